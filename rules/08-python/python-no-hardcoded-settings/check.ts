import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  hardcodedCredential: {
    what: '{says} (ruff {code}).',
    why: 'It is in every clone and in the history, and the same in every environment.',
    do: 'Read it from the environment or a store of secrets, revoke this one.',
  },
  openBinding: {
    what: '{says} (ruff {code}).',
    why: 'The service answers on every network the machine is in, wherever it is started.',
    do: 'Take the address from the settings, with `127.0.0.1` as default.',
  },
})

export default defineCheck({
  id: 'python-no-hardcoded-settings',
  says: 'Take settings and credentials from outside.',
  clauses: ['R8.8'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      codes: z.array(z.string().min(1)).default(['S104', 'S105', 'S106', 'S107']).describe('Codes of ruff that are told, or their beginnings.'),
      tests: z.boolean().default(true).describe('Look at test files too.'),
    }),
  messages: say,
  standsFor: ['ruff S104', 'ruff S105', 'ruff S106', 'ruff S107'],
  history: [{ in: 'next', note: 'First version.' }],
})
