import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  unquotedVariable: {
    what: '`{expansion}` stands without quotes (SC2086).',
    why: 'The shell splits its value at spaces and expands `*` in it: with an unlucky value the command gets other arguments, and more of them.',
    do: 'Write `{quoted}`; keep a list of arguments in an array.',
  },
  unquotedCommand: {
    what: 'What `{expansion}` prints stands without quotes (SC2046).',
    why: 'The shell splits the output at spaces and expands `*` in it: one name with a space becomes two arguments.',
    do: 'Write `{quoted}`, or read the lines into an array with `mapfile -t`.',
  },
})

export default defineCheck({
  id: 'no-unquoted-expansion',
  says: 'Quote what a shell would split.',
  clauses: ['R7.9'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ allow: z.array(z.string()).default([]).describe('Names of variables that hold several words on purpose (`OPTS`, `CFLAGS`).') }),
  messages: say,
  standsFor: ['ShellCheck SC2086', 'ShellCheck SC2046'],
  history: [{ in: 'next', note: 'First version.' }],
})
