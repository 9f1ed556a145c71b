import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  openTask: {
    what: '{says} (ruff {code}).',
    why: 'A task in a comment has no owner and no day, and is found by whoever it hurts.',
    do: 'Do it, or write it down in the tracker and name the issue here without the word.',
  },
})

export default defineCheck({
  id: 'python-open-task',
  says: 'Finish it, or keep the task where it is seen.',
  clauses: ['R8.10'],
  severity: { strict: 'info' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      codes: z.array(z.string().min(1)).default(['FIX']).describe('Codes of ruff that are told, or their beginnings.'),
      tests: z.boolean().default(true).describe('Look at test files too.'),
    }),
  messages: say,
  standsFor: ['ruff FIX001', 'ruff FIX002', 'ruff FIX003', 'ruff FIX004'],
  history: [{ in: 'next', note: 'First version.' }],
})
