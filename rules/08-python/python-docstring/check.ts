import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  missingDocstring: {
    what: '{says} (ruff {code}).',
    why: 'Whoever calls it has to read its body, and guesses what it promises and what it does by accident.',
    do: 'Say in one sentence what it is for, and what it gives or raises.',
  },
  emptyDocstring: {
    what: '{says} (ruff {code}).',
    why: 'It looks documented to every tool that counts, and tells nothing.',
    do: 'Say what it is for, or remove the quotes.',
  },
  docstringForm: {
    what: '{says} (ruff {code}).',
    why: 'The project has chosen one form for its docstrings, and tools read them by it.',
    do: 'Write it in the form that the project has chosen.',
  },
})

export default defineCheck({
  id: 'python-docstring',
  says: 'Say in a docstring what a module, class or function is for.',
  clauses: ['R8.1'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      codes: z.array(z.string().min(1)).default(['D1', 'D419', 'D2', 'D3', 'D4']).describe('Codes of ruff that are told, or their beginnings.'),
      tests: z.boolean().default(true).describe('Look at test files too.'),
    }),
  messages: say,
  standsFor: ['ruff D100', 'ruff D101', 'ruff D102', 'ruff D103', 'ruff D104', 'ruff D105', 'ruff D106', 'ruff D107', 'ruff D419'],
  history: [{ in: 'next', note: 'First version.' }],
})
