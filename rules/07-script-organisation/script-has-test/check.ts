import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  untestedScript: {
    what: 'No test and no job of CI names this script.',
    why: 'That it no longer works is found on the night it is needed.',
    do: 'Add a test (bats, pytest, `node --test`), or a step of CI that runs it with `--dry-run` or `--help`.',
  },
})

export default defineCheck({
  id: 'script-has-test',
  says: 'Let a test or a dry run try every script.',
  clauses: ['R7.5'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      root: z.string().min(1).default('scripts/performance').describe('Folder of all performance scripts.'),
      include: z.array(z.string().min(1)).default([]).describe('Globs of further scripts that are performance work.'),
      exclude: z.array(z.string().min(1)).default([]).describe('Globs of scripts that are none.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
