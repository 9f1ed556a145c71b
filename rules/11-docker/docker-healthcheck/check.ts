import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  duplicate: {
    what: 'The stage has another HEALTHCHECK above.',
    why: 'Docker takes the last one alone, so what the first one says is never asked.',
    do: 'Keep one, and ask in it for all that must work.',
  },
  missing: {
    what: 'Nothing asks the container whether it is well.',
    why: 'A program that hangs counts as running, and traffic goes on to it.',
    do: 'Add a HEALTHCHECK to the final stage, or a `healthcheck` to the services that run it.',
  },
})

export default defineCheck({
  id: 'docker-healthcheck',
  says: 'Let one health check ask each container whether it is well.',
  clauses: ['R11.7'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ missing: z.enum(['report', 'ignore']).default('ignore').describe('Whether images without any health check are reported.') }),
  presetOptions: { strict: { missing: 'report' } },
  messages: say,
  standsFor: ['hadolint DL3012', 'hadolint DL3057'],
  history: [{ in: 'next', note: 'First version.' }],
})
