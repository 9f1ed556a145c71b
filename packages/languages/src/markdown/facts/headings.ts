import { defineFacts, type Range } from '@perf-rules/core'
import GithubSlugger from 'github-slugger'
import type { Nodes, Root } from 'mdast'
import { nodesIn, offsetsOf, readText, tagsIn } from '@perf-rules/core/ask'

/** A heading as a link can name it. */
export interface HeadingFact {
  readonly text: string
  readonly depth: number
  /** GitHub's fragment for it, numbered where the document has several alike. */
  readonly slug: string
  /** An explicit id (`## Name {#id}`): some site generators read it, GitHub shows it as text. */
  readonly id?: string
  readonly range: Range
}

/** The places within a Markdown file that a link's fragment can name. */
export interface HeadingFacts {
  readonly headings: readonly HeadingFact[]
  /** Ids and names of HTML elements, without GitHub's `user-content-`. */
  readonly anchors: readonly string[]
  /** Parts of the page come from other files or from components, so it may have headings that are not here. */
  readonly open: boolean
}

declare module '@perf-rules/core' {
  interface FactKinds {
    /** Headings and anchors of Markdown files. */
    headings: HeadingFacts
  }
}

export const headingFacts = defineFacts<'headings', Root>({
  kind: 'headings',
  version: 3,
  extract: (root, { path, text }) => {
    const reader = new HeadingReader()
    for (const node of nodesIn(root)) reader.read(node)
    const { headings, anchors } = reader.facts()
    return { headings, anchors: [...anchors, ...targetsOf(text)], open: pullsIn(path, text) }
  },
})

/** Collects headings in document order, which the numbering of equal slugs depends on. */
class HeadingReader {
  readonly #slugger = new GithubSlugger()
  readonly #headings: HeadingFact[] = []
  readonly #anchors = new Set<string>()
  /** An HTML heading whose end is still to come: its words may stand in later nodes. */
  #open: { readonly depth: number; readonly start: number; text: string } | undefined

  read(node: Nodes): void {
    if (node.type === 'heading') {
      const range = offsetsOf(node)
      if (range) this.#add(readText(node), node.depth, range)
    } else if (node.type === 'html') this.#readHtml(node.value, offsetsOf(node)?.[0] ?? 0)
    else if (this.#open && (node.type === 'text' || node.type === 'inlineCode')) this.#open.text += node.value
  }

  facts(): Omit<HeadingFacts, 'open'> {
    return { headings: this.#headings, anchors: [...this.#anchors] }
  }

  #add(raw: string, depth: number, range: Range): void {
    const explicit = explicitId(raw)
    const text = explicit === undefined ? raw : raw.slice(0, explicit.start).trimEnd()
    this.#headings.push({ text, depth, slug: this.#slugger.slug(raw), ...(explicit === undefined ? {} : { id: explicit.id }), range })
  }

  #readHtml(html: string, offset: number): void {
    let from = 0
    for (const tag of tagsIn(html)) {
      if (this.#open) this.#open.text += html.slice(from, tag.start)
      from = tag.end
      // Only an anchor's name is a place to link to; that of a field is sent with its form.
      for (const name of tag.name === 'a' ? ['id', 'name'] : ['id']) {
        const value = tag.attributes.get(name)?.value
        if (value) this.#anchors.add(value.replace(/^user-content-/, ''))
      }
      const depth = /^h([1-6])$/.exec(tag.name)?.[1]
      if (depth === undefined) continue
      if (!tag.closing) this.#open = { depth: Number(depth), start: offset + tag.start, text: '' }
      else if (this.#open) {
        this.#add(this.#open.text.replace(/\s+/g, ' ').trim(), this.#open.depth, [this.#open.start, offset + tag.end])
        this.#open = undefined
      }
    }
    if (this.#open) this.#open.text += html.slice(from)
  }
}

/** Targets of MyST, `(name)=` on a line of its own. */
function targetsOf(text: string): readonly string[] {
  return text.includes(')=') ? [...text.matchAll(/^\(([\w:.-]+)\)=[ \t]*$/gm)].map(([, name = '']) => name) : []
}

/** The `{#id}` or `{ #id .class }` at a heading's end. */
function explicitId(text: string): { readonly id: string; readonly start: number } | undefined {
  const trimmed = text.trimEnd()
  if (!trimmed.endsWith('}')) return undefined
  const start = trimmed.lastIndexOf('{')
  const id = trimmed.slice(start + 1, -1).trim().split(/\s+/).find(word => word.startsWith('#'))?.slice(1)
  return start === -1 || !id ? undefined : { id, start }
}

// Includes of VitePress, MkDocs snippets, mdBook, Markdown-include and Hugo; none of them has a node of its own.
const includes = ['<!--@include', '<!-- @include', '--8<--', '{{#include', '{!', '{{< include', '{% include', '```{include}', '{{< readfile', '{{% include']

function pullsIn(path: string, text: string): boolean {
  if (includes.some(include => text.includes(include))) return true
  // mkdocstrings writes whole reference pages from one such line.
  if (/^::: [\w.]+$/m.test(text)) return true
  // A component that is given a list (`types={[`) shows it with headings of its own.
  if (path.endsWith('.mdx') && /=\{\s*\[/.test(text)) return true
  return path.endsWith('.mdx') && /^import .*\.(?:mdx?|astro|vue|svelte)['"];?\s*$/m.test(text)
}
