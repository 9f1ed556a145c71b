import type { Heading, Root } from 'mdast'
import type { Range } from '../place.ts'
import { isFrontMatter, offsetsOf, readText } from './mdast.ts'

/** A value that a record gives under a name: in front matter, in a line `Status: accepted`, or below a heading. */
export interface DecisionField {
  readonly value: string
  readonly range: Range
}

/** An architecture decision record, whichever of the usual forms it has. */
export interface Decision {
  readonly title?: DecisionField
  readonly status?: DecisionField
  readonly date?: DecisionField
  /** Sections by what they hold. */
  readonly sections: ReadonlySet<'context' | 'decision' | 'consequences'>
}

/** The number of a decision record's file name, or undefined for any other file. */
export function decisionNumber(path: string): number | undefined {
  const digits = /(?:^|\/)(?:adrs?|decisions|decision-records?|architecture[-_]decisions?)\/(?:[^/]+\/)*(?:adr[-_ ]?)?(\d{1,5})[-_. ][^/]*\.(?:md|mdx|markdown)$/i.exec(path)?.[1]
  return digits === undefined || /template/i.test(path) ? undefined : Number(digits)
}

const kinds = { context: /\b(?:context|problem|background|motivation|situation|why)\b/i, decision: /\b(?:decision|decided|solution|resolution|choice)\b/i, consequences: /\b(?:consequences?|implications?|outcomes?|results?|trade-?offs?|impact|pros and cons|what follows)\b/i } as const

/** Reads a decision record in the forms of Nygard and MADR, and those in between. */
export function readDecision(root: Root, text: string): Decision {
  const sections = new Set<keyof typeof kinds>()
  let title: DecisionField | undefined
  let status: DecisionField | undefined
  let date: DecisionField | undefined
  let open: Heading | undefined
  for (const node of root.children) {
    const range = offsetsOf(node)
    if (!range) continue
    if (node.type === 'heading') {
      open = node
      const words = readText(node)
      if (node.depth === 1) title ??= { value: words, range }
      else {
        // "Decision Outcome" holds the decision; "Consequences" below it what follows.
        for (const [kind, pattern] of Object.entries(kinds)) if (pattern.test(words)) sections.add(kind as keyof typeof kinds)
      }
      continue
    }
    const below = open && open.depth > 1 ? readText(open).trim() : ''
    const first = isFrontMatter(node) ? undefined : readText(node).trim()
    if (/^status$/i.test(below) && first) status ??= { value: first.split('\n')[0] ?? first, range }
    else if (/^date$/i.test(below) && first) date ??= { value: first, range }
    if (status === undefined || date === undefined) {
      const source = text.slice(...range)
      status ??= field(source, 'status', range[0])
      date ??= field(source, 'date|decided(?: on)?|created', range[0])
    }
  }
  return { ...(title ? { title } : {}), ...(status ? { status } : {}), ...(date ? { date } : {}), sections }
}

/** `Status: accepted` as a line, an item, a cell or a key of front matter. */
function field(source: string, name: string, offset: number): DecisionField | undefined {
  const match = new RegExp(`^([ \\t>*+-]*(?:\\|[ \\t]*)?[*_]{0,2}(?:${name})[*_]{0,2}[ \\t]*(?::[*_]{0,2}|\\|)[ \\t]*["']?)([^\\s"'|*_][^\\n|]*?)[*_"']*[ \\t]*(?:\\|.*)?$`, 'im').exec(source)
  const [, before = '', value] = match ?? []
  if (!match || value === undefined) return undefined
  const start = offset + match.index + before.length
  return { value, range: [start, start + value.length] }
}
