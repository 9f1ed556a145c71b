import type { Range } from '@perf-rules/core'
import { isFrontMatter, nodesIn, offsetsOf, readText, tagsIn } from '@perf-rules/core/ask'
import type { Nodes, Root } from 'mdast'
import type { View } from './inline.ts'

/** A heading in document order. Those written in HTML are steps of the outline, and judged by nobody here. */
export interface OutlineHeading {
  readonly depth: number
  readonly text: string
  readonly range: Range
  readonly isHtml: boolean
}

export interface Outline {
  /** The front matter names a title, which stands above all headings. */
  readonly titled: boolean
  readonly headings: readonly OutlineHeading[]
}

/** Headings of a page; those in quotes speak of another one. */
export function readOutline(root: Root, { text, options }: View): Outline {
  const headings: OutlineHeading[] = []
  for (const top of root.children) {
    if (top.type === 'blockquote') continue
    for (const node of nodesIn(top)) {
      const range = offsetsOf(node)
      if (!range) continue
      if (node.type === 'heading') headings.push({ depth: node.depth, text: readText(node).replace(/\s+/g, ' ').trim(), range, isHtml: false })
      else if (node.type === 'html') headings.push(...headingsInHtml(node.value, range))
    }
  }
  return { titled: hasTitle(root.children[0], text, options.titleKeys), headings }
}

function* headingsInHtml(html: string, range: Range): Generator<OutlineHeading> {
  for (const tag of tagsIn(html)) {
    const depth = /^h([1-6])$/.exec(tag.name)?.[1]
    if (depth !== undefined && !tag.closing) yield { depth: Number(depth), text: '', range, isHtml: true }
  }
}

/** A key of the front matter's lines that gives the title, as site generators read it: YAML, TOML, JSON, or Pandoc's form. */
function hasTitle(first: Nodes | undefined, text: string, keys: readonly string[]): boolean {
  const matter = first !== undefined && isFrontMatter(first) && 'value' in first ? first.value : matterOfOtherForm(text)
  return matter !== undefined && matter.split('\n').some(line => keys.includes(/^\s*["']?([\w-]+)["']?\s*[:=]/.exec(line)?.[1] ?? ''))
}

/** JSON in braces, or YAML that ends with three dots: our parser takes them for text. */
function matterOfOtherForm(text: string): string | undefined {
  const json = /^\{\s*\n([^]*?)\n\}\s*(?:\n|$)/.exec(text.slice(0, 4000))?.[1]
  return json ?? /^---[ \t]*\n([^]*?)\n\.\.\.[ \t]*(?:\n|$)/.exec(text.slice(0, 4000))?.[1]
}
