import { projectDetector } from '@perf-rules/core'
import { isChangelog } from '@perf-rules/core/ask'
import type { SectionFact } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

/** Pages that repeat others on purpose: versions, translations, what a tool writes or copies, forms and samples. */
const repeated = /(?:^|\/)(?:versioned_docs|i18n|locales?|translations?|node_modules|vendor|third_party|templates?|fixtures?|__fixtures__|examples?|samples?|archive[ds]?|blog|posts|skills|dist|build|\.changeset|[a-z]{2}(?:-[A-Za-z]{2,4})?)\/|\.[a-z]{2}(?:-[A-Za-z]{2,4})?\.mdx?$|(?:^|\/)(?:license|code_of_conduct|security|contributing|support)[^/]*\.mdx?$|(?:^|\/)\.[a-z]/i

/** A run of words in more sections than this is boilerplate, and joins none of them. */
const mostShared = 20

interface Placed {
  readonly path: string
  readonly section: SectionFact
}

/**
 * Compares sections by a sample of their runs of eight words. Only sections that share a run are ever compared, so that
 * the work grows with the text and not with its square.
 */
export default projectDetector(check, {
  needs: ['sections'],
  *detect(view) {
    const byRun = new Map<number, Placed[]>()
    const placed: Placed[] = []
    for (const [path, { sections }] of view.index.facts('sections')) {
      if (!view.isOn(path) || isChangelog(path) || repeated.test(path)) continue
      const { words } = view.options(path)
      for (const section of sections) {
        if (section.words < words || section.shingles.length === 0) continue
        const one = { path, section }
        placed.push(one)
        for (const run of section.shingles) {
          const all = byRun.get(run)
          if (!all) byRun.set(run, [one])
          else if (all.length <= mostShared) all.push(one)
        }
      }
    }
    const order = new Map(placed.map((one, at) => [one, at]))
    for (const one of placed) {
      const twin = likest(one, byRun, order)
      const share = twin === undefined ? 0 : Math.round((100 * twin.shared) / one.section.shingles.length)
      if (!twin || share < view.options(one.path).share) continue
      const { path, section } = twin.other
      const where = path === one.path ? `“${section.heading}” above` : section.heading === '' ? `\`${path}\`` : `“${section.heading}” in \`${path}\``
      const end = one.section.range[1] === 0 ? 1 : one.section.range[1]
      yield say.duplicateSection({ path: one.path, range: [one.section.range[0], end] }, { heading: one.section.heading || one.path, share, words: one.section.words, where }, { related: [{ at: { path, range: section.range }, note: 'says the same' }] })
    }
  },
})

/** The earlier section that shares most runs. Reported is the later one, once. */
function likest(one: Placed, byRun: ReadonlyMap<number, readonly Placed[]>, order: ReadonlyMap<Placed, number>): { readonly other: Placed; readonly shared: number } | undefined {
  const counts = new Map<Placed, number>()
  const own = order.get(one) ?? 0
  for (const run of one.section.shingles) {
    const all = byRun.get(run) ?? []
    if (all.length > mostShared) continue
    for (const other of all) if ((order.get(other) ?? own) < own) counts.set(other, (counts.get(other) ?? 0) + 1)
  }
  let best: { other: Placed; shared: number } | undefined
  for (const [other, shared] of counts) if (!best || shared > best.shared) best = { other, shared }
  return best
}
