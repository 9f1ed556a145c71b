import { type Finding, lineStarts, positionAt } from '@perf-rules/core'
import { isChangelog, isFrontMatter } from '@perf-rules/core/ask'
import type { Root } from 'mdast'
import { say } from './check.ts'
import type { View } from './inline.ts'
import type { Outline, OutlineHeading } from './outline.ts'

/** Headings that go down by more than one level. The first may stand at any, unless the front matter has the title. */
export function* skippedHeadings({ titled, headings }: Outline): Generator<Finding> {
  let before = titled ? 1 : undefined
  for (const { depth, range, isHtml } of headings) {
    // A heading in HTML may be the step between; as often it is a way to get big letters, and asks for nothing.
    if (isHtml) {
      if (before !== undefined) before = Math.max(before, depth)
      continue
    }
    if (before !== undefined && depth > before + 1) yield say.headingSkipped(range, { depth, before, wanted: before + 1 })
    before = depth
  }
}

/** Headings of one name: anywhere in the page, or below the same parent only. */
export function* duplicateHeadings({ headings }: Outline, view: View): Generator<Finding> {
  const siblingsOnly = view.options.siblingsOnly || isChangelog(view.path)
  const first = new Map<string, OutlineHeading>()
  const above: OutlineHeading[] = []
  let starts: readonly number[] | undefined
  for (const heading of headings) {
    if (heading.isHtml || heading.text === '') continue
    while ((above.at(-1)?.depth ?? 0) >= heading.depth) above.pop()
    const parent = siblingsOnly ? `${above.map(each => each.range[0]).join(' ')} ${heading.depth} ` : ''
    above.push(heading)
    const twin = first.get(parent + heading.text)
    if (!twin) {
      first.set(parent + heading.text, heading)
      continue
    }
    starts ??= lineStarts(view.text)
    yield say.duplicateHeading(heading.range, { text: heading.text, line: positionAt(starts, twin.range[0]).line }, { related: [{ at: twin.range, note: 'the first one' }] })
  }
}

/** Headings of the title's level after the title, where the page has one: in the front matter, or as the first thing on it. */
export function* secondTitles({ titled, headings }: Outline, root: Root, { text, options }: View): Generator<Finding> {
  const [first, ...rest] = headings.filter(heading => heading.depth === options.titleLevel && !heading.isHtml)
  if (!first) return
  const leads = root.children.every(node => (node.position?.start.offset ?? 0) >= first.range[0] || isFrontMatter(node) || (node.type === 'html' && /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(text.slice(node.position?.start.offset, node.position?.end.offset))))
  if (!titled && !leads) return
  for (const heading of titled ? [first, ...rest] : rest) yield say.secondTitle(heading.range, { text: heading.text })
}
