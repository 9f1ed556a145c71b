import { defineCheck, messages } from '@perf-rules/core'

const why = 'The reader follows it and finds nothing; what the document promised to show is lost.'

export const say = messages({
  missingFile: {
    what: '`{target}` is not in the repository.',
    why,
    do: 'Correct the path, or drop the link if what it showed is gone.{hint}',
  },
  wrongCase: {
    what: 'The file is called `{actual}`, not `{target}`.',
    why: 'The link works on systems that ignore case, and fails on the forge and on Linux.',
    do: 'Write the name as the file has it.',
  },
  missingHeading: {
    what: 'No heading or anchor of {where} is called `#{fragment}`.',
    why: 'The link opens the page at its top, and the reader has to search.',
    do: 'Link to a heading that is there.{hint}',
  },
  missingLine: {
    what: 'There is no line {line} in `{target}`: it has {count}.',
    why: 'The file has changed since; the line that was meant stands elsewhere or nowhere.',
    do: 'Correct the line, or name what stands there instead, which moves less.',
  },
  undefinedReference: {
    what: 'Nothing defines the reference `[{label}]`.',
    why: 'Without a definition the brackets are shown as they stand, and there is no link.',
    do: 'Add `[{label}]: address` to the document, or write the address into the link.',
  },
})

export default defineCheck({
  id: 'doc-links-resolve',
  says: 'Link only to files and headings that are there.',
  clauses: ['R15.5'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      headings: z.boolean().default(true).describe('Also follow the fragment (`#install`) to a heading or anchor.'),
      references: z.boolean().default(true).describe('Also report `[words][label]` without a definition.'),
      ignore: z.array(z.string().min(1)).default([]).describe('Addresses that are left alone, by their beginning (`../generated/`).'),
    }),
  messages: say,
  standsFor: ['markdownlint MD051', 'markdownlint MD052'],
  history: [{ in: 'next', note: 'First version.' }],
})
