import { defineFacts, type Range } from '@perf-rules/core'
import { nodesIn, offsetsOf, readText } from '@perf-rules/core/ask'
import type { Root } from 'mdast'

/** A section of a form that nobody has filled in. */
export interface UnfilledSection {
  readonly heading: string
  /** Of the words that give it away. */
  readonly range: Range
}

export interface FormFacts {
  readonly unfilled: readonly UnfilledSection[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    /** Words of a form that stand where an answer should. */
    forms: FormFacts
  }
}

/** A whole paragraph or item of such words; a TODO within a sentence is a note, and the sentence stands. */
const words = /^(?:\[?(?:todo|tbd|tba|fixme|wip)\]?[.:!…]*(?:\s*[-–—:]?\s*(?:write|fill|add|describe|document|explain|complete)\b.*)?|coming soon[.!…]*|to be (?:written|done|defined|determined|completed|added)[.!…]*|work in progress[.!…]*|lorem ipsum\b.*|(?:describe|explain|add|insert|write|fill in|list) (?:the |your |a |here |in )[\w\s,'/-]{0,60}here[.!…]*|placeholder[.!…]*|xxx+|n\/?t yet written[.!…]*|<[^>\n]{3,60}>|\[(?:your|insert|describe|add|name of)\b[^\]\n]{0,60}\])$/is

export const formFacts = defineFacts<'forms', Root>({
  kind: 'forms',
  version: 1,
  extract: root => {
    const unfilled: UnfilledSection[] = []
    let heading = ''
    for (const top of root.children) {
      if (top.type === 'heading') heading = readText(top)
      for (const node of nodesIn(top)) {
        const range = node.type === 'paragraph' ? offsetsOf(node) : undefined
        if (range && range[1] - range[0] < 400 && words.test(readText(node).trim())) unfilled.push({ heading, range })
      }
    }
    return unfilled.length === 0 ? undefined : { unfilled }
  },
})
