import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  missingSkill: {
    what: 'The agent loads the skill `{name}`, which is not defined here.',
    why: 'It starts without what the skill would have told it, and nobody is told.',
    do: 'Add the skill{hint}, or take it off the list.',
  },
  missingAgent: {
    what: 'It may hand work to the agent `{name}`, which is not defined here.',
    why: 'The hand-over fails when it is needed, in the middle of the work.',
    do: 'Define the agent{hint}, or name one that is there.',
  },
  missingFile: {
    what: 'It refers to `{path}`, which is not in the repository.',
    why: 'The agent is sent to read what is not there, and guesses instead.',
    do: 'Mend the path, or remove the reference.',
  },
})

export default defineCheck({
  id: 'agent-reference',
  says: 'Let agents name only agents, skills and files that are there.',
  clauses: ['R14.10'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ elsewhere: z.array(z.string()).default([]).describe('Agents and skills that come from plugins or from people’s own folders.') }),
  messages: say,
  standsFor: ['agnix CC-AG-005', 'agnix CC-MEM-001', 'agnix CC-SK-005'],
  history: [{ in: 'next', note: 'First version.' }],
})
