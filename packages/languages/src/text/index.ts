import { defineLanguage } from '../language.ts'

declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** Every file that is text; the tree is the text itself. */
    text: string
  }
}

/** Any text file, for detectors that need no grammar. */
export const text = defineLanguage({
  id: 'text',
  claims: () => true,
  facts: {},
  load: async () => ({ parse: (source: string) => source, extractors: [] }),
})
