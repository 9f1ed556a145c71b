import { type Finding, type OptionsOf, proseDetector, type ProseView } from '@perf-rules/core'
import { type Changelog, isChangelog, readChangelog } from '@perf-rules/core/ask'
import check from './check.ts'
import { categories } from './categories.ts'
import { headings } from './headings.ts'
import { links } from './links.ts'
import { order } from './order.ts'

export type View = ProseView<OptionsOf<typeof check>>

export default proseDetector(check, {
  only: isChangelog,
  *detect(root, view): Generator<Finding> {
    const changelog = readChangelog(root, view.text)
    if (view.options.format === 'auto' && !isKept(changelog, view.options.categories)) return
    yield* headings(changelog, root, view)
    yield* order(changelog)
    yield* categories(changelog, view)
    yield* links(changelog, root)
  },
})

/**
 * Follows the format: names its page, has Unreleased and its categories, or writes `[1.2.0] - 2026-01-31` above them,
 * as Common Changelog does too. What release tools write (links and parentheses in headings, `### Features`) is theirs.
 */
function isKept({ keepsAChangelog, namesKeepAChangelog, releases }: Changelog, known: readonly string[]): boolean {
  if (namesKeepAChangelog) return true
  const hasKind = releases.some(release => release.categories.some(({ name }) => known.includes(name)))
  return keepsAChangelog || (hasKind && releases.some(({ heading }) => /^\[?v?\d+\.\d+\.\d+[^\]\s]*\]? [-–—] \d{4}-\d{2}-\d{2}\b/.test(heading)))
}
