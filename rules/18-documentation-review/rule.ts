import { defineRule } from '@perf-rules/core'

/** What no check of ours looks at today. */
const later = (what: string) => ({ open: `No check ${what}` })

export default defineRule({
  id: 'R18',
  title: 'Mandatory documentation review',
  clauses: [
    { clause: 'R18.1', demand: 'The documents that rule a piece of work are read before it begins.', by: later('reads the record of a preflight beside the content of the authority.') },
    { clause: 'R18.2', demand: 'A folder of performance work has a changelog.', by: ['changelog-present'] },
    { clause: 'R18.3', demand: 'Gaps and contradictions between documents are found and closed.', by: later('compares named values and required pages.') },
    { clause: 'R18.4', demand: 'Work agrees with the decisions that were taken.', by: later('reads the decision blocks of accepted records.') },
    { clause: 'R18.5', demand: 'It is recorded that the documents were read and understood.', by: later('reads review records.') },
    { clause: 'R18.6', demand: 'A review counts until the authority changes.', by: later('compares the recorded content with the present one.') },
    { clause: 'R18.7', demand: 'A term means one thing in all documents.', by: later('reads glossaries and definitions.') },
    { clause: 'R18.8', demand: 'An entry says what changed, why, for whom and when.', by: ['changelog-entry', 'changelog-format'] },
    { clause: 'R18.9', demand: 'History is added to and not rewritten.', by: ['changelog-append-only'] },
    { clause: 'R18.10', demand: 'Every component has a changelog, wherever it stands.', by: ['changelog-present'] },
  ],
})
