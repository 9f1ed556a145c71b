import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R12',
  title: 'One deployment script',
  clauses: [
    { clause: 'R12.1', demand: 'One script deploys; what differs between environments is configuration.', by: { open: 'No check looks for rivals of the deployment script.' } },
    { clause: 'R12.2', demand: 'It runs from start to end without a hand on it.', by: { open: 'No check looks for prompts in what the script runs.' } },
    { clause: 'R12.3', demand: 'Health checks tell whether it went well.', by: { open: 'No check follows the script to a probe that may fail.' } },
    { clause: 'R12.4', demand: 'The hardware is detected.', by: { open: 'No check follows the script to what it asks the machine.' } },
    { clause: 'R12.5', demand: 'Monitoring and alerts are set up by it.', by: { open: 'No check follows the script to what it sets up.' } },
    { clause: 'R12.6', demand: 'What is there is saved before it is changed.', by: { open: 'No check follows the script to a backup before its first change.' } },
    { clause: 'R12.7', demand: 'What is deployed is validated against the rules.', by: { open: 'No check follows the script to a validator.' } },
    { clause: 'R12.8', demand: 'Tests run before and after.', by: { open: 'No check follows the script to the tests.' } },
    { clause: 'R12.9', demand: 'Its documentation is generated.', by: { open: 'No check follows the script to a generator.' } },
    { clause: 'R12.10', demand: 'The way back is there, and has been tried.', by: { open: 'No check follows the script to a way back.' } },
  ],
})
