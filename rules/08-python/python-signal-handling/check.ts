import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  deafLoop: {
    what: 'This loop runs for ever, and nothing ends it in order.',
    why: 'At a deployment it is killed in the middle of a turn: half a batch is written, connections stay open, locks stay taken.',
    do: 'Handle SIGTERM (`signal.signal(signal.SIGTERM, stop)`), and loop while nobody has asked to stop: `while not stopping.is_set()`.',
  },
  deafServer: {
    what: '`{call}` serves until it is killed.',
    why: 'Requests that are being answered are cut off at each deployment.',
    do: 'Handle SIGTERM and call `shutdown()`, or use a server that does.',
  },
})

export default defineCheck({
  id: 'python-signal-handling',
  says: 'End in order when you are told to.',
  clauses: ['R8.9'],
  severity: { strict: 'warning' },
  stage: 'settled',
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
