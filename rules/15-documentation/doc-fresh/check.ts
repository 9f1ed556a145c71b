import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  staleDoc: {
    what: 'The page was last changed on {page}; `{target}`, which it speaks of, on {code}.',
    why: 'What it says of the code was true {days} days before the code was last changed; nobody has looked since.',
    do: 'Read the page beside the code, and mend it or note that it was reviewed.',
  },
})

export default defineCheck({
  id: 'doc-fresh',
  says: 'Look at a page again when the code it speaks of has changed.',
  clauses: ['R15.3'],
  severity: { strict: 'info' },
  stage: 'settled',
  options: z => z.strictObject({ days: z.number().int().min(1).default(180).describe('By so many days the code may be newer than the page.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
