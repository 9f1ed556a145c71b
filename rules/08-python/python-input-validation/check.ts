import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  shellCommand: {
    what: '{says} (ruff {code}).',
    why: 'A value with a space, a `;` or a `$` in it becomes another command.',
    do: 'Pass a list of arguments, without `shell=True`.',
  },
  unsafeLoading: {
    what: '{says} (ruff {code}).',
    why: 'What it reads may run code, not only hold data.',
    do: 'Use a reader that only gives data: `yaml.safe_load`, `json`, `ast.literal_eval`.',
  },
  untypedArgument: {
    what: 'The argument {argument} is taken as text, and {converted} makes it something else later.',
    why: 'A wrong value ends in a traceback halfway through, not in a message that says what was expected.',
    do: 'Let the parser convert and check it: `type=int`, `type=float`, `choices=[…]`.',
  },
  builtQuery: {
    what: '{says} (ruff {code}).',
    why: 'A quote in a value ends the text and begins a query of somebody else.',
    do: 'Pass the values as parameters of the query.',
  },
  unverifiedPeer: {
    what: '{says} (ruff {code}).',
    why: 'Anybody between the two can read and change what is sent.',
    do: 'Leave certificates checked; add your own authority where it needs one.',
  },
})

export default defineCheck({
  id: 'python-input-validation',
  says: 'Check input before you act on it.',
  clauses: ['R8.7'],
  severity: { strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      codes: z.array(z.string().min(1)).default(['S102', 'S301', 'S306', 'S307', 'S501', 'S506', 'S602', 'S604', 'S605', 'S608']).describe('Codes of ruff that are told, or their beginnings.'),
      tests: z.boolean().default(true).describe('Look at test files too.'),
    }),
  messages: say,
  standsFor: ['ruff S102', 'ruff S301', 'ruff S306', 'ruff S307', 'ruff S501', 'ruff S506', 'ruff S602', 'ruff S604', 'ruff S605', 'ruff S608'],
  history: [{ in: 'next', note: 'First version.' }],
})
