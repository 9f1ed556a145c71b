import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  copyPerStep: {
    what: '`{copy}` copies all that was collected so far, on each step of `{method}`.',
    why: 'The work grows with the square of the list: 10,000 items make 50 million copies.',
    do: 'Add to the one object or array and return it, or use `Object.fromEntries`, `flatMap` or `flat`.',
  },
  copyPerTurn: {
    what: '`{copy}` copies all that was collected so far, on each turn of the loop.',
    why: 'The work grows with the square of the number of turns: 10,000 turns make 50 million copies.',
    do: 'Push into the one array, or set a key of the one object; copy once after the loop if the reference must change.',
  },
})

export default defineCheck({
  id: 'accumulating-spread',
  says: 'Collect into one value instead of copying it on each step.',
  clauses: ['R13.6'],
  severity: { patterns: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      loops: z.boolean().default(true).describe('Look at loops too, not only at `reduce`.'),
      merges: z.boolean().default(false).describe('Report objects merged into one (`{ ...all, ...each }`) too; often a handful of settings.'),
      tests: z.boolean().default(false).describe('Look at test files too.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'Finds `reduce` callbacks and loops that copy what they collect, by spread, `concat` or `Object.assign`.' }],
})
