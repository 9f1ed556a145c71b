import { FaultError, type Range } from '@perf-rules/core'
import { entryRange } from '../report/idle-suppressions.ts'
import { ownersIn } from '../report/owners.ts'
import type { Sources } from '../report/sources.ts'
import { isPast } from '../report/suppress.ts'
import { discover } from '../workspace/discover.ts'
import { blockDate, type DatedLine, lineDates } from '../workspace/line-dates.ts'
import { findRoot, type Root } from '../workspace/root.ts'
import type { SessionOptions } from './options.ts'
import { openSession } from './session.ts'

/** One suppression of the root. */
export interface ListedSuppression {
  readonly kind: 'comment' | 'config'
  /** The checks it names; empty for a comment of ESLint that silences all. */
  readonly checks: readonly string[]
  /** Where it stands. */
  readonly file: string
  readonly line: number
  /** Globs of a config entry, as seen from the folder that the config governs. */
  readonly files: readonly string[]
  readonly reason: string
  readonly until: string | null
  /** Whether `until` has passed. */
  readonly isExpired: boolean
  /** Days since its author last changed it; null where git does not know. */
  readonly ageInDays: number | null
  /** Those whom a config entry names, else the code owners of the file in which it stands. */
  readonly owners: readonly string[]
}

interface Placed extends Omit<ListedSuppression, 'line' | 'isExpired' | 'ageInDays' | 'owners'> {
  readonly range: Range
  readonly owner?: string | undefined
}

const millisecondsPerDay = 86_400_000

/** All suppressions of a root, by file and line. */
export async function listSuppressions(options: Pick<SessionOptions, 'cwd' | 'root' | 'workerFile' | 'build' | 'now'>): Promise<readonly ListedSuppression[]> {
  const now = options.now ?? Date.now()
  const root = await findRoot(options.cwd, options.root)
  // No check has to run for it; the one that asks for least will do.
  const { suppressions: { comments, config }, sources, report } = await (await openSession({ ...options, now, only: ['unused-suppression'], readsComments: true })).check()
  const [fault] = report.faults
  if (fault) throw new FaultError(fault)
  const discovered = await discover(root)
  const present = new Set(discovered.files.map(file => file.path))
  const ownersOf = await ownersIn(root.folder, discovered, new Map())
  const placed: readonly Placed[] = [
    ...comments.filter(({ checks, all }) => all || checks.length > 0).map(({ checks, path, range, reason, until = null }) => ({ kind: 'comment' as const, checks, file: path, range, files: [], reason, until })),
    ...[...new Map(config.map(entry => [`${entry.path}\0${entry.at}`, entry])).values()].map(({ check, path, at, files, reason, until = null, owner }) => ({ kind: 'config' as const, checks: [check], file: path, range: entryRange(present.has(path) ? sources.text(path) : '', at), files, reason, until, owner })),
  ]
  const dates = await datesOf(root, new Set(placed.map(({ file }) => file).filter(file => present.has(file))))
  const today = new Date(now).toISOString().slice(0, 10)
  const listed = placed.map(({ range, owner, ...each }) => {
    const [first, block] = linesOf(sources, each.file, range)
    const dated = dates.get(each.file)
    const at = dated && blockDate(dated, block, first, now)
    return { ...each, line: first, isExpired: isPast(each.until ?? undefined, today), ageInDays: at === undefined ? null : Math.max(0, Math.floor((now - at) / millisecondsPerDay)), owners: owner === undefined ? ownersOf(each.file) : [owner] }
  })
  return listed.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}

async function datesOf(root: Root, files: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly DatedLine[]>> {
  const dates = new Map<string, readonly DatedLine[]>()
  for (const file of files) {
    const dated = await lineDates(root, file)
    if (dated) dates.set(file, dated)
  }
  return dates
}

function linesOf(sources: Sources, file: string, range: Range): readonly [number, readonly string[]] {
  const { start, end } = sources.range(file, range)
  return [start.line, Array.from({ length: end.line - start.line + 1 }, (_, offset) => sources.line(file, start.line + offset))]
}
