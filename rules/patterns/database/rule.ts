import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'database',
  title: 'Round trips that grow with the data',
  clauses: [{ clause: 'R13.6', demand: 'Code asks a database once for many rows, not once per row.', by: ['n-plus-one', 'write-per-item'] }],
})
