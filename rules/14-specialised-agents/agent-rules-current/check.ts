import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  outdated: {
    what: 'The rules written here are not those in force.',
    why: 'Agents go by what they read: they keep rules that were given up, and break new ones until the commit is refused.',
    do: 'Run `npx perf-rules agents --write`.',
  },
  missing: {
    what: 'The rules in force are not written here.',
    why: 'An agent learns of them only when its commit is refused.',
    do: 'Run `npx perf-rules agents --write {path}`.',
  },
})

export default defineCheck({
  id: 'agent-rules-current',
  says: 'Keep the rules that agents read in step with the rules in force.',
  clauses: ['R14.4', 'R17.6'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ wantedIn: z.array(z.string()).default([]).describe('Files that must hold the rules, such as `AGENTS.md`.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
