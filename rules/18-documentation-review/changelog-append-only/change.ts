import { changeDetector, type Finding, type ProjectIndex } from '@perf-rules/core'
import type { ChangelogEntryFact, ChangelogFacts, ReleaseFact } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

export default changeDetector(check, {
  needs: ['changelog'],
  *detect(view) {
    const [base, head] = [view.base.facts('changelog'), view.head.facts('changelog')]
    let archived: ReadonlySet<string> | undefined
    for (const { path, from } of view.files) {
      const before = base.get(from)
      if (!before || !view.isOn(path)) continue
      archived ??= entriesIn(view.head)
      yield* rewritten(path, before, head.get(path), archived, view.options(path).latest === 'open')
    }
  },
})

/** Hashes of every entry of every changelog after the change: what moved into an archive is not lost. */
function entriesIn(index: ProjectIndex): ReadonlySet<string> {
  const hashes = new Set<string>()
  for (const { releases } of index.facts('changelog').values()) for (const { entries } of releases) for (const { hash } of entries) hashes.add(hash)
  return hashes
}

function* rewritten(path: string, before: ChangelogFacts, after: ChangelogFacts | undefined, kept: ReadonlySet<string>, latestIsOpen: boolean): Generator<Finding> {
  const now = new Map(after?.releases.map(release => [release.key, release]))
  let latest = true
  for (const release of before.releases) {
    if (isOpen(release, before)) continue
    const mayChange = latest && latestIsOpen
    latest = false
    if (mayChange) continue
    const head = now.get(release.key)
    const lost = release.entries.filter(entry => !kept.has(entry.hash))
    if (!head) {
      if (lost.length > 0) yield say.releaseRemoved({ path, range: [0, 0] }, { release: release.key, count: lost.length })
      continue
    }
    if (release.date !== undefined && head.date !== undefined && release.date !== head.date) yield say.dateChanged({ path, range: head.dateRange ?? head.range }, { release: release.key, before: release.date, after: head.date })
    yield* changedEntries(path, release, head, lost)
  }
}

/** Each lost entry beside the new one that stands where it stood, else on the release's heading. */
function* changedEntries(path: string, before: ReleaseFact, after: ReleaseFact, lost: readonly ChangelogEntryFact[]): Generator<Finding> {
  const old = new Set(before.entries.map(entry => entry.hash))
  const fresh = after.entries.filter(entry => !old.has(entry.hash))
  for (const entry of lost) {
    const twin = nearestTo(entry, before, after, fresh)
    const data = { release: before.key, before: `“${entry.text}”` }
    if (twin) {
      fresh.splice(fresh.indexOf(twin), 1)
      yield say.entryEdited({ path, range: twin.range }, data)
    } else yield say.entryRemoved({ path, range: after.range }, data)
  }
}

/** The new entry that follows the same neighbour or shares its first words. */
function nearestTo(entry: ChangelogEntryFact, before: ReleaseFact, after: ReleaseFact, fresh: readonly ChangelogEntryFact[]): ChangelogEntryFact | undefined {
  const neighbour = before.entries[before.entries.indexOf(entry) - 1]?.hash
  return fresh.find(candidate => shareWords(candidate.text, entry.text)) ?? fresh.find(candidate => after.entries[after.entries.indexOf(candidate) - 1]?.hash === neighbour)
}

function shareWords(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase().split(' '), new Set(other.toLowerCase().split(' '))]
  return a.filter(word => b.has(word)).length * 2 >= Math.max(a.length, b.size)
}

/** Not out yet: Unreleased, or the first of a dated file that has no date of its own. */
function isOpen(release: ReleaseFact, { releases }: ChangelogFacts): boolean {
  if (release.open || release.key === 'unreleased') return true
  const isFirst = releases.find(each => each.key !== 'unreleased') === release
  return isFirst && release.date === undefined && releases.some(each => each.date !== undefined)
}
