import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  reversedLink: {
    what: '`{source}` has its brackets the wrong way round.',
    why: 'It is shown as it stands, and there is no link.',
    do: 'Write `[{words}]({target})`.',
  },
  emptyLink: {
    what: 'The link “{text}” leads nowhere.',
    why: 'A click does nothing, or throws the reader back to the top of the page.',
    do: 'Give its address, or drop the brackets.',
  },
  shortRow: {
    what: 'This row has {count} of the {wanted} cells of its table.',
    why: 'The cells that are there may stand below the wrong heading; a line of text right below a table becomes such a row.',
    do: 'Add the missing cells, or an empty line before text that is no row.',
  },
  longRow: {
    what: 'This row has {count} cells, and its table {wanted} columns.',
    why: 'What stands in the cells beyond the last column is not shown.',
    do: 'Join the cells, escape a pipe that is text as `\\|`, or add a column.',
  },
  duplicateDefinition: {
    what: '`[{label}]` is defined a second time.',
    why: 'The first definition counts: this address is never used.',
    do: 'Remove one of them, or give it a label of its own.',
  },
  unusedDefinition: {
    what: 'No link uses the definition `[{label}]`.',
    why: 'Its words were changed or its brackets lost, so that the reader misses a link; or it is left over.',
    do: 'Use it, or remove it.',
  },
})

/** Codes of markdownlint by message. */
export const codes = {
  reversedLink: 'MD011',
  emptyLink: 'MD042',
  duplicateDefinition: 'MD053',
  unusedDefinition: 'MD053',
  shortRow: 'MD056',
  longRow: 'MD056',
} as const

export default defineCheck({
  id: 'doc-renders',
  says: 'Write Markdown that is shown as it is meant.',
  clauses: ['R15.7'],
  severity: { recommended: 'warning', strict: 'error' },
  stage: 'settled',
  options: z =>
    z.strictObject({
      except: z.array(z.enum(['MD011', 'MD042', 'MD053', 'MD056'])).default([]).describe('Demands that are not made, by markdownlint\'s code.'),
      definitions: z.array(z.string().min(1)).default(['//']).describe('Labels that may be defined without a use.'),
    }),
  messages: say,
  standsFor: [...new Set(Object.values(codes))].map(code => `markdownlint ${code}`),
  history: [{ in: 'next', note: 'First version.' }],
})
