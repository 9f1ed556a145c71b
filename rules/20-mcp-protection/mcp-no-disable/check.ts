import { defineCheck, messages } from '@perf-rules/core'

const why = 'What relied on it stops working for everybody, and the failure that led here is hidden and stays.'
const todo = 'Look into why it fails and mend that; if it is to go, let the owner of the file decide it.'

export const say = messages({
  serverRemoved: { what: 'The MCP server `{server}` of {client} is removed.', why, do: todo },
  commentedOut: { what: 'The MCP server `{server}` of {client} is commented out.', why, do: todo },
  turnedOff: { what: 'The MCP server `{server}` is turned off for {client}.', why, do: todo },
  commandLost: { what: 'The MCP server `{server}` of {client} has lost what started it.', why, do: todo },
})

export default defineCheck({
  id: 'mcp-no-disable',
  says: 'Mend an MCP server that fails, and do not remove or disable it.',
  clauses: ['R20.3', 'R20.8'],
  severity: { strict: 'error' },
  stage: 'trial',
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
