import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'

declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** Every file that is text; the tree is the text itself. */
    text: string
  }
  interface FactKinds {
    /** Number of lines of every text file; a line break at the end begins none. */
    lines: number
  }
}

/** Any text file, for detectors that need no grammar. */
export const text = defineLanguage({
  id: 'text',
  claims: () => true,
  facts: { lines: 1 },
  load: async () => ({ parse: (source: string) => source, extractors: [defineFacts<'lines', string>({ kind: 'lines', version: 1, extract: linesOf })] }),
})

function linesOf(source: string): number {
  let lines = source === '' || source.endsWith('\n') ? 0 : 1
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) lines++
  return lines
}
