import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  reasonMissing: {
    what: 'This suppression gives no reason.',
    why: 'Nobody can tell later whether the finding was wrong, accepted or only in the way, so it stays for ever.',
    do: 'Say why after two hyphens: `perf-rules-ignore-next-line {check} -- the reason`.',
  },
  reasonTooShort: {
    what: 'The reason `{reason}` explains nothing.',
    why: 'A word that fits every suppression tells the next reader as much as none.',
    do: 'Say what makes the finding wrong or acceptable here, in {length} characters or more.',
  },
  unknownCheck: {
    what: 'No check is called `{check}`, so this suppression silences nothing.{hint}',
    why: 'Its writer believes that a finding is accounted for.',
    do: 'Name a check of `npx perf-rules list`.',
  },
  checkMissing: {
    what: 'This suppression names no check.',
    why: 'It silences nothing: a suppression holds for the checks it names.',
    do: 'Name the check: `perf-rules-ignore-next-line CHECK -- the reason`.',
  },
  expired: {
    what: 'This suppression ended on {until}.',
    why: 'What was to be done by then is still open, and the finding counts again.',
    do: 'Mend what it silenced, or decide anew and write a later date with the reason.',
  },
})

export default defineCheck({
  id: 'suppression-needs-reason',
  says: 'Give every suppression a check, a reason and an end that still lies ahead.',
  clauses: ['R17.7'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ length: z.number().int().min(1).max(200).default(8).describe('Fewest characters of a reason.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
