import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  indexBlocks: { what: 'The index is built while `{table}` takes no writes.', why: 'CREATE INDEX locks the table against INSERT, UPDATE and DELETE until every row is read.', do: 'Build it with CONCURRENTLY, outside a transaction: {how}.' },
  dropBlocks: { what: 'The index `{index}` is dropped under a lock that stops all reads and writes of its table.', why: 'DROP INDEX waits for every running query, and all later ones wait behind it.', do: 'Drop it with CONCURRENTLY, outside a transaction.' },
  reindexBlocks: { what: 'The index is rebuilt under a lock.', why: 'REINDEX stops writes to the table, and reads that would use the index.', do: 'Write REINDEX … CONCURRENTLY, outside a transaction.' },
  detachBlocks: { what: 'The partition is detached from `{table}` under a lock that stops all reads and writes.', why: 'DETACH PARTITION waits for every query on the parent, and all later ones wait behind it.', do: 'Write DETACH PARTITION … CONCURRENTLY, outside a transaction.' },
})

export default defineCheck({
  id: 'create-index-not-concurrently',
  says: 'Build and drop indexes of tables in use with CONCURRENTLY.',
  clauses: ['R13.6'],
  severity: { patterns: 'warning', strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ smallTables: z.array(z.string()).default([]).describe('Tables so small that a lock is over before anybody waits.') }),
  messages: say,
  standsFor: ['squawk require-concurrent-index-creation', 'squawk require-concurrent-index-deletion', 'squawk require-concurrent-reindex', 'squawk require-concurrent-partition-detach'],
  history: [{ in: 'next', note: 'First version.' }],
})
