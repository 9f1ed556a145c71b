import { defineCheck, messages } from '@perf-rules/core'

/** What an entry can be asked to say, as a label (`Why:`) or, for the author, a mention. */
export const fieldNames = ['what', 'why', 'impact', 'author', 'timestamp', 'validation'] as const

export const say = messages({
  impossibleDate: {
    what: 'There is no day `{date}`.',
    why: 'Nobody can tell when this came out, and tools that sort by date put it anywhere.',
    do: 'Write the day of the release as YYYY-MM-DD.',
  },
  futureDate: {
    what: 'The release `{release}` is dated {date}, which is still to come.',
    why: 'A record of what has happened cannot hold what has not; mostly the year or the month is mistyped.',
    do: 'Write the day on which it came out, or keep the entries under Unreleased until then.',
  },
  dateNotIso: {
    what: 'The date `{date}` is not written as YYYY-MM-DD.',
    why: 'Readers in two countries read 03/04 as two days, and no tool can sort it.',
    do: 'Write the year first: 2026-04-03.',
  },
  duplicateUnreleased: {
    what: 'This changelog has a second Unreleased section.',
    why: 'It comes from a merge. The next release takes the entries of one of them and leaves the others behind.',
    do: 'Move its entries into the first one, on line {line}.',
  },
  duplicateRelease: {
    what: 'The release `{release}` stands here a second time.',
    why: 'Readers and tools take the first and never see the other entries.',
    do: 'Join it with the one on line {line}, or correct the version.',
  },
  outOfOrder: {
    what: 'The release `{release}` stands above `{next}`, which is newer.',
    why: 'The newest release comes first: who looks for it reads the wrong entries.',
    do: 'Move it below, or correct its version or date.',
  },
  emptyRelease: {
    what: 'The release `{release}` says nothing of what changed.',
    why: 'Who upgrades cannot tell what to expect or to test.',
    do: 'Say what changed, or in one line that only the version did.',
  },
  unknownCategory: {
    what: 'The category `{category}` is none of those in use here.{hint}',
    why: 'Entries in a category of their own are missed by readers and by tools that collect one kind.',
    do: 'Use one of {known}, or add it to the option `categories`.',
  },
  missingField: {
    what: 'This entry does not say {field}.',
    why: 'The next reader sees that something changed and has to guess the rest.',
    do: 'Add it, as in `{example}`.',
  },
  emptyFragment: {
    what: 'This change fragment has no words.',
    why: 'It raises a version and leaves an empty line in the changelog.',
    do: 'Say in a sentence what changes for the user.',
  },
  unknownBump: {
    what: 'The change fragment asks for `{bump}` of `{name}`.',
    why: 'The release tool stops at it: it knows major, minor, patch and none.',
    do: 'Write one of these.{hint}',
  },
})

export default defineCheck({
  id: 'changelog-entry',
  says: 'Write changelog entries that readers and tools can use.',
  clauses: ['R18.8', 'R19.2', 'R19.9'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      format: z.enum(['auto', 'keep-a-changelog', 'any']).default('auto').describe('Which files the rules of keepachangelog.com hold for: those that follow it (auto), all, or none.'),
      categories: z.array(z.string().min(1)).default(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']).describe('Names of categories below a release.'),
      otherCategories: z.enum(['allow', 'misspelt', 'refuse']).default('misspelt').describe('What happens to other names: nothing, only near misses of a known one are reported, or all are.'),
      fields: z.array(z.enum(fieldNames)).default([]).describe('What every entry under Unreleased has to say.'),
    }),
  // Strict asks for all that R18.8 and R19.2 name; elsewhere the team's own form is enough.
  // Categories are left to changelog-format there.
  presetOptions: { strict: { fields: ['what', 'why', 'impact', 'author', 'timestamp'], otherCategories: 'allow' } },
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
