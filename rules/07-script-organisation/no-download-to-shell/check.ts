import { defineCheck, messages } from '@perf-rules/core'

const why = 'Whoever answers at that address today decides what runs here, and a connection that breaks off runs half of it.'

export const say = messages({
  pipedDownload: {
    what: 'What `{program}` downloads is run by `{shell}` as it comes.',
    why,
    do: 'Download it to a file, compare its checksum with one that you keep, then run it; or install a package of a fixed version.',
  },
  evaluatedDownload: {
    what: '`{shell}` runs what `{program}` downloads.',
    why,
    do: 'Download it to a file, compare its checksum with one that you keep, then run it.',
  },
})

export default defineCheck({
  id: 'no-download-to-shell',
  says: 'Never run what you download unseen.',
  clauses: ['R7.9'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ allow: z.array(z.string().min(1)).default([]).describe('Beginnings of addresses that you trust as you trust your own code.') }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
