import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  printed: {
    what: '{says} (ruff {code}).',
    why: 'It has no level, no time and no place, cannot be turned off, and is lost between the lines of others.',
    do: 'Use `logging.getLogger(__name__)`; what a command line tool gives as its result goes to `sys.stdout.write`.',
  },
  builtMessage: {
    what: '{says} (ruff {code}).',
    why: 'The text is put together even where nobody logs it, and what varies is lost among the words.',
    do: 'Pass the values as arguments: `logger.info("saved %s", name)`.',
  },
  loggerMisused: {
    what: '{says} (ruff {code}).',
    why: 'The call does not log what it seems to, or through a logger that nobody can configure.',
    do: 'Take a logger of the module: `logging.getLogger(__name__)`.',
  },
})

export default defineCheck({
  id: 'python-logging',
  says: 'Log through a logger; do not print.',
  clauses: ['R8.4'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      codes: z.array(z.string().min(1)).default(['T20', 'G', 'LOG']).describe('Codes of ruff that are told, or their beginnings.'),
      tests: z.boolean().default(true).describe('Look at test files too.'),
    }),
  messages: say,
  standsFor: ['ruff T201', 'ruff T203', 'ruff G001', 'ruff G002', 'ruff G003', 'ruff G004', 'ruff G010', 'ruff G101', 'ruff G201', 'ruff G202', 'ruff LOG001', 'ruff LOG002', 'ruff LOG004', 'ruff LOG007', 'ruff LOG009', 'ruff LOG014', 'ruff LOG015'],
  history: [{ in: 'next', note: 'First version.' }],
})
