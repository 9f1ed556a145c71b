import { makePlugin } from '@perf-rules/eslint-host'

/** Set by the build to the package's version. */
declare const PERF_RULES_VERSION: string | undefined

/** ESLint plugin with the checks for performance patterns. */
export default makePlugin({
  module: import.meta.url,
  name: 'eslint-plugin-perf-patterns',
  version: typeof PERF_RULES_VERSION === 'string' ? PERF_RULES_VERSION : '0.0.0',
  namespace: 'perf-patterns',
  carries: home => !/^R\d+$/.test(home),
  // Who installs this plugin alone asks for the patterns: both names give them.
  configs: { recommended: 'patterns', patterns: 'patterns' },
})
