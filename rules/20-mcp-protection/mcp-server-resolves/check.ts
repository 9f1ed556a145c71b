import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  brokenFile: {
    what: '{client} cannot read this file: {error}.',
    why: 'None of its servers start, and most clients say nothing of it.',
    do: 'Mend the syntax.',
  },
  badSetting: {
    what: 'The server `{server}` cannot start: {flaw}.',
    why: 'The client leaves the server out, or refuses the whole file.',
    do: 'Give the setting the type that {client} takes.',
  },
  startsNothing: {
    what: 'The server `{server}` has neither a command nor a URL.',
    why: 'There is nothing that {client} could start or reach.',
    do: 'Add `command` with `args` for a program, or `url` for a remote server.',
  },
  duplicateServer: {
    what: 'The server `{server}` is named twice.',
    why: 'The first one is silently dropped.',
    do: 'Give one of them another name.',
  },
  missingScript: {
    what: 'The server `{server}` starts `{path}`, which is not in the repository.',
    why: 'The server fails to start on every machine.',
    do: 'Mend the path, or add the file.',
  },
  missingFolder: {
    what: 'The server `{server}` runs in `{path}`, which is not in the repository.',
    why: 'The server fails to start on every machine.',
    do: 'Mend the path.',
  },
})

export default defineCheck({
  id: 'mcp-server-resolves',
  says: 'Keep every MCP server startable.',
  clauses: ['R20.4'],
  severity: { recommended: 'error', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ builtFolders: z.array(z.string()).default([]).describe('Names of folders that a build makes, beside the usual ones: what stands in them need not be in git.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
