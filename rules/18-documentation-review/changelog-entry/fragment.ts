import { didYouMean, type Finding, type ProseView } from '@perf-rules/core'
import type { Root } from 'mdast'
import { say } from './check.ts'

const bumps = ['major', 'minor', 'patch', 'none']

/** True for one change in a file of its own: changesets, towncrier and their like. */
export function isFragment(path: string): boolean {
  return /(?:^|\/)(?:\.changeset|changelog\.d|\.changes|changes|newsfragments|changelog)\/(?!readme\b|template\b|_)[^/]+\.mdx?$/i.test(path)
}

/** What would stop the release tool, or leave an empty line behind it. */
export function* brokenFragments(root: Root, view: ProseView): Generator<Finding> {
  const isChangeset = /(?:^|\/)\.changeset\//.test(view.path)
  const [first] = root.children
  const matter = first?.type === 'yaml' ? first : undefined
  const hasWords = root.children.some(node => node.type !== 'yaml' && node.type !== 'html')
  // An empty changeset says on purpose that a change needs no release.
  const names = matter ? [...bumpsIn(matter.value, (matter.position?.start.offset ?? 0) + 4)] : []
  if (!hasWords && (names.length > 0 || !isChangeset)) yield say.emptyFragment([0, Math.max(0, view.text.indexOf('\n'))])
  if (!isChangeset) return
  for (const { name, bump, range } of names) if (!bumps.includes(bump)) yield say.unknownBump(range, { name, bump, hint: didYouMean(bump, bumps) })
}

/** The `"package": bump` lines of a changeset; its front matter holds nothing else. */
function* bumpsIn(yaml: string, offset: number): Generator<{ readonly name: string; readonly bump: string; readonly range: readonly [number, number] }> {
  let start = offset
  for (const line of yaml.split('\n')) {
    const colon = line.lastIndexOf(':')
    const bump = line.slice(colon + 1).trim().replace(/^["']|["']$/g, '')
    const name = line.slice(0, colon).trim().replace(/^["']|["']$/g, '')
    if (colon !== -1 && name !== '' && !name.startsWith('#') && bump !== '') {
      const at = start + line.lastIndexOf(bump)
      yield { name, bump, range: [at, at + bump.length] }
    }
    start += line.length + 1
  }
}
