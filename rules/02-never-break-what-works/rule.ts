import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R2',
  title: 'Never break what works',
  clauses: [
    { clause: 'R2.1', demand: 'What is to be made faster is measured first, and the figures are kept.', by: { open: 'No check looks for a recorded baseline beside benchmarks, nor compares its date with the code it covers.' } },
    { clause: 'R2.2', demand: 'Whoever uses the product sees no difference but its speed.', by: { open: 'No check asks of a performance change whether a test imports what it edits.' } },
    { clause: 'R2.3', demand: 'Workflows and pipelines that ran go on running.', by: ['workflow-valid'] },
    { clause: 'R2.4', demand: 'A new tool stands in nobody’s way.', by: { open: 'No check looks at what git hooks build, install or fetch.' } },
    { clause: 'R2.5', demand: 'Configuration written for the last version is still understood.', by: { open: 'No check compares the keys of configuration files before and after a change.' } },
    { clause: 'R2.6', demand: 'What goes in and what comes out keeps its form.', by: { open: 'No check compares exported signatures, routes and schemas before and after a change.' } },
    { clause: 'R2.7', demand: 'Nothing that is logged or measured today is lost.', by: { open: 'No check compares the metrics, spans and logs before and after a change.' } },
    { clause: 'R2.8', demand: 'There is a way back to exactly the state before.', by: ['migration-needs-down'] },
    { clause: 'R2.9', demand: 'The performance tests that are there pass before anything is merged.', by: { open: 'No check looks for benchmarks and load tests that no CI job runs.' } },
    { clause: 'R2.10', demand: 'What CI does is added to, not taken away.', by: ['workflow-valid', 'workflow-pinned-actions', 'workflow-least-permissions', 'workflow-no-script-injection'] },
  ],
})
