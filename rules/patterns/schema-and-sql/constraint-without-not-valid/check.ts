import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  unchecked: { what: 'The {kind} is added and checked in one step.', why: 'PostgreSQL reads every row of `{table}` under a lock that stops writes{other}.', do: 'Add it with NOT VALID, and VALIDATE CONSTRAINT in a later migration, which lets writes go on.' },
  buildsIndex: { what: 'The {kind} builds its index under a lock that stops all reads and writes of `{table}`.', why: 'The lock lasts until every row is read and sorted.', do: 'Build the index first with CREATE UNIQUE INDEX CONCURRENTLY, and add the constraint with USING INDEX.' },
  scansForNull: { what: 'NOT NULL is set on `{column}` while the whole of `{table}` is read.', why: 'The lock stops all reads and writes until no null is found.', do: 'Add CHECK ({column} IS NOT NULL) NOT VALID, validate it, and then set NOT NULL: PostgreSQL 12 and newer takes the check for proof.' },
})

export default defineCheck({
  id: 'constraint-without-not-valid',
  says: 'Add constraints to tables in use without checking every row under a lock.',
  clauses: ['R13.6'],
  severity: { patterns: 'warning', strict: 'warning' },
  stage: 'settled',
  messages: say,
  standsFor: ['squawk constraint-missing-not-valid', 'squawk adding-foreign-key-constraint', 'squawk disallowed-unique-constraint', 'squawk adding-not-nullable-field', 'squawk adding-serial-primary-key-field'],
  history: [{ in: 'next', note: 'First version.' }],
})
