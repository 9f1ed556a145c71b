import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  uncheckedCd: {
    what: 'Nothing looks at whether this `{program}` worked (SC2164).',
    why: 'Where the folder is not there the script goes on in the one it was in, and its next commands delete or overwrite what is there.',
    do: 'Add `|| exit` (in a function `|| return`), or begin the script with `set -e`.',
  },
})

export default defineCheck({
  id: 'script-checks-cd',
  says: 'Stop where a change of folder fails.',
  clauses: ['R7.8'],
  severity: { recommended: 'warning', strict: 'warning' },
  stage: 'settled',
  messages: say,
  standsFor: ['ShellCheck SC2164'],
  history: [{ in: 'next', note: 'First version.' }],
})
