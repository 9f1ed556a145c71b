import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  uncheckedArgument: {
    what: '`{parameter}` is used, and nothing looks at whether it was given.',
    why: 'Called without it the script works on an empty path, host or name, and says nothing.',
    do: 'Begin with `{parameter}` checked: `name="${{number}:?usage: …}"`, or compare `$#` and print the usage.',
  },
  evaluatedInput: {
    what: '`{command}` runs a text that holds input.',
    why: 'A `;`, a quote or `$(…)` in it is a command of whoever gave it.',
    do: 'Run the command itself with the input as a quoted argument; keep arguments in an array.',
  },
})

export default defineCheck({
  id: 'script-validates-args',
  says: 'Check the arguments of a script before you act on them.',
  clauses: ['R7.9'],
  severity: { strict: 'warning' },
  stage: 'settled',
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
