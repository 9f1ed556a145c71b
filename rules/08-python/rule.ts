import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R8',
  title: 'Python script excellence',
  clauses: [
    { clause: 'R8.1', demand: 'Modules, classes and functions have docstrings.', by: ['python-docstring'] },
    { clause: 'R8.2', demand: 'Functions have type hints throughout.', by: ['python-type-hints'] },
    { clause: 'R8.3', demand: 'Scripts read their arguments with a parser that explains them.', by: ['python-cli'] },
    { clause: 'R8.4', demand: 'Programs log through a logger and do not print.', by: ['python-logging'] },
    { clause: 'R8.5', demand: 'Exceptions that are caught and raised say what happened.', by: ['python-exceptions'] },
    { clause: 'R8.6', demand: 'What a script needs is pinned, and installed into an environment of its own.', by: ['python-pinned-requirements'] },
    { clause: 'R8.7', demand: 'Input is checked before it is acted on.', by: ['python-input-validation'] },
    { clause: 'R8.8', demand: 'Settings and credentials come from outside.', by: ['python-no-hardcoded-settings'] },
    { clause: 'R8.9', demand: 'What runs on and on ends in order when it is told to.', by: ['python-signal-handling'] },
    { clause: 'R8.10', demand: 'Functions are small, and avoid the known traps.', by: ['python-complexity', 'python-open-task'] },
  ],
})
