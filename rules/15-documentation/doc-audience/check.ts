import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  noAudience: {
    what: 'The page does not say whom it is for.',
    why: 'Who arrives reads half of it to learn that it was written for somebody else.',
    do: 'Say it in the first lines (`For those who run the service.`), or as `audience` in the front matter.',
  },
})

export default defineCheck({
  id: 'doc-audience',
  says: 'Say in the first lines for whom documents are written.',
  clauses: ['R15.8'],
  severity: { strict: 'info' },
  stage: 'settled',
  options: z => z.strictObject({ pages: z.enum(['index', 'all']).default('index').describe('Which pages of a docs folder are asked: only the first one of each folder, or all.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
