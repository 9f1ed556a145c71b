import { defineRule } from '@perf-rules/core'

/** What no check of ours looks at today. */
const later = (what: string) => ({ open: `No check ${what}` })

export default defineRule({
  id: 'R17',
  title: 'Canonical authority',
  clauses: [
    { clause: 'R17.1', demand: 'There is one authority, at a known place, and it can be read.', by: later('looks for the configured documents and loads them.') },
    { clause: 'R17.2', demand: 'What decides something stands in the authority.', by: later('looks for normative sentences elsewhere.') },
    { clause: 'R17.3', demand: 'The authority is kept up to date.', by: later('compares its last change with that of what it rules.') },
    { clause: 'R17.4', demand: 'The authority wins over every other place.', by: later('compares named values in the authority with those elsewhere.') },
    { clause: 'R17.5', demand: 'A conflict is resolved in favour of the authority.', by: later('compares named values in the authority with those elsewhere.') },
    { clause: 'R17.6', demand: 'Copies follow the authority.', by: later('compares generated sections with their source.') },
    { clause: 'R17.7', demand: 'The rules hold everywhere, and every exception says why and until when.', by: ['suppression-needs-reason'] },
    { clause: 'R17.8', demand: 'It is known who wrote, moved and changed a ruling.', by: later('reads the front matter of authority documents beside git.') },
    { clause: 'R17.9', demand: 'Rulings are reviewed when their day comes.', by: later('reads review days in front matter.') },
    { clause: 'R17.10', demand: 'A ruling that moves leaves a pointer behind, and no second copy.', by: later('looks for moved documents and their traces.') },
  ],
})
