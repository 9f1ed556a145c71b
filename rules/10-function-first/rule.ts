import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R10',
  title: 'Functionality first when cleaning up',
  clauses: [
    { clause: 'R10.1', demand: 'The purpose of a thing is known before it goes.', by: { open: 'Beyond links of documents no check follows the names of what a change removes.' } },
    { clause: 'R10.2', demand: 'Its history is understood.', by: { open: 'No check asks a removal for its reason.' } },
    { clause: 'R10.3', demand: 'It was tested before it is changed.', by: { open: 'No check tells the last test of a living unit.' } },
    { clause: 'R10.4', demand: 'Configuration that goes is archived, with the steps back.', by: { open: 'No check asks for the archive.' } },
    { clause: 'R10.5', demand: 'The reason is written down.', by: { open: 'No check asks a removal for its reason.' } },
    { clause: 'R10.6', demand: 'What works goes on working.', by: { open: 'No check compares exports, routes and fields with the base.' } },
    { clause: 'R10.7', demand: 'Use that is built at run time or by schedule is looked for.', by: { open: 'No check follows schedules and built paths to what a change removes.' } },
    { clause: 'R10.8', demand: 'The owner is asked.', by: { open: 'No check compares approvals with the owners of what a change removes.' } },
    { clause: 'R10.9', demand: 'What was learnt is recorded.', by: { open: 'No check asks for the lesson.' } },
    { clause: 'R10.10', demand: 'Nothing stands still meanwhile.', by: { open: 'No check compares the steps of CI with the base.' } },
  ],
})
