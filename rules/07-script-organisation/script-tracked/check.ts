import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  untrackedScript: {
    what: '`{caller}` calls this script, and git does not track it.',
    why: 'It is there on this machine only: everywhere else the call fails.',
    do: 'Run `git add {path}`.',
  },
})

export default defineCheck({
  id: 'script-tracked',
  says: 'Put every script that is called under version control.',
  clauses: ['R7.2'],
  severity: { strict: 'warning' },
  stage: 'settled',
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
