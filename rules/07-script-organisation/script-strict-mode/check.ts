import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  goesOnAfterFailure: {
    what: 'This script goes on after a command has failed: {missing}.',
    why: 'The next steps run on what the failed one left behind, and the script ends as if all were well.',
    do: 'Put `{line}` below the first line.',
  },
  leavesBehind: {
    what: '`{command}` makes something that nothing removes when the script is interrupted.',
    why: 'Temporary files pile up until the disk is full; a lock that stays keeps every later run out.',
    do: 'Add `trap \'{cleanup}\' EXIT` behind it.',
  },
  failureExitsZero: {
    what: 'A failure of `{call}` is written out, and the script ends with 0 all the same.',
    why: 'The job that runs it stays green, and the next step works with what is missing.',
    do: 'Set `process.exitCode = 1` in the `catch`, or let the rejection end the process.',
  },
})

export default defineCheck({
  id: 'script-strict-mode',
  says: 'Stop a script at its first failure, and clean up after it.',
  clauses: ['R7.8'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ demand: z.array(z.enum(['errexit', 'nounset', 'pipefail'])).default(['errexit', 'nounset', 'pipefail']).describe('Settings of the shell that each script must turn on; `pipefail` only where it has a pipe and its shell knows it.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
