import { defineRule } from '@perf-rules/core'

/** What no check of ours looks at today. */
const later = (what: string) => ({ open: `No check ${what}` })

export default defineRule({
  id: 'R6',
  title: 'Centralised documentation',
  clauses: [
    { clause: 'R6.1', demand: 'Documents of performance work stand in one place.', by: ['docs-location'] },
    { clause: 'R6.2', demand: 'Procedures, patterns and what to do in an incident are written down.', by: ['docs-required-pages'] },
    { clause: 'R6.3', demand: 'There are runbooks for deployment, monitoring and trouble.', by: ['docs-required-pages', 'runbook-format'] },
    { clause: 'R6.4', demand: 'Every endpoint of performance work is documented.', by: later('compares routes of the code with the pages.') },
    { clause: 'R6.5', demand: 'Every setting is documented with its default and an example.', by: later('compares variables and keys with the tables of settings.') },
    { clause: 'R6.6', demand: 'There is a guide for when something is slow.', by: ['docs-required-pages'] },
    { clause: 'R6.7', demand: 'What others demand, and how it is met, is written down.', by: ['docs-required-pages'] },
    { clause: 'R6.8', demand: 'Newcomers are told how the work is done.', by: ['docs-required-pages'] },
    { clause: 'R6.9', demand: 'Decisions are recorded with their context and what follows.', by: ['adr-format'] },
    { clause: 'R6.10', demand: 'Metrics and dashboards are documented.', by: later('compares dashboards with the pages that name them.') },
  ],
})
