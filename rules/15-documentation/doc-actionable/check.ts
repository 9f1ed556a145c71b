import { defineCheck, messages } from '@perf-rules/core'

const why = 'Everybody agrees with it, and nobody does anything: the same is found again next time.'

export const say = messages({
  noNextStep: {
    what: 'The {kind} ends without a next step or a decision.',
    why,
    do: 'Add a section `Next steps` or `Decision` with what is done, or say that nothing is and why.',
  },
  emptyNextStep: {
    what: 'The section “{heading}” of the {kind} is empty.',
    why,
    do: 'Write what is done, by whom and until when, or that nothing is and why.',
  },
  noOwner: {
    what: 'The {kind} names nobody who sees to it.',
    why,
    do: 'Add `Owner:` with a name, or `@name` to each step.',
  },
})

export default defineCheck({
  id: 'doc-actionable',
  says: 'End a report with an owner and a next step.',
  clauses: ['R15.4'],
  severity: { strict: 'warning' },
  stage: 'settled',
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
