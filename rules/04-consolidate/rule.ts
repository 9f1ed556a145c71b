import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R4',
  title: 'Investigate and consolidate',
  clauses: [
    { clause: 'R4.1', demand: 'A search for what exists comes before new code.', by: { open: 'No check tells two own implementations of one performance primitive.' } },
    { clause: 'R4.2', demand: 'Scattered copies are brought together.', by: { open: 'No check looks for clones in performance code.' } },
    { clause: 'R4.3', demand: 'The purpose of each script is known.', by: { open: 'Beyond the header of a script no check looks.' } },
    { clause: 'R4.4', demand: 'What is added becomes part of the frameworks in use.', by: { open: 'No check tells a second library of a kind that is in use.' } },
    { clause: 'R4.5', demand: 'Observability goes one way.', by: { open: 'No check counts metrics clients and tracers.' } },
    { clause: 'R4.6', demand: 'Documents that overlap are merged.', by: { open: 'No check compares sections of documents.' } },
    { clause: 'R4.7', demand: 'Metrics and dashboards belong together.', by: { open: 'No check tells a metric that nothing shows.' } },
    { clause: 'R4.8', demand: 'Procedures that overlap are merged.', by: { open: 'No check compares runbooks.' } },
    { clause: 'R4.9', demand: 'Validation in CI goes one way.', by: { open: 'No check compares the perf jobs of workflows.' } },
    { clause: 'R4.10', demand: 'What is moved leaves a note of where to.', by: { open: 'No check asks a removal for its archive.' } },
  ],
})
