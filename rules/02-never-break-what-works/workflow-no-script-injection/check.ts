import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  injection: {
    what: '`{source}` is put into the script before the shell reads it.',
    why: 'Whoever may open an issue or a pull request writes that text, and with it commands that run with the token and the secrets of the job.',
    do: 'Give it to the step as an environment variable (`env: {variable}: ${{ … }}`) and use `"${variable}"` in the script.',
  },
  throughVariable: {
    what: '`env.{variable}` is put into the script before the shell reads it, and it holds `{source}`.',
    why: 'An expression is replaced by its text, so the way through `env` protects nothing: what a stranger wrote becomes a part of the script.',
    do: 'Let the shell read the variable: `"${variable}"` in place of the expression.',
  },
})

export default defineCheck({
  id: 'workflow-no-script-injection',
  says: 'Keep what strangers write out of the scripts of workflows.',
  clauses: ['R2.10'],
  severity: { recommended: 'error', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ scriptInputs: z.array(z.string()).default([]).describe('Inputs of actions that are run as code, beside those that the check knows: `owner/action:input`.') }),
  messages: say,
  standsFor: ['actionlint expression', 'zizmor template-injection', 'CodeQL actions/code-injection'],
  history: [{ in: 'next', note: 'First version.' }],
})
