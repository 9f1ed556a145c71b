import { defineCheck, messages } from '@perf-rules/core'

const why = 'A record is read years later, by somebody who was not there. What it leaves out is decided again.'

export const say = messages({
  noTitle: {
    what: 'The decision record has no title.',
    why,
    do: 'Begin with `# {number}: what was decided`.',
  },
  noStatus: {
    what: 'The decision record does not say whether it holds.',
    why: 'A proposal and a rule look alike; people follow the one and break the other.',
    do: 'Add `- Status: accepted` below the title, or proposed, rejected, deprecated, superseded by a number.',
  },
  unknownStatus: {
    what: 'The status `{status}` is none that records have.',
    why: 'Nobody can tell whether the decision holds.',
    do: 'Write one of {known}.',
  },
  noDate: {
    what: 'The decision record has no date.',
    why: 'What was right depends on the day: versions, prices and people change.',
    do: 'Add `- Date: YYYY-MM-DD` below the title.',
  },
  dateNotIso: {
    what: 'The date `{date}` is not written as YYYY-MM-DD.',
    why: 'Readers in two countries read 03/04 as two days, and no tool can sort it.',
    do: 'Write the year first: 2026-04-03.',
  },
  missingSection: {
    what: 'The decision record has no section on {section}.',
    why,
    do: 'Add `## {heading}`.',
  },
  duplicateNumber: {
    what: 'The number {number} is also that of `{other}`.',
    why: 'Who is told to read it reads one of them; two branches took the same number.',
    do: 'Give the later one the next free number.',
  },
  missingNumber: {
    what: 'There is no record between {before} and {number}.',
    why: 'A record that was deleted takes with it why something is as it is.',
    do: 'Put it back with the status rejected or superseded, or renumber.',
  },
  oneWayLink: {
    what: 'The record says that {number} takes its place, and {number} does not name it.',
    why: 'Who reads the new one does not learn what was so before, and why it changed.',
    do: 'Add `Supersedes {own}` to `{other}`.',
  },
})

export default defineCheck({
  id: 'adr-format',
  says: 'Record a decision with its status, day, context and consequences.',
  clauses: ['R6.9'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      statuses: z.array(z.string().min(1)).default(['proposed', 'draft', 'accepted', 'approved', 'rejected', 'deprecated', 'superseded', 'implemented', 'replaced', 'withdrawn', 'amended']).describe('Words that a status may begin with.'),
      sections: z.array(z.enum(['context', 'decision', 'consequences'])).default(['context', 'decision', 'consequences']).describe('Sections that a record has.'),
      gaps: z.boolean().default(true).describe('Also report numbers that are left out.'),
    }),
  messages: say,
  standsFor: ['MADR', 'adr-tools'],
  history: [{ in: 'next', note: 'First version.' }],
})
