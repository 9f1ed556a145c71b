import { defineRule } from '@perf-rules/core'

/** What no check of ours looks at today. */
const later = (what: string) => ({ open: `No check ${what}` })

export default defineRule({
  id: 'R19',
  title: 'Change tracking',
  clauses: [
    { clause: 'R19.1', demand: 'A change is recorded in the commit that makes it.', by: ['change-needs-entry'] },
    { clause: 'R19.2', demand: 'An entry tells the context and the effect of a change.', by: ['changelog-entry'] },
    { clause: 'R19.3', demand: 'An entry names those who depend on what changed.', by: later('compares the dependents of a changed unit with the entry.') },
    { clause: 'R19.4', demand: 'An entry names what the change reaches.', by: later('compares the reach of a change with the entry.') },
    { clause: 'R19.5', demand: 'What was known at any time can be rebuilt.', by: ['changelog-append-only'] },
    { clause: 'R19.6', demand: 'Places that change often and badly are known and owned.', by: later('joins history with findings.') },
    { clause: 'R19.7', demand: 'Every change is checked without anybody thinking of it.', by: later('looks for a job or hook that runs this tool.') },
    { clause: 'R19.8', demand: 'The findings of a team are followed over time.', by: later('reads the reports kept over time.') },
    { clause: 'R19.9', demand: 'An entry says why, how and by what it was proved.', by: ['changelog-entry'] },
    { clause: 'R19.10', demand: 'A mistake that comes back leads to a guard.', by: later('joins findings with history.') },
  ],
})
