import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  ambiguousDate: {
    what: 'The date `{date}` is read as two days.',
    why: 'Half of the readers take the first number for the month. A record of what happened must say when.',
    do: 'Write the year first: YYYY-MM-DD.',
  },
  dateNotIso: {
    what: 'The date `{date}` is not written as YYYY-MM-DD.',
    why: 'Dates in one form can be sorted, searched and compared; each other form is one that tools miss.',
    do: 'Write `{iso}`.',
  },
  impossibleDate: {
    what: 'There is no day `{date}`.',
    why: 'Nobody can tell when this was, and tools that sort by date put it anywhere.',
    do: 'Write the day on which it was.',
  },
  timeWithoutZone: {
    what: 'The time `{time}` names no zone.',
    why: 'It cannot be matched with logs and metrics, which are in UTC: it is off by the hours between writer and reader.',
    do: 'Write it in UTC: `{utc}`.',
  },
})

export default defineCheck({
  id: 'doc-utc-timestamp',
  says: 'Date what happened in UTC, in one form.',
  clauses: ['R15.1'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      everywhere: z.boolean().default(false).describe('Also in documents that are about something else than performance, decisions, incidents and releases.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
