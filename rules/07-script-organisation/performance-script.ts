import { scopeOf } from '@perf-rules/core'
import type { ScriptFacts } from '@perf-rules/languages/views'

const words = new Set(['perf', 'performance', 'bench', 'benchmark', 'benchmarks', 'load', 'loadtest', 'stress', 'profile', 'profiling', 'latency', 'throughput', 'slo', 'flamegraph', 'lighthouse'])

/** Which globs the user adds to or takes from the scope of performance work. */
export interface ScopeOptions {
  readonly root: string
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

/** Gives the one function that decides whether a file is a performance script: something that is run, about performance. */
export function performanceScripts({ root, include, exclude }: ScopeOptions): (path: string, facts: ScriptFacts) => boolean {
  const scope = scopeOf({ include, exclude })
  return (path, facts) => {
    if (!isRun(path, facts)) return false
    if (path.startsWith(`${root}/`)) return true
    const { inside, why } = scope(path)
    if (why === 'matches scope.exclude') return false
    return inside || (/(?:^|\/)scripts?\//i.test(path) && nameOf(path).split(/[-_.]/).some(word => words.has(word.toLowerCase())))
  }
}

/** Modules that others import or source are no scripts: they have neither a shebang nor a start of their own. */
function isRun(path: string, { shebang, starts, interpreter }: ScriptFacts): boolean {
  if (/^(?:_|\.)|\.(?:test|spec|config|d)\.[cm]?[jt]s$/.test(nameOf(path)) || /(?:^|\/)(?:lib|libs|shared|node_modules|vendor|fixtures|__tests__)\//.test(path)) return false
  return shebang !== null || (interpreter !== 'node' && starts)
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
