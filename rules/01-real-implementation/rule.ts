import { defineRule } from '@perf-rules/core'

/** What no check of ours looks at today. */
const later = (what: string) => ({ open: `No check ${what}` })

export default defineRule({
  id: 'R1',
  title: 'Real implementation only',
  clauses: [
    { clause: 'R1.1', demand: 'Every tool and package that is used exists and is written down.', by: later('compares imports and commands with manifests, scripts and files.') },
    { clause: 'R1.2', demand: 'A solution builds on the services that the repository has.', by: later('looks for hosts and services that nothing in the repository defines.') },
    { clause: 'R1.3', demand: 'What is called an optimization does the work it is called after.', by: ['no-placeholder-optimization'] },
    { clause: 'R1.4', demand: 'A tool can be reached where the script that calls it runs.', by: later('compares commands with what images and jobs install.') },
    { clause: 'R1.5', demand: 'Alerts and dashboards ask for metrics that something emits, and alerts are tried out.', by: ['alert-rule-valid'] },
    { clause: 'R1.6', demand: 'An optimization answers a bottleneck that was measured.', by: later('reads measurement records beside commits and changelog entries.') },
    { clause: 'R1.7', demand: 'Configuration that is read is declared, with a type.', by: later('compares environment variables with what declares them.') },
    { clause: 'R1.8', demand: 'A load test says what passes.', by: later('reads the thresholds of load test scenarios.') },
    { clause: 'R1.9', demand: 'Documents speak of what is there; what is planned has an issue or a date.', by: later('reads promises in prose and doc comments.') },
    { clause: 'R1.10', demand: 'A goal is stated in figures that something measures today.', by: later('joins budgets with metrics, tests and tools.') },
  ],
})
