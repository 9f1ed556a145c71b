import { defineFacts, type Range } from '@perf-rules/core'
import type { Nodes, Root } from 'mdast'
import { markdownlintSwitches, nodesIn, offsetsOf, tagsIn } from '@perf-rules/core/ask'
import { type UndefinedReference, undefinedReferences } from './undefined-references.ts'


/** A link, image or definition that stays within the site or repository. */
export interface LinkFact {
  /** As the parser reads it: escapes and entities resolved, percent-encoding kept. */
  readonly url: string
  readonly kind: 'link' | 'image' | 'definition'
  /** The address itself where it can be told from its source, else the whole link. */
  readonly range: Range
  /** The range holds exactly the address, so that an edit may replace it. */
  readonly exact: boolean
  /** markdownlint's comments switch off the following of fragments here. */
  readonly anyFragment?: true
}

/** What a Markdown file points at. Addresses with a scheme or host are left out: nothing here can follow them. */
export interface LinkFacts {
  readonly links: readonly LinkFact[]
  readonly undefined: readonly UndefinedReference[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    /** Links, images and definitions of Markdown files that name no other host. */
    links: LinkFacts
  }
}

export const linkFacts = defineFacts<'links', Root>({
  kind: 'links',
  version: 2,
  extract: (root, { text }) => {
    const links: LinkFact[] = []
    const isOff = markdownlintSwitches(text)
    let isListOfThanks = false
    for (const node of nodesIn(root)) {
      // all-contributors writes links to fragments that are nowhere, such as `#ideas-ada`.
      if (node.type === 'html' && node.value.includes('ALL-CONTRIBUTORS-LIST:')) isListOfThanks = node.value.includes('LIST:START')
      if (isListOfThanks) continue
      if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
        if (isLocal(node.url)) links.push(...toLink(node.url, node.type, node, text))
      } else if (node.type === 'html') links.push(...linksInHtml(node.value, offsetsOf(node)?.[0] ?? 0, text))
    }
    const missing = [...undefinedReferences(root, text)].filter(({ range }) => !isOff?.('MD052', range[0]))
    if (links.length === 0 && missing.length === 0) return undefined
    return { links: isOff ? links.map(link => (isOff('MD051', link.range[0]) ? { ...link, anyFragment: true as const } : link)) : links, undefined: missing }
  },
})

/** Neither a scheme (`https:`, `mailto:`) nor a host (`//cdn`), and not empty. */
function isLocal(url: string): boolean {
  return url !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)
}

function toLink(url: string, kind: LinkFact['kind'], node: Nodes, text: string): LinkFact[] {
  const range = offsetsOf(node)
  if (!range) return []
  // The address comes after the words, which may hold the same letters: take the last one.
  const at = text.slice(...range).lastIndexOf(url)
  return [at === -1 ? { url, kind, range, exact: false } : { url, kind, range: [range[0] + at, range[0] + at + url.length], exact: true }]
}

/** The attributes that name a file, by element. */
const addresses: Readonly<Record<string, readonly (readonly [string, LinkFact['kind']])[]>> = {
  a: [['href', 'link']],
  img: [['src', 'image']],
  source: [['src', 'image'], ['srcset', 'image']],
  video: [['src', 'image'], ['poster', 'image']],
  audio: [['src', 'image']],
}

function* linksInHtml(html: string, offset: number, text: string): Generator<LinkFact> {
  for (const tag of tagsIn(html)) {
    // A component called `A` or `Img` gives its own meaning to its properties.
    if (tag.closing || tag.rawName !== tag.name) continue
    for (const [attribute, kind] of addresses[tag.name] ?? []) {
      const value = tag.attributes.get(attribute)
      // Of several widths or densities the first stands for all.
      const url = attribute === 'srcset' ? value?.value.split(/[\s,]/, 1)[0] : value?.value
      if (!value || url === undefined || !isLocal(url)) continue
      const range: Range = [offset + value.start, offset + value.start + url.length]
      // In a quote or list the node's value lacks the markers, so offsets drift: then only the node's start is sure.
      const exact = text.slice(...range) === url
      yield { url, kind, range: exact ? range : [offset, offset + 1], exact }
    }
  }
}
