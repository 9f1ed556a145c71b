import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  openVersion: {
    what: '`{name}` may be any version{range}.',
    why: 'What is installed tomorrow is not what was tested: the script breaks, or runs what somebody put under that name.',
    do: 'Pin it (`{name}==…`), or compile the list with `pip-compile` or `uv pip compile` and install from that.',
  },
  openInstall: {
    what: 'This installs `{name}` in whatever version is the newest.',
    why: 'The same script installs something else each month, and what it changes is nowhere written.',
    do: 'Install from a list with versions: `pip install -r requirements.txt`.',
  },
  noLock: {
    what: 'The dependencies of this project have ranges, and no lock file stands beside it.',
    why: 'Each machine resolves them anew, so that nobody runs what the tests ran.',
    do: 'Commit the lock file of your tool: `uv lock`, `poetry lock`, `pdm lock`, `pip-compile`.',
  },
})

export default defineCheck({
  id: 'python-pinned-requirements',
  says: 'Pin what a script needs.',
  clauses: ['R8.6'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ hashes: z.boolean().default(false).describe('Ask for a hash on each line, as `pip install --require-hashes` does.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
