import { defineCheck, messages } from '@perf-rules/core'

const why = 'The reader looks for it, finds nothing, and trusts the rest of the page less; an agent invents it.'

export const say = messages({
  missingPath: {
    what: '`{target}` is not in the repository, though its folder `{folder}` is.',
    why,
    do: 'Correct the path, or drop what the page says of it.{hint}',
  },
  missingScript: {
    what: 'No package.json has a script `{script}`.',
    why: 'Who follows the page stops at an error of the package manager.',
    do: 'Write the name of a script that is there.{hint}',
  },
  missingVariable: {
    what: '`{name}` stands in no file but documents.',
    why: 'Who sets it changes nothing, and looks for the cause elsewhere.',
    do: 'Correct the name, or drop it from the page.{hint}',
  },
})

export default defineCheck({
  id: 'doc-code-reference',
  says: 'Name only paths, scripts and variables that are there.',
  clauses: ['R15.5', 'R15.10'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      variables: z.boolean().default(true).describe('Also look for environment variables.'),
      ignore: z.array(z.string().min(1)).default([]).describe('References that are left alone, by their beginning.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
