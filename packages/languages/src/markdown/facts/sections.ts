import { defineFacts, type Range } from '@perf-rules/core'
import { isFrontMatter, nodesIn, offsetsOf, readText } from '@perf-rules/core/ask'
import type { Nodes, Root } from 'mdast'

/** A heading with what stands below it, down to the next heading of any level. */
export interface SectionFact {
  /** Of the heading; '' for what stands before the first. */
  readonly heading: string
  readonly depth: number
  readonly range: Range
  /** Words of its prose: code, tables of figures and HTML count too, links by their words. */
  readonly words: number
  /** Hashes of a sample of its runs of eight words, the same sample for the same words wherever they stand. */
  readonly shingles: readonly number[]
}

export interface SectionFacts {
  readonly sections: readonly SectionFact[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    /** Sections of Markdown files with their size and a sample of their words. */
    sections: SectionFacts
  }
}

export const sectionFacts = defineFacts<'sections', Root>({
  kind: 'sections',
  version: 1,
  extract: root => {
    const sections: SectionFact[] = []
    let open: { heading: string; depth: number; range: Range; parts: string[] } = { heading: '', depth: 0, range: [0, 0], parts: [] }
    const close = () => {
      const words = wordsIn(open.parts.join(' '))
      if (open.depth > 0 || words.length > 0) sections.push({ heading: open.heading, depth: open.depth, range: open.range, words: words.length, shingles: sampleOf(words) })
    }
    for (const node of root.children) {
      if (isFrontMatter(node) || node.type === 'definition') continue
      if (node.type === 'heading') {
        close()
        open = { heading: readText(node), depth: node.depth, range: offsetsOf(node) ?? [0, 0], parts: [] }
      } else open.parts.push(contentOf(node))
    }
    close()
    return sections.length === 0 ? undefined : { sections }
  },
})

/** Text of a block, code included: an example that is copied is a copy as well. */
function contentOf(block: Nodes): string {
  const parts: string[] = []
  for (const node of nodesIn(block)) {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') parts.push(node.value)
    else if (node.type === 'html') parts.push(node.value.replace(/<!--[\s\S]*?-->/g, ' '))
    else if (node.type === 'image') parts.push(node.alt ?? 'image')
    else if (node.type === 'paragraph' || node.type === 'tableCell' || node.type === 'listItem') parts.push(' ')
  }
  return parts.join('')
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

const run = 8
/** One of so many runs is kept, chosen by its hash: equal texts keep equal runs, whatever stands around them. */
const sample = 4

function sampleOf(words: readonly string[]): readonly number[] {
  const hashes = words.map(hashOf)
  const kept = new Set<number>()
  for (let at = 0; at + run <= hashes.length; at++) {
    let hash = 0
    for (let k = 0; k < run; k++) hash = (Math.imul(hash, 31) + (hashes[at + k] ?? 0)) | 0
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
    if (hash % sample === 0) kept.add(hash)
  }
  return [...kept]
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash | 0
}
