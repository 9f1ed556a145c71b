import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  rmOfEmptyVariable: {
    what: 'Where a variable is empty, `{word}` becomes `{path}` (SC2115).',
    why: 'A variable that was renamed or never set then deletes what belongs to the system, or to everybody on it.',
    do: 'Write `{guarded}`: the command then fails instead.',
  },
})

export default defineCheck({
  id: 'no-rm-of-empty-variable',
  says: 'Let `rm -r` fail where the variable in its path is empty.',
  clauses: ['R7.9'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ assigned: z.boolean().default(false).describe('Tell, as ShellCheck does, also where every assignment in the script gives the variable some text.') }),
  presetOptions: { strict: { assigned: true } },
  messages: say,
  standsFor: ['ShellCheck SC2115'],
  history: [{ in: 'next', note: 'First version.' }],
})
