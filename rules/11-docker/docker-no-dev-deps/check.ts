import { defineCheck, messages } from '@perf-rules/core'

const why = 'Test runners, compilers and their own dependencies are pulled with every image, and each hole in them is a hole of the service.'

export const say = messages({
  installed: {
    what: '`{manager}` installs development dependencies into the image.',
    why,
    do: 'Build in a stage of its own, and install here with {flag}.',
  },
  copied: {
    what: 'The packages copied from `{stage}` hold the development dependencies.',
    why,
    do: 'Copy them from a stage that installs with {flag}, or prune them before this line.',
  },
})

export default defineCheck({
  id: 'docker-no-dev-deps',
  says: 'Keep development dependencies out of the image that runs.',
  clauses: ['R11.4'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
