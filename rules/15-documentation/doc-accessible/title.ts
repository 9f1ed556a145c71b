import type { Finding } from '@perf-rules/core'
import { isFrontMatter, tagsIn } from '@perf-rules/core/ask'
import type { Root, RootContent } from 'mdast'
import { say } from './check.ts'
import type { View } from './inline.ts'
import type { Outline } from './outline.ts'

/** Markdown that is a part of something, a form or an instruction (`.github`, `.claude`, `.changeset`): no page of its own. */
const parts = /(?:^|\/)(?:changelog\.d|newsfragments)\/|(?:^|\/)_[^/]+\.mdx?$|(?:^|\/)\.[a-z][^/]*\/|(?:^|\/)(?:snippets|partials|includes|_includes)\//i

/** The first thing on the page, when it is not its title. */
export function* missingTitle(root: Root, { path, text, options }: View, { titled }: Outline): Generator<Finding> {
  if (titled || parts.test(path)) return
  const level = options.titleLevel
  const first = root.children.find(node => !isSilent(node, path, text) && (!options.preamble || node.type === 'heading' || hasTitleTag(node, level)))
  if (!first || (first.type === 'heading' && first.depth === level) || hasTitleTag(first, level)) return
  const start = first.position?.start.offset ?? 0
  const lineEnd = text.indexOf('\n', start)
  yield say.missingTitle([start, Math.min(first.position?.end.offset ?? start, lineEnd === -1 ? text.length : lineEnd)], { level })
}

/** Front matter, comments, link definitions and the imports of MDX: nothing of it is seen. */
function isSilent(node: RootContent, path: string, text: string): boolean {
  if (isFrontMatter(node)) return true
  if (node.type === 'html') return /^<!--(?:(?!-->)[\s\S])*-->\s*$/.test(node.value)
  return path.endsWith('.mdx') && node.type === 'paragraph' && /^(?:import|export)\s/.test(text.slice(node.position?.start.offset))
}

function hasTitleTag(node: RootContent, level: number): boolean {
  if (node.type === 'html') for (const tag of tagsIn(node.value)) if (tag.name === `h${level}`) return true
  return false
}
