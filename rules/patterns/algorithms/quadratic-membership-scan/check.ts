import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  scanPerItem: {
    what: '`{list}.{method}` searches the whole list once per item of {over}.',
    why: 'The work is one size times the other: two lists of 10,000 make 100 million comparisons.',
    do: 'Build a `Set`, or a `Map` by the compared key, once before the iteration and ask that.',
  },
  scanOfGrowingList: {
    what: '`{list}.{method}` searches a list that the same iteration adds to.',
    why: 'Each item makes the next search longer: 10,000 different items make 50 million comparisons.',
    do: 'Keep what was seen in a `Set`, or in a `Map` by the compared key; make the list from it at the end.',
  },
})

export default defineCheck({
  id: 'quadratic-membership-scan',
  says: 'Look things up by key instead of searching one list per item of another.',
  clauses: ['R13.6'],
  severity: { patterns: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      rendering: z.boolean().default(false).describe('Report searches in callbacks that give JSX too; there the element costs more than the search.'),
      tests: z.boolean().default(false).describe('Look at test files too.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'Finds `includes`, `indexOf`, `find`, `some` and `filter` on one list inside an iteration over another.' }],
})
