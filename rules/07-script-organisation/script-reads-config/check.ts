import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  writtenHost: {
    what: 'The host `{value}` is written into this script.',
    why: 'It is right in one environment and wrong in every other; a trial run reaches the real one.',
    do: 'Take it from an option or the environment: `host="${HOST:-http://localhost:3000}"`.',
  },
  writtenFigure: {
    what: '`{name}` is {value}, whatever the caller wants.',
    why: 'Each change of a limit is a change of code, and two scripts soon disagree.',
    do: 'Let the environment or a config file change it: `{name}="${{name}:-{value}}"`.',
  },
})

export default defineCheck({
  id: 'script-reads-config',
  says: 'Take hosts and figures of a script from outside.',
  clauses: ['R7.4'],
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
