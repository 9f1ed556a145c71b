import { didYouMean, type Finding } from '@perf-rules/core'
import type { Changelog } from '@perf-rules/core/ask'
import { say } from './check.ts'

/** Kinds of change below each release, and those that stand at the level of releases. */
export function* categories({ releases, sections }: Changelog, known: readonly string[]): Generator<Finding> {
  const usual = releases.find(release => release.categories.length > 0)?.categories[0]?.depth ?? 3
  for (const { name, depth, range } of sections) if (known.includes(bare(name)) && releases.some(release => release.range[0] < range[0])) yield say.wrongLevel(range, { heading: name, depth, usual })
  for (const release of releases) {
    const first = Math.min(...release.categories.map(({ depth }) => depth))
    const seen = new Set<string>()
    let isBelowKind = false
    for (const { name, depth, range, entries } of release.categories) {
      const kind = bare(name)
      // What stands deeper is a part of a section: a package, an area, or kinds below one of the project's own.
      if (depth > first && !(isBelowKind && known.includes(kind))) continue
      if (depth === first) isBelowKind = known.includes(kind)
      if (!known.includes(kind)) {
        yield say.unknownCategory(range, { category: name, hint: didYouMean(kind, known), known: known.join(', ') })
        continue
      }
      if (depth !== release.depth + 1) yield say.wrongLevel(range, { heading: name, depth, usual: release.depth + 1 })
      if (seen.has(kind)) yield say.duplicateCategory(range, { category: kind, release: release.key })
      // The empty headings of Unreleased are the form to be filled in.
      else if (entries === 0 && !release.open && !hasParts(release.categories, range)) yield say.emptyCategory(range, { category: kind, release: release.key })
      seen.add(kind)
    }
  }
}

/** The name without the emoji and marks around it. */
function bare(name: string): string {
  return name.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}

/** A deeper heading follows right after, which holds the entries. */
function hasParts(all: Changelog['releases'][number]['categories'], range: readonly [number, number]): boolean {
  const at = all.findIndex(each => each.range === range)
  const [own, next] = [all[at], all[at + 1]]
  return own !== undefined && next !== undefined && next.depth > own.depth
}
