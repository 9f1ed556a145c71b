import picomatch from 'picomatch'
import type { ScopeConfig } from './config.ts'

const segments = new Set(['performance', 'perf', 'bench', 'benches', 'benchmark', 'benchmarks', 'load-test', 'load-tests', 'loadtest', 'loadtests', 'monitoring', 'observability', 'metrics', 'profiling', 'caching'])

/** Tells whether a path is performance work, and why. */
export type Scope = (path: string) => { readonly inside: boolean; readonly why: string }

/** Says whether a path is performance work, and why. The one place that decides it. */
export function scopeOf(config: ScopeConfig | undefined): Scope {
  if (config === 'repository') return () => ({ inside: true, why: 'scope is "repository"' })
  const include = config?.include?.length ? picomatch([...config.include], { dot: true }) : undefined
  const exclude = config?.exclude?.length ? picomatch([...config.exclude], { dot: true }) : undefined
  return path => {
    if (exclude?.(path)) return { inside: false, why: 'matches scope.exclude' }
    if (include?.(path)) return { inside: true, why: 'matches scope.include' }
    const segment = path.split('/').slice(0, -1).find(part => segments.has(part.toLowerCase()))
    return segment === undefined ? { inside: false, why: 'no folder of its path is about performance' } : { inside: true, why: `stands in a folder named ${segment}` }
  }
}
