import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  missingParameterType: {
    what: '{says} (ruff {code}).',
    why: 'Nothing tells a caller, an editor or a type checker what may be passed; it is found out when it runs.',
    do: 'Give the parameter its type.',
  },
  missingReturnType: {
    what: '{says} (ruff {code}).',
    why: 'Without it, type checkers take the result for anything, and find no mistake behind it.',
    do: 'Give the function its return type; `-> None` where it gives nothing.',
  },
  anyType: {
    what: '{says} (ruff {code}).',
    why: '`Any` turns the checker off for everything that is done with the value.',
    do: 'Name the type, or use `object` and narrow it.',
  },
})

export default defineCheck({
  id: 'python-type-hints',
  says: 'Give every function its types.',
  clauses: ['R8.2'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      codes: z.array(z.string().min(1)).default(['ANN']).describe('Codes of ruff that are told, or their beginnings.'),
      tests: z.boolean().default(true).describe('Look at test files too.'),
    }),
  messages: say,
  standsFor: ['ruff ANN001', 'ruff ANN002', 'ruff ANN003', 'ruff ANN201', 'ruff ANN202', 'ruff ANN204', 'ruff ANN205', 'ruff ANN206', 'ruff ANN401'],
  history: [{ in: 'next', note: 'First version.' }],
})
