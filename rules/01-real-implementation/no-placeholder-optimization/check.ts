import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  emptyBody: {
    what: '`{name}` promises to {promise}, and its body does nothing.',
    why: 'Callers, reviewers and dashboards count on work that is not there.',
    do: 'Write it, remove it with its callers, or say in a comment why nothing has to be done here.',
  },
  onlyLogs: {
    what: '`{name}` promises to {promise}, and only writes a log line.',
    why: 'The log says that the work was done, and it was not.',
    do: 'Write it, or remove it with its callers.',
  },
  returnsInput: {
    what: '`{name}` promises to {promise}, and gives back what it was given.',
    why: 'Callers take the result for {promise} work that is not there.',
    do: 'Write it, remove it with its callers, or say in a comment why nothing has to be done here.',
  },
  returnsConstant: {
    what: '`{name}` promises to {promise}, and returns the same value whatever happens.',
    why: 'A fixed answer is taken for a result.',
    do: 'Write it, or remove it with its callers.',
  },
  notImplemented: {
    what: '`{name}` promises to {promise}, and says that it is not implemented.',
    why: 'It can be called, listed and planned with, and fails when it is needed.',
    do: 'Write it, or remove it until somebody does.',
  },
  placeholderClass: {
    what: 'Every method of `{name}` is a placeholder: {methods}.',
    why: 'The class promises to {promise} and has no code that does.',
    do: 'Write it, or remove it with its callers.',
  },
})

export default defineCheck({
  id: 'no-placeholder-optimization',
  says: 'Ship optimizations, not their names.',
  clauses: ['R1.3'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      words: z.array(z.string().regex(/^[a-z]+$/)).default([]).describe('More verbs that promise performance work, in lower case (`shard`).'),
      tests: z.boolean().default(false).describe('Look at test files too.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'Finds functions, methods and classes that promise performance work and do none, in TypeScript, JavaScript, Python and fenced code.' }],
})
