import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  profileKept: {
    what: '`{file}` is a {kind} that a tool has written.',
    why: 'It describes one run of code that has changed since, weighs on every clone for good, and may hold addresses, headers and data of users.',
    do: 'Remove it and ignore `{pattern}` in git; write down what it showed, and keep the file where reports expire.',
  },
})

export default defineCheck({
  id: 'no-stale-report',
  says: 'Keep profiles, traces and heap dumps out of the repository.',
  clauses: ['R13.9'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ allow: z.array(z.string().min(1)).default([]).describe('Folders that hold such files on purpose: `docs/traces`.') }),
  messages: say,
  history: [{ in: 'next', note: 'Finds profiles, heap dumps and network logs that git tracks.' }],
})
