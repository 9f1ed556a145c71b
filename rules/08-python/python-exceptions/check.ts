import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  bareExcept: {
    what: '{says} (ruff {code}).',
    why: 'It also catches the interrupt and the exit of the program, and every mistake in the code itself.',
    do: 'Name the exception that you expect.',
  },
  broadExcept: {
    what: '{says} (ruff {code}).',
    why: 'A mistake in the code takes the same way as the failure that was expected.',
    do: 'Name the exceptions that you expect; at the edge of a program log the traceback and go on.',
  },
  silentExcept: {
    what: '{says} (ruff {code}).',
    why: 'A failure here leaves no trace, and what follows runs as if nothing had happened.',
    do: 'Log it, or name the one exception that may be passed over: `contextlib.suppress(FileNotFoundError)`.',
  },
  vagueRaise: {
    what: '{says} (ruff {code}).',
    why: 'Callers can catch it only by catching everything.',
    do: 'Raise an exception of your own, or the built-in one that fits.',
  },
  lostCause: {
    what: '{says} (ruff {code}).',
    why: 'Whoever reads the log does not see where the failure began.',
    do: 'Keep the cause: `raise … from error`, `logger.exception(…)`.',
  },
})

export default defineCheck({
  id: 'python-exceptions',
  says: 'Catch and raise exceptions that say what happened.',
  clauses: ['R8.5'],
  severity: { strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      codes: z.array(z.string().min(1)).default(['E722', 'BLE001', 'S110', 'S112', 'TRY002', 'TRY004', 'TRY203', 'TRY401', 'B904']).describe('Codes of ruff that are told, or their beginnings.'),
      tests: z.boolean().default(true).describe('Look at test files too.'),
    }),
  messages: say,
  standsFor: ['ruff E722', 'ruff BLE001', 'ruff S110', 'ruff S112', 'ruff TRY002', 'ruff TRY004', 'ruff TRY203', 'ruff TRY401', 'ruff B904'],
  history: [{ in: 'next', note: 'First version.' }],
})
