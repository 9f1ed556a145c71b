import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  claimWithoutFigure: {
    what: '“{words}” is claimed without a figure.',
    why: 'Nobody can check it, compare it with today, or tell whether it was worth its price.',
    do: 'Say from what to what, in a unit, and link to the measurement.',
  },
  figureWithoutSource: {
    what: '“{words}” has a figure and no measurement.',
    why: 'The figure cannot be taken again, so it counts for ever or for nothing.',
    do: 'Link to the record, the dashboard or the command that gave it.',
  },
})

export default defineCheck({
  id: 'doc-quantified',
  says: 'Give a figure and its source with every claim of improvement.',
  clauses: ['R15.9'],
  severity: { strict: 'info' },
  stage: 'settled',
  options: z => z.strictObject({ sources: z.boolean().default(true).describe('Also ask for a link to the measurement.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
