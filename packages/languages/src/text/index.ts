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
    /** Names in capitals with an underscore (`DATABASE_URL`), and beginnings of such (`DATABASE_`), in every text file but Markdown. */
    constants: readonly string[]
  }
}

/** Any text file, for detectors that need no grammar. */
export const text = defineLanguage({
  id: 'text',
  claims: () => true,
  facts: { lines: 1, constants: 1 },
  load: async () => ({ parse: (source: string) => source, extractors: [defineFacts<'lines', string>({ kind: 'lines', version: 1, extract: linesOf }), defineFacts<'constants', string>({ kind: 'constants', version: 1, extract: constantsIn })] }),
})

function linesOf(source: string): number {
  let lines = source === '' || source.endsWith('\n') ? 0 : 1
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) lines++
  return lines
}

function constantsIn(source: string, { path }: { readonly path: string }): readonly string[] | undefined {
  if (/\.(?:mdx?|markdown)$/i.test(path)) return undefined
  const names = new Set(source.match(/\b[A-Z][A-Z0-9]*(?:(?:_[A-Z0-9]+)+\b|(?:_[A-Z0-9]+)*_(?![\w]))/g))
  return names.size === 0 ? undefined : [...names]
}
