import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  inTransaction: { what: 'CONCURRENTLY stands in a transaction: {reason}.', why: 'PostgreSQL refuses it there, and the migration fails.', do: '{how}.' },
})

export default defineCheck({
  id: 'concurrent-index-in-transaction',
  says: 'Run what is CONCURRENTLY outside of transactions.',
  clauses: ['R13.6'],
  severity: { recommended: 'error', patterns: 'error', strict: 'error' },
  stage: 'settled',
  messages: say,
  standsFor: ['squawk ban-concurrent-index-creation-in-transaction'],
  history: [{ in: 'next', note: 'First version.' }],
})
