import type { Finding } from '@perf-rules/core'
import type { Changelog } from '@perf-rules/core/ask'
import { type fieldNames, say } from './check.ts'

type Field = (typeof fieldNames)[number]

/** How each field is named in the message, what shows that it is there, and an example of it. */
const fields: Readonly<Record<Field, { readonly words: string; readonly shows: RegExp; readonly example: string }>> = {
  what: { words: 'what changed', shows: /\bwhat\s*:|^(?!\w+\s*:)(?:\S+\s+){2,}\S/i, example: 'What: lists are read in pages of 50' },
  why: { words: 'why', shows: /\bwhy\s*:|\b(?:because|since|so that|in order to)\b/i, example: 'Why: one customer had 80,000 orders' },
  impact: { words: 'whom it concerns', shows: /\bimpact\s*:/i, example: 'Impact: clients that read the whole list at once' },
  author: { words: 'who made it', shows: /\b(?:[Aa]uthor|[Bb]y)\s*:|(?:^|\s|\()@[\w-]+|\b[Bb]y [A-Z]\w+/, example: 'Author: Ada' },
  timestamp: { words: 'when, in UTC', shows: /\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)? ?(?:Z|UTC)/, example: '2026-04-03 14:20 UTC' },
  validation: { words: 'how it was validated', shows: /\b(?:validation|validated by|measured)\s*:/i, example: 'Validation: `npm run bench`' },
}

/** Entries of the open section that lack a wanted field. Past releases are not asked: they are not rewritten. */
export function* missingFields({ releases }: Changelog, wanted: readonly Field[]): Generator<Finding> {
  for (const release of releases) {
    if (release.key !== 'unreleased' && !release.open) continue
    for (const entry of release.entries) {
      for (const name of wanted) {
        const { words, shows, example } = fields[name]
        if (!shows.test(entry.text)) yield say.missingField(entry.range, { field: words, example })
      }
    }
  }
}
