import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  plainHttp: {
    what: 'The server `{server}` is reached over `{scheme}` at another machine.',
    why: 'What the agent sends, tokens and source among it, can be read and changed on the way.',
    do: 'Use `{secure}`.',
  },
  everyInterface: {
    what: 'The server `{server}` stands at `{host}`, which is every interface of the machine.',
    why: 'Whoever is in the same network can call its tools with the rights of whoever started it.',
    do: 'Use `127.0.0.1`, or the name of the machine that it runs on.',
  },
})

export default defineCheck({
  id: 'mcp-secure-address',
  says: 'Reach MCP servers on other machines by TLS, and bind none to every interface.',
  clauses: ['R20.4', 'R5.10'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ allowHosts: z.array(z.string()).default([]).describe('Hosts of a network that encrypts by itself; `*.name` stands for all below it.') }),
  messages: say,
  standsFor: ['agnix MCP-017', 'agnix MCP-021'],
  history: [{ in: 'next', note: 'First version.' }],
})
