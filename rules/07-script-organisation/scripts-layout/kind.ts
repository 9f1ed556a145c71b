import type { ScriptFacts } from '@perf-rules/languages/views'
import { nameOf } from '../performance-script.ts'

interface Kind {
  readonly folder: string
  readonly names: readonly string[]
  readonly tools: readonly string[]
}

// In order: a script that both tests and deploys is named for what it leaves behind.
const kinds: readonly Kind[] = [
  { folder: 'testing', names: ['test', 'bench', 'benchmark', 'load', 'loadtest', 'stress', 'soak', 'endurance', 'lighthouse', 'spike'], tools: ['k6', 'artillery', 'autocannon', 'wrk', 'hey', 'vegeta', 'locust', 'jmeter', 'hyperfine', 'lhci', 'lighthouse', 'bats', 'pytest'] },
  { folder: 'monitoring', names: ['monitor', 'monitoring', 'metrics', 'watch', 'alert', 'alerts', 'dashboard', 'health', 'status', 'report', 'trace', 'profile', 'profiling'], tools: ['prometheus', 'grafana', 'promtool', 'perf', 'flamegraph', 'py-spy', '0x', 'clinic'] },
  { folder: 'validation', names: ['validate', 'validation', 'check', 'verify', 'budget', 'budgets', 'lint', 'audit', 'assert', 'compare'], tools: ['shellcheck', 'hadolint', 'trivy'] },
  { folder: 'optimization', names: ['optimize', 'optimise', 'optimization', 'tune', 'tuning', 'warm', 'cache', 'vacuum', 'reindex', 'index', 'explain', 'compress', 'analyze'], tools: ['vacuum', 'reindex', 'explain', 'analyze'] },
  { folder: 'deployment', names: ['deploy', 'deployment', 'release', 'rollback', 'roll', 'rollout', 'install', 'provision', 'migrate', 'start', 'setup', 'up'], tools: ['kubectl', 'helm', 'terraform', 'ansible', 'rsync', 'systemctl'] },
  { folder: 'management', names: ['backup', 'back', 'restore', 'clean', 'cleanup', 'rotate', 'prune', 'manage', 'sync', 'seed', 'write', 'update', 'generate'], tools: ['pg_dump', 'pg_restore', 'mysqldump', 'mongodump', 'crontab'] },
]

/** The folder whose kind of work the script's name tells, else its tools, else its first folder that fits; management where nothing does. */
export function kindOf(path: string, { tools }: ScriptFacts, folders: readonly string[]): string {
  const possible = kinds.filter(kind => folders.includes(kind.folder))
  const words = nameOf(path).toLowerCase().split(/[-_.]/)
  const byName = possible.find(kind => words.some(word => kind.names.includes(word)))
  const byTool = possible.find(kind => tools.some(tool => kind.tools.includes(tool)))
  return (byName ?? byTool)?.folder ?? (folders.includes('management') ? 'management' : (folders[0] ?? ''))
}

/** `run-load-test.sh` of `runLoadTest.sh`; `check_budget.py` of `check-budget.py`. */
export function usualName(name: string): string {
  const dot = name.lastIndexOf('.')
  const [stem, end] = dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
  const words = stem.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[\s_-]+/).filter(word => word !== '')
  return words.join(end === '.py' ? '_' : '-').toLowerCase() + end.toLowerCase()
}
