import { defineRule } from '@perf-rules/core'

/** What no check of ours looks at today. */
const later = (what: string) => ({ open: `No check ${what}` })

export default defineRule({
  id: 'R13',
  title: 'No waste',
  clauses: [
    { clause: 'R13.1', demand: 'A script or monitor that nothing calls and no document names is removed.', by: later('follows the entries of manifests, jobs and documents.') },
    { clause: 'R13.2', demand: 'What is deprecated goes when its day or version comes.', by: later('reads deprecation notes with their day or version.') },
    { clause: 'R13.3', demand: 'Monitoring that overlaps is merged.', by: later('counts metrics clients and tracers in one deployable.') },
    { clause: 'R13.4', demand: 'Documents that say the same are merged.', by: later('compares sections by their shingles.') },
    { clause: 'R13.5', demand: 'Configuration and exceptions that concern nothing any more are removed.', by: ['unused-suppression'] },
    { clause: 'R13.6', demand: 'Nothing is computed, queried or sent that no one needs.', by: later('of a pattern family is on.') },
    { clause: 'R13.7', demand: 'A dependency that nothing imports is removed.', by: later('compares manifests with the module index.') },
    { clause: 'R13.8', demand: 'Tests that try the same are merged.', by: later('looks for clones and equal titles among tests.') },
    { clause: 'R13.9', demand: 'Reports, profiles and dumps are kept only as long as they are read.', by: later('looks for generated reports under version control.') },
    { clause: 'R13.10', demand: 'What a script could do is not asked of a person.', by: later('reads the steps of runbooks.') },
  ],
})
