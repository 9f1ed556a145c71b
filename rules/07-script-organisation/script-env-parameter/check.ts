import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  fixedEnvironment: {
    what: 'This script acts on `{value}`, whoever calls it.',
    why: 'A trial of it is the real thing, and the copy for the other environment soon differs.',
    do: 'Take the environment as an argument, and check it: `case "$1" in staging | production) … ;; *) exit 2 ;; esac`.',
  },
})

export default defineCheck({
  id: 'script-env-parameter',
  says: 'Tell a script on which environment it acts.',
  clauses: ['R7.6'],
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
