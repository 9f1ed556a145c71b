import { defineRule } from '@perf-rules/core'

export default defineRule({
  id: 'R3',
  title: 'Analyse the whole ecosystem first',
  clauses: [
    { clause: 'R3.1', demand: 'The ecosystem is analysed, in writing, before anything is optimized.', by: { open: 'No check asks for an analysis document where there are performance components.' } },
    { clause: 'R3.2', demand: 'Data stores, caches, queues and hosts that the system depends on are named in it.', by: { open: 'No check holds the analysis against the stores and hosts that the code uses.' } },
    { clause: 'R3.3', demand: 'Configuration that decides about performance is reviewed, and no setting has two values.', by: { open: 'No check compares pool sizes, timeouts and lifetimes between files.' } },
    { clause: 'R3.4', demand: 'Schemas and the way they are watched are examined.', by: { open: 'No check holds the analysis against the schemas.' } },
    { clause: 'R3.5', demand: 'Endpoints and integrations are examined.', by: { open: 'No check holds the analysis against routes and outgoing hosts.' } },
    { clause: 'R3.6', demand: 'Deployment pipelines are examined.', by: { open: 'No check holds the analysis against the jobs of CI.' } },
    { clause: 'R3.7', demand: 'Dashboards and alerts are reviewed.', by: { open: 'No check holds the analysis against dashboards and alert rules.' } },
    { clause: 'R3.8', demand: 'How users work with the system is examined.', by: { open: 'No check asks for the section.' } },
    { clause: 'R3.9', demand: 'What law and contracts demand is examined.', by: { open: 'No check asks for the section.' } },
    { clause: 'R3.10', demand: 'Backup and recovery are examined.', by: { open: 'No check asks for the section.' } },
  ],
})
