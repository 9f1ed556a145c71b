import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R14',
  title: 'Specialised agents',
  clauses: [
    { clause: 'R14.1', demand: 'A deployment specialist is defined, and deployments are coordinated with it.', by: ['agent-roster', 'agent-definition'] },
    { clause: 'R14.2', demand: 'A code reviewer is defined and looks at every performance change.', by: ['agent-roster', 'agent-definition'] },
    { clause: 'R14.3', demand: 'A testing specialist is defined and is asked for the tests of a change.', by: ['agent-roster', 'agent-definition'] },
    { clause: 'R14.4', demand: 'An agent that enforces the rules is defined and has the rules in force.', by: ['agent-roster', 'agent-definition', 'agent-hooks'] },
    { clause: 'R14.5', demand: 'An observability specialist is defined and is asked about metrics and alerts.', by: ['agent-roster', 'agent-definition'] },
    { clause: 'R14.6', demand: 'A database specialist is defined and is asked about queries and schemas.', by: ['agent-roster', 'agent-definition'] },
    { clause: 'R14.7', demand: 'A security auditor is defined and is asked before anything is exposed.', by: ['agent-roster', 'agent-definition'] },
    { clause: 'R14.8', demand: 'An architect is defined and decides about boundaries.', by: ['agent-roster', 'agent-definition'] },
    { clause: 'R14.9', demand: 'A full-stack developer is defined, for work that crosses front end and back end.', by: ['agent-roster', 'agent-definition'] },
    { clause: 'R14.10', demand: 'Who hands what to whom is written down, and the receiving side exists.', by: ['agent-reference'] },
  ],
})
