import { presetNames } from '@perf-rules/core'
import { catalogue } from '@perf-rules/rules/catalogue'
import type { ListCommand } from '../arguments.ts'
import { terminal } from '../terminal.ts'

/** `perf-rules list`. */
export async function list({ format, preset }: ListCommand): Promise<number> {
  const shown = catalogue.filter(entry => preset === undefined || preset.some(name => entry.severity[name]))
  if (format === 'json') {
    const rows = shown.map(({ id, rule, says, clauses, severity, stage, kinds, standsFor }) => ({ id, rule, says, clauses, severity, stage, kinds, standsFor }))
    process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`)
    return 0
  }
  const term = terminal(process.stdout)
  const width = Math.max(...shown.map(entry => entry.id.length)) + 2
  for (const { id, clauses, severity, says } of shown) {
    const presets = presetNames.filter(name => severity[name]).join(' ')
    process.stdout.write(`${term.bold(id.padEnd(width))}${clauses.join(' ').padEnd(12)} ${presets.padEnd(28)} ${term.dim(says)}\n`)
  }
  return 0
}
