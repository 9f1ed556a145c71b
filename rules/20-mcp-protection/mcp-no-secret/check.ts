import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  inlineSecret: {
    what: 'The server `{server}` has {kind} in its {where}.',
    why: 'The file is shared so that everybody has the same servers; the secret is shared with it, and stays in the history.',
    do: 'Revoke it, and refer to a variable that each machine sets, such as {example}.',
  },
})

export default defineCheck({
  id: 'mcp-no-secret',
  says: 'Refer to secrets of MCP servers by variable; do not write them down.',
  clauses: ['R20.1', 'R5.5'],
  sensitive: true,
  severity: { recommended: 'error', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ allowServers: z.array(z.string()).default([]).describe('Servers whose credentials open nothing: a database on the own machine.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
