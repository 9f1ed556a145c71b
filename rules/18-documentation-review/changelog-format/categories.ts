import { didYouMean, type Finding } from '@perf-rules/core'
import type { Changelog } from '@perf-rules/core/ask'
import { say } from './check.ts'
import { usualDepth } from './headings.ts'
import type { View } from './prose.ts'

/** Kinds of change below each release, and those that stand at the level of releases. */
export function* categories({ releases, sections }: Changelog, { options, text }: View): Generator<Finding> {
  const known = options.categories
  const usual = usualDepth(releases) + 1
  for (const { name, depth, range } of sections) if (known.includes(bare(name)) && releases.some(release => release.range[0] < range[0])) yield say.wrongLevel(range, { heading: name, depth, usual })
  for (const release of releases) {
    // What stands below a section beside the release is not the release's.
    const end = sections.find(section => section.range[0] > release.range[0] && !known.includes(bare(section.name)))?.range[0] ?? text.length
    const own = release.categories.filter(({ range }) => range[0] < end)
    const first = Math.min(...own.map(({ depth }) => depth))
    const start = own[0]?.range[0] ?? 0
    const loose = release.entries.find(({ range }) => range[0] < start && /^[-*+]\s/.test(text.slice(range[0], range[0] + 2)))
    if (loose) yield say.looseEntry(loose.range, { release: release.key })
    const seen = new Set<string>()
    let isBelowKind = false
    for (const { name, depth, range, entries } of own) {
      const kind = bare(name)
      // What stands deeper is a part of a section: a package, an area, or kinds below one of the project's own.
      if (depth > first && !(isBelowKind && known.includes(kind))) continue
      if (depth === first) isBelowKind = known.includes(kind)
      if (!known.includes(kind)) {
        yield say.unknownCategory(range, { category: name, hint: didYouMean(kind, known), known: known.join(', ') })
        continue
      }
      if (depth !== usual) yield say.wrongLevel(range, { heading: name, depth, usual })
      if (seen.has(kind)) yield say.duplicateCategory(range, { category: kind, release: release.key })
      // The empty headings of Unreleased are the form to be filled in.
      else if (entries === 0 && !release.open && !hasParts(own, range)) yield say.emptyCategory(range, { category: kind, release: release.key })
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
