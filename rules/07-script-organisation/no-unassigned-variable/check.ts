import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  unassignedVariable: {
    what: 'Nothing gives `{name}` a value (SC2154).{hint}',
    why: 'It is empty wherever it stands, and the command goes on with what is left: another path, another host, no limit.',
    do: 'Set it before, correct its name, or say that it comes from outside: `: "${{name}:?}"`.',
  },
})

export default defineCheck({
  id: 'no-unassigned-variable',
  says: 'Give a variable a value before you use it.',
  clauses: ['R7.9'],
  severity: { recommended: 'warning', strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ given: z.array(z.string()).default([]).describe('Lower-case names that the environment provides.') }),
  messages: say,
  standsFor: ['ShellCheck SC2154'],
  history: [{ in: 'next', note: 'First version.' }],
})
