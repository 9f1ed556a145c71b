import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  misplacedPage: {
    what: 'This page is about performance and stands outside `{folder}`.',
    why: 'Who looks for it in a hurry looks in one place; what stands elsewhere is written a second time.',
    do: 'Move it to `{target}` and correct the links to it.',
  },
})

export default defineCheck({
  id: 'docs-location',
  says: 'Keep documents of performance work in one place.',
  clauses: ['R6.1'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      folder: z.string().min(1).default('docs/performance').describe('Where documents of performance work stand.'),
      except: z.array(z.string().min(1)).default([]).describe('Beginnings of paths that may stand elsewhere.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
