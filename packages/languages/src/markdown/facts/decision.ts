import { defineFacts, type Range } from '@perf-rules/core'
import { decisionNumber, readDecision } from '@perf-rules/core/ask'
import type { Root } from 'mdast'

/** What other records must know of a decision record. */
export interface DecisionFacts {
  readonly number: number
  readonly range: Range
  /** Numbers of the records that its status names as taking its place. */
  readonly supersededBy: readonly number[]
  /** Numbers of all records that it names anywhere. */
  readonly names: readonly number[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    /** Architecture decision records, by their file name. */
    decision: DecisionFacts
  }
}

export const decisionFacts = defineFacts<'decision', Root>({
  kind: 'decision',
  version: 1,
  extract: (root, { path, text }) => {
    const number = decisionNumber(path)
    if (number === undefined) return undefined
    const { title, status } = readDecision(root, text)
    const by = /superseded|replaced/i.test(status?.value ?? '') ? numbersIn(text.slice(...(status?.range ?? [0, 0]))) : []
    return { number, range: title?.range ?? [0, 0], supersededBy: by, names: numbersIn(text).filter(each => each !== number) }
  },
})

/** Numbers in `ADR-0005`, `[0005](0005-x.md)`, `#5` and links to numbered files. */
function numbersIn(text: string): number[] {
  const found = text.matchAll(/\badrs?[-_ #]*(\d{1,5})\b|(?:^|[(/\s[])0*(\d{1,5})[-_][\w-]+\.md\b|\[(\d{3,5})\b|#(\d{1,5})\b/gi)
  return [...new Set([...found].map(match => Number(match.slice(1).find(part => part !== undefined))))]
}
