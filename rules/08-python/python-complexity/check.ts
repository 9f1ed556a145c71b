import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  tooComplex: {
    what: '{says} (ruff {code}).',
    why: 'Nobody can hold all its ways in the head, and tests cover some of them.',
    do: 'Give a part of it a name of its own.',
  },
  mutableDefault: {
    what: '{says} (ruff {code}).',
    why: 'All calls share the one object that was made when the function was defined.',
    do: 'Use `None` as default and make the object in the body.',
  },
  blockingCall: {
    what: '{says} (ruff {code}).',
    why: 'The whole event loop waits for it, and with it every other request.',
    do: 'Use the asynchronous way (`asyncio.sleep`, `httpx.AsyncClient`, `asyncio.to_thread`).',
  },
})

export default defineCheck({
  id: 'python-complexity',
  says: 'Keep functions small, and free of the known traps.',
  clauses: ['R8.10'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      codes: z.array(z.string().min(1)).default(['C901', 'PLR0911', 'PLR0912', 'PLR0913', 'PLR0915', 'B006', 'B008', 'ASYNC']).describe('Codes of ruff that are told, or their beginnings.'),
      tests: z.boolean().default(true).describe('Look at test files too.'),
    }),
  messages: say,
  standsFor: ['ruff C901', 'ruff PLR0911', 'ruff PLR0912', 'ruff PLR0913', 'ruff PLR0915', 'ruff B006', 'ruff B008', 'ruff ASYNC210', 'ruff ASYNC220', 'ruff ASYNC221', 'ruff ASYNC222', 'ruff ASYNC230', 'ruff ASYNC251'],
  history: [{ in: 'next', note: 'First version.' }],
})
