import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  incompleteHeader: {
    what: 'The head of this script does not say {missing}.',
    why: 'Whoever is called at night runs it to find out what it does, with the arguments they guess.',
    do: 'Add the lines `# Usage:`, `# Needs:` and `# Exit codes:` to the comment at its head, or a section in the README beside it.',
  },
  noHelp: {
    what: 'This script does not answer `--help`.',
    why: 'Asked how it is used, it begins its work.',
    do: 'Print the usage and end with 0 on `--help`, with 2 on a wrong argument.',
  },
})

export default defineCheck({
  id: 'script-header',
  says: 'Say at the head of a script how it is used, what it needs and how it ends.',
  clauses: ['R7.7'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      root: z.string().min(1).default('scripts/performance').describe('Folder of all performance scripts.'),
      include: z.array(z.string().min(1)).default([]).describe('Globs of further scripts that are performance work.'),
      exclude: z.array(z.string().min(1)).default([]).describe('Globs of scripts that are none.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
