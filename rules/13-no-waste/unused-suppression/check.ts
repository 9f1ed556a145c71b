import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  unusedSuppression: {
    what: '`{check}` finds nothing here any more, so this suppression is of no use.',
    why: 'It tells readers of a problem that is gone, and will hide the next one.',
    do: 'Remove {part}.',
  },
})

export default defineCheck({
  id: 'unused-suppression',
  says: 'Remove suppressions that silence nothing.',
  clauses: ['R13.5'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
