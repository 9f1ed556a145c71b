import { makePlugin } from '@perf-rules/eslint-host'

/** Set by the build to the package's version. */
declare const PERF_RULES_VERSION: string | undefined

/** ESLint plugin with the code checks of the 20 rules. */
export default makePlugin({
  module: import.meta.url,
  name: 'eslint-plugin-perf-rules',
  version: typeof PERF_RULES_VERSION === 'string' ? PERF_RULES_VERSION : '0.0.0',
  namespace: 'perf-rules',
  carries: home => /^R\d+$/.test(home),
  configs: { recommended: 'recommended', strict: 'strict' },
})
