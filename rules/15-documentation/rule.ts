import { defineRule } from '@perf-rules/core'

/** What no check of ours looks at today. */
const later = (what: string) => ({ open: `No check ${what}` })

export default defineRule({
  id: 'R15',
  title: 'Documentation quality',
  clauses: [
    { clause: 'R15.1', demand: 'Events are dated in UTC, in one unambiguous form.', by: ['doc-utc-timestamp'] },
    { clause: 'R15.2', demand: 'One fact has one home; other places link to it.', by: ['no-duplicate-docs'] },
    { clause: 'R15.3', demand: 'A document is looked at again when what it speaks of has changed.', by: ['doc-fresh'] },
    { clause: 'R15.4', demand: 'A report or finding ends with an owner and a next step.', by: ['doc-actionable'] },
    { clause: 'R15.5', demand: 'References between documents and to code lead to something that is there.', by: ['doc-links-resolve', 'doc-code-reference'] },
    { clause: 'R15.6', demand: 'A changed setting changes its row in the documents.', by: later('compares changed settings with the documented values.') },
    { clause: 'R15.7', demand: 'A page can be read by everybody: order of headings, text for images, words for links.', by: ['doc-accessible', 'doc-renders'] },
    { clause: 'R15.8', demand: 'A page says whom it is for.', by: ['doc-audience'] },
    { clause: 'R15.9', demand: 'It is known whether a document helps.', by: ['doc-quantified'] },
    { clause: 'R15.10', demand: 'Documents and system stay in step.', by: ['doc-code-reference'] },
  ],
})
