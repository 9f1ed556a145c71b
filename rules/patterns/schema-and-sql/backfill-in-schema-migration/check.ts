import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  backfill: { what: '{statement} changes rows of `{table}` in the migration that changes the schema.', why: 'Both are one transaction: the locks of the schema are held until the last row is written, and all that is rolled back at a failure is done again.', do: 'Fill the rows in batches, by a job or a migration of its own, after the schema is there.' },
  wholeTable: { what: '{statement} changes rows of `{table}` in one statement.', why: 'Every row stays locked until the last is written, and the old ones fill the table.', do: 'Change them in batches of a few thousand, each in its own transaction.' },
})

export default defineCheck({
  id: 'backfill-in-schema-migration',
  says: 'Fill tables in use in batches, apart from changes of the schema.',
  clauses: ['R13.6'],
  severity: { patterns: 'warning', strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ alone: z.enum(['ignore', 'report']).default('ignore').describe('Whether a migration that only fills rows is reported too.') }),
  messages: say,
  standsFor: ['strong_migrations backfilling data'],
  history: [{ in: 'next', note: 'First version.' }],
})
