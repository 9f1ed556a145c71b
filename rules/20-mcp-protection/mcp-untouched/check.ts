import { defineCheck, messages } from '@perf-rules/core'

const why = 'The file says which programs start on every machine of the team, with that person\'s rights and keys.'

export const say = messages({
  serverAdded: {
    what: '{client} gets a new MCP server: `{server}`.',
    why,
    do: 'Let the owner of the file agree to it.',
  },
  serverChanged: {
    what: 'The MCP server `{server}` of {client} changed: {parts}.',
    why,
    do: 'Let the owner of the file agree to it, or take the change back.',
  },
  serverRemoved: {
    what: 'The MCP server `{server}` of {client} is gone.',
    why: 'What relied on it stops working for everybody. A server that fails is to be investigated, not removed.',
    do: 'Put it back, or let the owner of the file agree to it.',
  },
  fileDeleted: {
    what: 'The MCP configuration of {client} is deleted, and with it {servers}.',
    why: 'What relied on these servers stops working for everybody.',
    do: 'Put it back, or let the owner of the file agree to it.',
  },
})

export default defineCheck({
  id: 'mcp-untouched',
  says: 'Change MCP servers only with the consent of their owner.',
  clauses: ['R20.1', 'R20.2', 'R20.3', 'R20.8'],
  severity: { strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      allowServers: z.array(z.string()).default([]).describe('Servers that anybody may add, change or remove.'),
      includeExamples: z.boolean().default(false).describe('Also guard configurations in folders of tests, examples and templates, which no client reads.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version. It compares with the base; approvals by lock file come later.' }],
})
