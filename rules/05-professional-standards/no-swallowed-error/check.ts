import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  emptyCatch: {
    what: 'This `catch` does nothing with the error.',
    why: 'A failure here leaves no trace, and the code goes on as if nothing had happened.',
    do: 'Handle it, log it, rethrow what you did not expect, or say in a comment why it may be ignored.',
  },
})

export default defineCheck({
  id: 'no-swallowed-error',
  says: 'Never swallow an error.',
  clauses: ['R5.2'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ allowComment: z.boolean().default(true).describe('A comment in the block is reason enough.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
