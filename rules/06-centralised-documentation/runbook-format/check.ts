import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  noTrigger: {
    what: 'The runbook does not say when it is used.',
    why: 'Who is paged must find it by what he sees: the alert, the symptom, the event.',
    do: 'Begin with `Trigger:` and what leads here.',
  },
  noSteps: {
    what: 'The runbook has no steps.',
    why: 'In trouble nobody works out from prose what to do first.',
    do: 'Number the steps, each with its command.',
  },
  noVerification: {
    what: 'The runbook does not say how to see that it worked.',
    why: 'Without it the work ends when the commands do, and the trouble goes on.',
    do: 'Add `## Verification` with what must be seen, and where.',
  },
  noRollback: {
    what: 'The runbook does not say how to go back.',
    why: 'A step that makes it worse is the second incident, and for that there is no page.',
    do: 'Add `## Rollback`, or say that nothing needs to be taken back and why.',
  },
})

export default defineCheck({
  id: 'runbook-format',
  says: 'Write runbooks with a trigger, steps, a verification and a way back.',
  clauses: ['R6.3'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ parts: z.array(z.enum(['trigger', 'steps', 'verification', 'rollback'])).default(['trigger', 'steps', 'verification', 'rollback']).describe('What a runbook has.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
