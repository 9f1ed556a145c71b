import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  copiedFirst: {
    what: '`{manager}` installs dependencies after all sources are copied.',
    why: 'Every change of any source file makes the build download and install them again.',
    do: 'Copy {lists} first, install, and copy the rest afterwards.',
  },
})

export default defineCheck({
  id: 'docker-cache-order',
  says: 'Install dependencies before the sources are copied.',
  clauses: ['R13.6'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
