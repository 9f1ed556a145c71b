import { findNodeAtLocation, parseTree } from 'jsonc-parser'
import picomatch from 'picomatch'
import type { IdleSuppression, Range, ReportFinding } from '@perf-rules/core'
import type { Sources } from './sources.ts'
import { isBelow, isPast, type PlacedSuppression, within } from './suppress.ts'

export interface IdleOptions {
  readonly today: string
  /** Every file of the run. */
  readonly paths: readonly string[]
  readonly sources: Sources
  /** Whether a check ran on a file. */
  readonly ran: (check: string, path: string) => boolean
  /** Whether a check is on anywhere, and its findings are known before suppressions are judged. */
  readonly isEnabled: (check: string) => boolean
}

/**
 * Suppressions of config files that match no finding, where their check ran. Findings that another suppression
 * silenced first count for all that match them. An entry that several files share is idle when it is idle in
 * each place; one whose day has passed, or that stands in a package, is not judged.
 */
export function idleSuppressions(findings: readonly ReportFinding[], config: readonly PlacedSuppression[], { today, paths, sources, ran, isEnabled }: IdleOptions): readonly IdleSuppression[] {
  const known = new Set(paths)
  const filesOf = new Map<string, Set<string>>()
  for (const { check, file } of findings) filesOf.set(check, (filesOf.get(check) ?? new Set()).add(file))
  const entries = new Map<string, { readonly suppression: PlacedSuppression; isIdle: boolean }>()
  for (const suppression of config) {
    const { check, files, folder, path, at, until } = suppression
    if (isPast(until, today) || !known.has(path) || !isEnabled(check)) continue
    const matches = picomatch([...files], { dot: true })
    const covers = (file: string) => isBelow(file, folder) && matches(within(file, folder))
    const covered = paths.filter(covers)
    // Globs that match no file may stand for things that are absent, or for files that are gone: the check's findings decide.
    const isIdle = ![...(filesOf.get(check) ?? [])].some(covers) && (covered.length === 0 || covered.some(file => ran(check, file)))
    const key = `${path}\0${at}`
    entries.set(key, { suppression, isIdle: isIdle && entries.get(key)?.isIdle !== false })
  }
  return [...entries.values()].flatMap(({ suppression: { check, path, at }, isIdle }) => (isIdle ? [{ check, path, range: entryRange(sources.text(path), at) }] : []))
}

/** Where an entry of `suppressions` stands in the text of its config file. */
export function entryRange(text: string, at: number): Range {
  const tree = parseTree(text, [], { allowTrailingComma: true })
  const node = tree && findNodeAtLocation(tree, ['suppressions', at])
  return node ? [node.offset, node.offset + node.length] : [0, 0]
}
