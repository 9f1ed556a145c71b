import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R9',
  title: 'One source, front end and back end',
  clauses: [
    { clause: 'R9.1', demand: 'One monitoring service in each deployable.', by: { open: 'No check counts metrics clients, agents and tracers.' } },
    { clause: 'R9.2', demand: 'No legacy and no backup copies beside what is in use.', by: { open: 'No check looks for backup files and code in comments.' } },
    { clause: 'R9.3', demand: 'Branches and flags instead of parallel implementations.', by: { open: 'No check compares siblings such as `x` and `x-v2`.' } },
    { clause: 'R9.4', demand: 'One pipeline validates performance.', by: { open: 'No check compares perf jobs on the same trigger.' } },
    { clause: 'R9.5', demand: 'One source for each procedure.', by: { open: 'No check compares sections of documents.' } },
    { clause: 'R9.6', demand: 'What is deprecated is removed once its users have moved.', by: { open: 'No check reads deprecation notes with their day or version.' } },
    { clause: 'R9.7', demand: 'Each document has one authoritative place.', by: { open: 'No check compares sections of documents.' } },
    { clause: 'R9.8', demand: 'One dashboard and one alert for one question.', by: { open: 'No check compares dashboards and alert expressions.' } },
    { clause: 'R9.9', demand: 'Experiments are removed once they have answered.', by: { open: 'No check reads how long an experiment lies untouched.' } },
    { clause: 'R9.10', demand: 'One API for one service.', by: { open: 'No check tells two handlers of one method and path.' } },
  ],
})
