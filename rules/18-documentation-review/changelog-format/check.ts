import { defineCheck, messages } from '@perf-rules/core'

const order = 'The newest release comes first: who looks for what came when reads the wrong lines.'
const links = 'Readers follow the link to see what a release changed, line by line.'

export const say = messages({
  missingTitle: {
    what: 'The changelog does not begin with a title of level 1.',
    why: 'Tools that read the format, and readers who come by a search, look for it first.',
    do: 'Begin with `# Changelog`.',
  },
  missingUnreleased: {
    what: 'There is no Unreleased section.',
    why: 'The next change has no place, so it is written below a release that is out, or not at all.',
    do: 'Add `## [Unreleased]` above the newest release.',
  },
  misspeltUnreleased: {
    what: '`{heading}` is no name of a section: Unreleased is meant.',
    why: 'The next release leaves behind what stands below it, since tools look for the exact word.',
    do: 'Write `## [Unreleased]`.',
  },
  unreleasedBelow: {
    what: 'The Unreleased section stands below the release `{release}`.',
    why: 'What is newest comes first; readers take what stands below a release for older than it.',
    do: 'Move it above the newest release.',
  },
  unreleasedDated: {
    what: 'The Unreleased section has a date.',
    why: 'Either it is out, and then the version is missing, or it is not, and then nobody knows the day.',
    do: 'Drop the date, or write the version in place of the word.',
  },
  brokenHeading: {
    what: '`{heading}` is not a heading of a release as this file writes them.',
    why: 'Readers and tools miss the release: its entries count for the one above.',
    do: 'Write the version and the day: `## [1.2.0] - 2026-01-31`.',
  },
  missingDate: {
    what: 'The release `{release}` has no date.',
    why: 'Nobody can tell whether it was out when something happened.',
    do: 'Add the day it came out: `## [{release}] - 2026-01-31`.',
  },
  dateNotIso: {
    what: 'The date `{date}` is not written as YYYY-MM-DD.',
    why: 'Readers in two countries read 03/04 as two days, and no tool can sort it.',
    do: 'Write the year first: 2026-04-03.',
  },
  notSemver: {
    what: 'The version `{version}` is not made of three numbers.',
    why: 'The file follows semantic versioning: which kind of change a release is stands in the place of the number that changed.',
    do: 'Write all three: 1.2.0.',
  },
  wrongLevel: {
    what: '`{heading}` is a heading of level {depth}, and the others of its kind are of level {usual}.',
    why: 'Outlines and tools read it as something else: a part of the section above, or a section of its own.',
    do: 'Make it a heading of level {usual}.',
  },
  versionOutOfOrder: {
    what: 'The release `{release}` stands above `{next}`, a higher version.',
    why: order,
    do: 'Correct the version, or move the release below.',
  },
  dateOutOfOrder: {
    what: 'The release `{release}` is dated {date}, before `{next}` below it ({nextDate}).',
    why: order,
    do: 'Correct the date that is wrong, or swap the releases.',
  },
  unknownCategory: {
    what: '`{category}` is none of the kinds of change of the format.{hint}',
    why: 'Who looks for one kind, such as what was removed, looks under its name in every changelog.',
    do: 'Use one of {known}, or add it to the option `categories`.',
  },
  duplicateCategory: {
    what: 'The release `{release}` has a second section `{category}`.',
    why: 'It comes from a merge. Who reads the first takes it for all there is.',
    do: 'Move its entries into the first one.',
  },
  emptyCategory: {
    what: 'The section `{category}` of the release `{release}` is empty.',
    why: 'The reader cannot tell a forgotten entry from a heading too many.',
    do: 'Drop the heading, or write what is missing.',
  },
  quietYanked: {
    what: 'The release `{release}` is withdrawn, but not marked `[YANKED]`.',
    why: 'The mark is loud on purpose: who takes the release must see it, and tools look for this word in brackets.',
    do: 'End the heading with `[YANKED]`.',
  },
  looseEntry: {
    what: 'An entry of the release `{release}` stands above its kinds of change.',
    why: 'Who looks for one kind reads below its name, and misses it.',
    do: 'Move it below the kind it is.',
  },
  strayLink: {
    what: 'A link is defined for `{label}`, and no release is called so.',
    why: 'The release was renamed or lost; who looks for it finds an address and no words.',
    do: 'Remove the link, or put the release back.',
  },
  wrongTag: {
    what: 'The link of `{release}` leads to the tag `{tag}`.',
    why: links,
    do: 'Correct the address.',
  },
  unlinkedRelease: {
    what: 'The release `{release}` stands in brackets and nothing defines its link.',
    why: links,
    do: 'Add `[{release}]: address` beside the others at the end of the file.',
  },
  wrongCompare: {
    what: 'The link of `{release}` compares `{from}` with `{to}`, not {wanted}.',
    why: links,
    do: 'Correct the address; each release compares the one below it with itself, Unreleased the newest with HEAD.',
  },
})

export default defineCheck({
  id: 'changelog-format',
  says: 'Keep to the form of keepachangelog.com where a changelog follows it.',
  clauses: ['R18.8'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      format: z.enum(['auto', 'keep-a-changelog']).default('auto').describe('Which changelogs are held to the form: those that name it or show it (auto), or all.'),
      categories: z.array(z.string().min(1)).default(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']).describe('Kinds of change.'),
    }),
  messages: say,
  standsFor: ['keep-a-changelog'],
  history: [{ in: 'next', note: 'First version.' }],
})
