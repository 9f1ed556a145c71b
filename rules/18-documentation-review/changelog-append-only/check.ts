import { defineCheck, messages } from '@perf-rules/core'

const why = 'Somebody acted on what it said. A history that changes afterwards can settle no question.'

export const say = messages({
  entryEdited: {
    what: 'An entry of the release `{release}` was rewritten. It said: {before}',
    why,
    do: 'Put the words back, and say what was wrong in a new entry under Unreleased.',
  },
  entryRemoved: {
    what: 'An entry of the release `{release}` is gone. It said: {before}',
    why,
    do: 'Put it back; if it was never true, say so in a new entry under Unreleased.',
  },
  releaseRemoved: {
    what: 'The release `{release}` is gone, with {count} of its entries.',
    why,
    do: 'Put it back, or move it as a whole into an archive such as CHANGELOG-1.md.',
  },
  dateChanged: {
    what: 'The release `{release}` was dated {before} and is now dated {after}.',
    why: 'The day is how readers match a release with what they saw happen.',
    do: 'Put the day back, unless it was wrong: then say so under Unreleased.',
  },
})

export default defineCheck({
  id: 'changelog-append-only',
  says: 'Never rewrite what a changelog says of a past release.',
  clauses: ['R18.9', 'R19.5'],
  severity: { strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      latest: z.enum(['closed', 'open']).default('closed').describe('open: the newest release may still change, for projects that write a release before they publish it.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
