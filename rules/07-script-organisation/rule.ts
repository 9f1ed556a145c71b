import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R7',
  title: 'Script organisation',
  clauses: [
    { clause: 'R7.1', demand: 'Deployment scripts stand in the deployment folder of the performance scripts, under names of the usual form.', by: ['scripts-layout', 'script-names-its-shell'] },
    { clause: 'R7.2', demand: 'Validation scripts stand in the validation folder and are under version control.', by: ['scripts-layout', 'script-tracked'] },
    { clause: 'R7.3', demand: 'Monitoring scripts stand in the monitoring folder and build on what others share.', by: ['scripts-layout'] },
    { clause: 'R7.4', demand: 'Optimization scripts stand in the optimization folder and take their figures from configuration.', by: ['scripts-layout', 'script-reads-config'] },
    { clause: 'R7.5', demand: 'Testing scripts stand in the testing folder, and something tries them out.', by: ['scripts-layout', 'script-has-test'] },
    { clause: 'R7.6', demand: 'Management scripts stand in the management folder and are told the environment they act on.', by: ['scripts-layout', 'script-env-parameter'] },
    { clause: 'R7.7', demand: 'A script says how it is used, what it needs and how it ends.', by: ['script-header', 'script-names-its-shell'] },
    { clause: 'R7.8', demand: 'A script stops at the first failure and cleans up after itself.', by: ['script-strict-mode', 'script-checks-cd'] },
    { clause: 'R7.9', demand: 'A script checks what it is given before it acts on it.', by: ['script-validates-args', 'no-unquoted-expansion', 'no-rm-of-empty-variable', 'no-unassigned-variable', 'no-download-to-shell'] },
    { clause: 'R7.10', demand: 'A script that waits or calls others has a limit.', by: ['script-bounded'] },
  ],
})
