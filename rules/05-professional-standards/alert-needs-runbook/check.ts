import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  noRunbook: { what: 'The alert `{alert}` names no runbook.', why: 'Whoever is woken by it begins with searching.', do: 'Add the annotation `runbook_url` with the page that says what to look at and what to do.' },
  lostRunbook: { what: 'The runbook of `{alert}` is not there: `{url}`.', why: 'Whoever is woken by it finds an empty page.', do: 'Mend the path, or write the page.' },
})

export default defineCheck({
  id: 'alert-needs-runbook',
  says: 'Tell the reader of every alert what to do.',
  clauses: ['R5.8'],
  severity: { recommended: 'warning', strict: 'warning' },
  stage: 'settled',
  options: z => z.strictObject({ missing: z.enum(['ignore', 'report']).default('ignore').describe('Whether an alert without a link to a runbook is reported; a link that leads nowhere always is.') }),
  presetOptions: { strict: { missing: 'report' } },
  messages: say,
  standsFor: ['pint alerts/annotation'],
  history: [{ in: 'next', note: 'First version.' }],
})
