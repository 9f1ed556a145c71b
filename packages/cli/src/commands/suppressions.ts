import { resolve } from 'node:path'
import { type ListedSuppression, listSuppressions } from '@perf-rules/engine'
import type { SuppressionsCommand } from '../arguments.ts'
import { safe, safeJson, type Terminal, terminal } from '../terminal.ts'
import { build } from '../version.ts'
import { workerFile } from '../worker-file.ts'

/** `perf-rules suppressions`: what silences findings here, since when, until when and whose it is. */
export async function suppressions({ format, root }: SuppressionsCommand): Promise<number> {
  const listed = await listSuppressions({ cwd: process.cwd(), ...(root === undefined ? {} : { root: resolve(root) }), workerFile, build })
  if (format === 'json') {
    process.stdout.write(`${safeJson(JSON.stringify({ version: 1, suppressions: listed }, null, 2))}\n`)
    return 0
  }
  const term = terminal(process.stdout)
  for (const each of listed) process.stdout.write(`${row(each, term)}\n`)
  const expired = listed.filter(({ isExpired }) => isExpired).length
  process.stdout.write(`${listed.length} ${listed.length === 1 ? 'suppression' : 'suppressions'}${expired > 0 ? `, ${expired} past its day` : ''}\n`)
  return 0
}

function row({ kind, checks, file, line, files, reason, until, isExpired, ageInDays, owners }: ListedSuppression, term: Terminal): string {
  const age = ageInDays === null ? 'age unknown' : `${ageInDays} ${ageInDays === 1 ? 'day' : 'days'} old`
  const end = until === null ? 'no end' : isExpired ? term.red(`ended ${until}`) : `until ${until}`
  const covers = kind === 'config' ? ` for ${safe(files.join(', '))}` : ''
  const facts = [end, age, owners.length === 0 ? 'no owner' : safe(owners.join(' '))].join(', ')
  return `${term.bold(safe(`${file}:${line}`))}  ${safe(checks.length === 0 ? 'every check' : checks.join(', '))}${covers}\n  ${reason === '' ? 'no reason given' : safe(reason)}\n  ${term.dim(facts)}\n`
}
