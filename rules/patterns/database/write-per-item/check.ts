import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  writePerItem: {
    what: '`{call}` writes to {client} once per item of {items}.',
    why: '{growth}, and each may wait for a lock or a flush.',
    do: 'Collect the rows and write them together, with {batched}.',
  },
  writeBehindCall: {
    what: '`{call}` leads to a {client} write (`{operation}`) once per item of {items}.',
    why: '{growth}, and each may wait for a lock or a flush. The write is out of sight here: the related places lead to it.',
    do: 'Give the callee a form that takes all items and writes them together, with {batched}.',
  },
})

export default defineCheck({
  id: 'write-per-item',
  says: 'Write all items together, not one at a time.',
  clauses: ['R13.6'],
  severity: { strict: 'error', patterns: 'warning' },
  stage: 'settled',
  messages: say,
  history: [{ in: 'next', note: 'Finds writes in iterations, also behind helpers, services and injected fields in other files, for the same clients as `n-plus-one`.' }],
})
