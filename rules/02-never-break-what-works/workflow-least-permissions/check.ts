import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  writeAll: {
    what: '`write-all` gives the token every right to the repository.',
    why: 'One bad dependency of one step can push, publish and approve with it.',
    do: 'Name the rights that are needed: `permissions: { contents: read }`, and more where a job needs it.',
  },
  notLimited: {
    what: 'The workflow does not limit what its token may do.',
    why: 'It gets what the repository or the organisation gives by default, in many of them the right to write everything.',
    do: 'Begin with `permissions: { contents: read }`, and give single jobs more.',
  },
  writeForAllJobs: {
    what: 'All jobs of the workflow may write `{scope}`.',
    why: 'Jobs that only read have the right too, with all that they install.',
    do: 'Move the right into the job that needs it.',
  },
})

export default defineCheck({
  id: 'workflow-least-permissions',
  says: 'Give the token of a workflow no more rights than its jobs need.',
  clauses: ['R2.10'],
  severity: { recommended: 'warning', strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      missing: z.enum(['ignore', 'report']).default('ignore').describe('Whether a workflow without `permissions` is reported.'),
      writeForAllJobs: z.enum(['ignore', 'report']).default('ignore').describe('Whether the right to write that the workflow gives to several jobs at once is reported.'),
    }),
  presetOptions: { strict: { missing: 'report', writeForAllJobs: 'report' } },
  messages: say,
  standsFor: ['zizmor excessive-permissions', 'CodeQL actions/missing-workflow-permissions', 'Scorecard Token-Permissions'],
  history: [{ in: 'next', note: 'First version.' }],
})
