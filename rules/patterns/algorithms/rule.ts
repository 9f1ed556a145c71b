import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'algorithms',
  title: 'Work that grows faster than the data',
  clauses: [{ clause: 'R13.6', demand: 'Code does not do the square of the work its data asks for.', by: ['accumulating-spread', 'quadratic-membership-scan'] }],
})
