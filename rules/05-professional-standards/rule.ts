import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R5',
  title: 'Professional standards',
  clauses: [
    { clause: 'R5.1', demand: 'Performance work has somebody who answers for it.', by: { open: 'No check looks for an owner of each folder of the scope.' } },
    { clause: 'R5.2', demand: 'Failures are handled, logged and measured, and never lost.', by: ['no-swallowed-error'] },
    { clause: 'R5.3', demand: 'What an established library of the project does is not written again.', by: { open: 'No check compares own primitives with what the dependencies provide.' } },
    { clause: 'R5.4', demand: 'Modules keep to the boundaries that were drawn.', by: { open: 'No check follows imports through cycles and across declared layers.' } },
    { clause: 'R5.5', demand: 'Secrets are kept where secrets are kept, and not in the repository.', by: ['no-secret', 'mcp-no-secret'] },
    { clause: 'R5.6', demand: 'Versions say what changed, and agree with each other.', by: { open: 'No check compares manifests, changelogs and image tags.' } },
    { clause: 'R5.7', demand: 'What cannot be made again is backed up, and the way back is known.', by: { open: 'No check looks for a backup of each service with state.' } },
    { clause: 'R5.8', demand: 'An alert tells its reader what to do.', by: ['alert-needs-runbook', 'alert-rule-valid'] },
    { clause: 'R5.9', demand: 'Architecture is written down, and versioned with the code.', by: { open: 'No check looks for documentation that git ignores or that is a picture alone.' } },
    { clause: 'R5.10', demand: 'Who may administer is decided, and what they did can be seen.', by: { open: 'No check looks for open consoles and for administrative routes without a record.' } },
  ],
})
