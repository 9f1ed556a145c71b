import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  emptyCatch: {
    what: 'This `catch` does nothing with the error.',
    why: 'A failure here leaves no trace, and the code goes on as if nothing had happened.',
    do: 'Handle it, log it, rethrow what you did not expect, or say in a comment why it may be ignored.',
  },
  unreadError: {
    what: 'This `catch` takes every error for the expected one: it leaves without looking at it.',
    why: 'A typing mistake or an outage takes the same silent way as the case it was written for.',
    do: 'Test for the error you expect and rethrow the rest, log it, or say in a comment why any may be ignored.',
  },
  droppedRejection: {
    what: 'The rejection of `{call}` is thrown away.',
    why: 'When it fails nobody learns of it: not the caller, not the log, not the person on call.',
    do: 'Log it or report it in the `catch`, or say in a comment why it may be ignored.',
  },
  passedException: {
    what: '`{clause}` catches every error and does nothing with it.',
    why: 'A failure here leaves no trace, and mistakes in the code itself are caught with it.',
    do: 'Name the exception you expect, log the rest, or say in a comment why any may be ignored.',
  },
})

export default defineCheck({
  id: 'no-swallowed-error',
  says: 'Never swallow an error.',
  clauses: ['R5.2'],
  severity: { strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      allowComment: z.boolean().default(true).describe('A comment is reason enough.'),
      allowDefaults: z.boolean().default(true).describe('A default that stands when the attempt fails (a return, an assignment) counts as handled.'),
      allowBestEffort: z.boolean().default(true).describe('Closing, deleting, prefetching, tracking and probing for a feature may fail unseen.'),
      tests: z.boolean().default(false).describe('Look at test files too.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'Finds empty `catch` blocks, rejections thrown away and Python handlers that pass over every exception.' }],
})
