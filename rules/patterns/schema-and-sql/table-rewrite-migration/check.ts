import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  typeChange: { what: 'The type of `{column}` is changed to `{type}`.', why: 'PostgreSQL writes every row of `{table}` and its indexes anew, unless the old type is stored alike, and nobody reads the table meanwhile.', do: 'Add a column of the new type, fill it in batches, and let the program change over.' },
  volatileDefault: { what: 'The new column `{column}` has a value that differs from row to row ({detail}).', why: 'PostgreSQL writes every row of `{table}` anew under a lock that stops reads and writes.', do: 'Add the column without a default, set the default, and fill older rows in batches.' },
  rewrite: { what: '{detail} writes the whole of `{table}` anew.', why: 'Nobody reads or writes the table meanwhile.', do: 'Use a tool that copies beside the running table (pg_repack), or a new table that takes over.' },
})

export default defineCheck({
  id: 'table-rewrite-migration',
  says: 'Change tables in use without writing every row anew.',
  clauses: ['R13.6'],
  severity: { patterns: 'warning', strict: 'warning' },
  stage: 'settled',
  messages: say,
  standsFor: ['squawk changing-column-type', 'squawk adding-field-with-default', 'squawk prefer-repack'],
  history: [{ in: 'next', note: 'First version.' }],
})
