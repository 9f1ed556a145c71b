import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'schema-and-sql',
  title: 'Migrations that hold up a running database',
  clauses: [{ clause: 'R13.6', demand: 'A migration goes in beside the running program: it locks, scans and rewrites no table that is in use.', by: ['create-index-not-concurrently', 'concurrent-index-in-transaction', 'constraint-without-not-valid', 'table-rewrite-migration', 'backfill-in-schema-migration', 'migration-without-lock-timeout', 'migration-breaks-clients'] }],
})
