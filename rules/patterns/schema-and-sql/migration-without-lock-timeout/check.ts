import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  noTimeout: { what: 'The migration changes `{table}` and sets no `lock_timeout`.', why: 'When a long query holds the table, the change waits, and every later query waits behind it: the site stands still.', do: 'Begin with `SET lock_timeout = \'2s\'`, and run the migration again when it gives up; or set it for all in the migration tool and turn this check off.' },
})

export default defineCheck({
  id: 'migration-without-lock-timeout',
  says: 'Give migrations of tables in use a limit for waiting on locks.',
  clauses: ['R13.6'],
  severity: { patterns: 'info', strict: 'info' },
  stage: 'settled',
  options: z => z.strictObject({ statementTimeout: z.enum(['ignore', 'require']).default('ignore').describe('Whether a `statement_timeout` is asked for too.') }),
  messages: say,
  standsFor: ['squawk require-timeout-settings', 'squawk require-lock-timeout', 'squawk require-statement-timeout'],
  history: [{ in: 'next', note: 'First version.' }],
})
