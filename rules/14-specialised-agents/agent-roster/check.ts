import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  missingSpecialist: {
    what: 'No agent `{name}` is defined.',
    why: 'The rules hand work to it: without it nobody with that task looks at a change.',
    do: 'Define it in `{path}`, name another in the option `roster`, or say with `alias` which agent does its work.',
  },
})

export default defineCheck({
  id: 'agent-roster',
  says: 'Define the specialists that the rules hand work to.',
  clauses: ['R14.1', 'R14.2', 'R14.3', 'R14.4', 'R14.5', 'R14.6', 'R14.7', 'R14.8', 'R14.9'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      roster: z
        .array(z.string())
        .default(['deployment-engineer', 'expert-code-reviewer', 'testing-qa-team-lead', 'rules-enforcer', 'observability-monitoring-engineer', 'database-optimizer', 'security-auditor', 'system-architect', 'ai-senior-full-stack-developer'])
        .describe('Names of the agents that must be defined.'),
      folder: z.string().default('.claude/agents').describe('Where agents are defined; a repository without this folder is not asked.'),
      alias: z.array(z.string()).default([]).describe('Pairs `specialist=agent`: the agent does the work of the specialist.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
