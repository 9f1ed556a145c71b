declare const PERF_RULES_VERSION: string
declare const PERF_RULES_BUILD: string

/** The package's version, put in by the build. */
export const version: string = PERF_RULES_VERSION
/** Hash of the code that produces results, put in by the build: it names the cache. */
export const build: string = PERF_RULES_BUILD
