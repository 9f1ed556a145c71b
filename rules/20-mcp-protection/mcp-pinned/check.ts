import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  unpinned: {
    what: 'The server `{server}` runs whatever version of `{name}` is newest.',
    why: 'A program that nobody here has looked at is fetched and run on every machine, with that person’s rights.',
    do: 'Name the version: `{pinned}`.',
  },
})

export default defineCheck({
  id: 'mcp-pinned',
  says: 'Name the version of every package that an MCP server is started from.',
  clauses: ['R20.1', 'R20.4'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ allow: z.array(z.string()).default([]).describe('Packages of your own, whose newest version is wanted; `@scope/*` stands for all of a scope.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
