import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  staleEntry: {
    what: 'The baseline knows a finding of `{check}` in `{file}` that is gone.',
    why: 'The entry no longer describes anything, and the same mistake made again in that place would pass as known.',
    do: 'Run `npx perf-rules baseline --prune`.',
  },
})

export default defineCheck({
  id: 'no-stale-baseline',
  says: 'Drop baseline entries whose findings are gone.',
  clauses: ['R13.5'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
