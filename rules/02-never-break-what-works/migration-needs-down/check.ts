import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  missingDown: { what: 'The migration has no way back.', why: 'When the release is taken back, the schema stays, and the older version meets what it does not know.', do: '{how}, or say in a comment why there is none.' },
  emptyDown: { what: 'The way back does nothing.', why: 'The tool reports a rollback that did not happen.', do: 'Undo what goes forward, or throw with the reason why it cannot be undone.' },
})

export default defineCheck({
  id: 'migration-needs-down',
  says: 'Give every migration a way back, or the reason why it has none.',
  clauses: ['R2.8'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ forwardOnly: z.array(z.string()).default([]).describe('Tools whose migrations only go forward here: `prisma`, `drizzle`, `flyway`, `sql`.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
