import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  bareExcept: {
    what: '{says} (ruff {code}).',
    why: 'It also catches the interrupt and the exit of the program, and every mistake in the code itself.',
    do: 'Name the exception that you expect.',
  },
  sharedDefault: {
    what: '{says} (ruff {code}).',
    why: 'All calls share the one object that was made when the function was defined.',
    do: 'Use `None` as default and make the object in the body.',
  },
  blockedLoop: {
    what: '{says} (ruff {code}).',
    why: 'The whole event loop waits for it, and with it every other request.',
    do: 'Use the asynchronous way (`asyncio.sleep`, `httpx.AsyncClient`, `asyncio.to_thread`).',
  },
  openDoor: {
    what: '{says} (ruff {code}).',
    why: 'Whoever controls the value, or stands between the two machines, decides what happens.',
    do: 'Pass a list without a shell, load with `yaml.safe_load`, leave certificates checked.',
  },
})

export default defineCheck({
  id: 'python-traps',
  says: 'Stay out of the traps that catch everybody.',
  clauses: ['R8.5', 'R8.7', 'R8.10'],
  severity: { recommended: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      codes: z.array(z.string().min(1)).default(['E722', 'B006', 'ASYNC210', 'ASYNC251', 'S501', 'S506', 'S602']).describe('Codes of ruff that are told, or their beginnings.'),
      tests: z.boolean().default(false).describe('Look at test files too.'),
    }),
  messages: say,
  standsFor: ['ruff E722', 'ruff B006', 'ruff ASYNC210', 'ruff ASYNC251', 'ruff S501', 'ruff S506', 'ruff S602'],
  history: [{ in: 'next', note: 'First version.' }],
})
