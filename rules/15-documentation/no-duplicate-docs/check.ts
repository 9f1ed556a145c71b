import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  duplicateSection: {
    what: '“{heading}” says in {share} % of its {words} words what {where} says already.',
    why: 'Two copies of one fact drift apart: one is mended, the other is read.',
    do: 'Keep one of them and link to it from the other place.',
  },
})

export default defineCheck({
  id: 'no-duplicate-docs',
  says: 'Say each thing in one place, and link to it from the others.',
  clauses: ['R15.2'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      words: z.number().int().min(20).default(60).describe('Shorter sections are not compared.'),
      share: z.number().int().min(30).max(100).default(80).describe('Percent of the smaller section that must be alike.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
