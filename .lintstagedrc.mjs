export default {
  '*.{ts,mjs,js}': 'eslint --max-warnings 0 --no-warn-ignored',
  // Without file names: the whole index is judged, also what a deletion breaks.
  '*': () => 'node packages/cli/bin/perf-rules.cjs check --staged --fail-on warning',
}
