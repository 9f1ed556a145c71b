import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  missingPage: {
    what: 'There is no page `{path}`.',
    why: 'What it would say is known by some and looked for by all, mostly when there is no time.',
    do: 'Write it, or name the page that says it in the option `pages`.',
  },
  emptyPage: {
    what: 'The page `{path}` says nothing yet: {words} words below its title.',
    why: 'A page that is there and empty is worse than none: it ends the search.',
    do: 'Write it, or remove it until somebody does.',
  },
  emptySection: {
    what: 'The section “{heading}” is empty.',
    why: 'The reader cannot tell whether there is nothing to say or nobody has said it.',
    do: 'Fill it, or drop the heading.',
  },
  boilerplate: {
    what: 'The section “{heading}” still holds the words of its form.',
    why: 'It looks written and is not; who searches finds it and goes away without an answer.',
    do: 'Write what is so here, or drop the section.',
  },
})

export default defineCheck({
  id: 'docs-required-pages',
  says: 'Write the pages that are looked for when something is slow.',
  clauses: ['R6.2', 'R6.3', 'R6.6', 'R6.7', 'R6.8'],
  severity: { strict: 'warning' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      folder: z.string().min(1).default('docs/performance').describe('Where the pages stand.'),
      pages: z
        .array(z.string().min(1))
        .default(['architecture', 'troubleshooting', 'training', 'compliance', 'runbooks/deployment', 'runbooks/monitoring', 'runbooks/incident|runbooks/troubleshooting|runbooks/response'])
        .describe('Pages below the folder without extension; `|` between names of which one is enough.'),
      words: z.number().int().min(0).default(20).describe('Fewer words than these are no page.'),
    }),
  messages: say,
  history: [{ in: 'next', note: 'First version.' }],
})
