import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  droppedColumn: { what: 'The column `{column}` of `{table}` is dropped.', why: 'The version that still runs while the new one is rolled out reads it, and fails.', do: 'Release a version that does not use it first, and drop it in a later migration.' },
  droppedTable: { what: 'The table `{table}` is dropped.', why: 'The version that still runs uses it, and its rows are gone.', do: 'Release a version that does not use it first; keep a copy of the rows.' },
  renamedColumn: { what: 'The column `{column}` of `{table}` is renamed.', why: 'The version that still runs asks for the old name, and fails.', do: 'Add a column of the new name, write both, fill it, and drop the old one later; or rename in the program alone.' },
  renamedTable: { what: 'The table `{table}` is renamed.', why: 'The version that still runs asks for the old name, and fails.', do: 'Keep a view of the old name until nothing asks for it.' },
  requiredColumn: { what: 'The new column `{column}` of `{table}` must be given, and has no default.', why: 'The statement fails when the table has a row, and the version that still runs inserts rows without it.', do: 'Give it a default, or add it without NOT NULL and fill it first.' },
  droppedNotNull: { what: '`{column}` of `{table}` may be null from now on.', why: 'Programs that read it take it for a value.', do: 'Release a version that bears null first.' },
  truncated: { what: 'TRUNCATE empties `{table}`{also}.', why: 'The rows are gone, and everybody waits for the lock.', do: 'Delete what is meant to go in batches, and name every table.' },
})

export default defineCheck({
  id: 'migration-breaks-clients',
  says: 'Keep the version that runs working while a migration goes in.',
  clauses: ['R13.6'],
  severity: { patterns: 'warning', strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ nullable: z.enum(['ignore', 'report']).default('ignore').describe('Whether NOT NULL that is taken from a column is reported.') }),
  presetOptions: { strict: { nullable: 'report' } },
  messages: say,
  standsFor: ['squawk ban-drop-column', 'squawk ban-drop-table', 'squawk renaming-column', 'squawk renaming-table', 'squawk adding-required-field', 'squawk ban-drop-not-null', 'squawk ban-truncate-cascade'],
  history: [{ in: 'next', note: 'First version.' }],
})
