import { defineLanguage, NotParsed } from '../language.ts'
import type { PythonModule } from './tree.ts'

export type { PythonModule, PythonNode } from './tree.ts'

declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** Lezer's tree of a Python file, wrapped so that rules need no Lezer. */
    python: PythonModule
  }
}

/** Python 3 sources and stubs. The parser recovers from errors, so one broken function hides no other. */
export const python = defineLanguage({
  id: 'python',
  claims: ({ path, head }) => /\.pyi?$/.test(path) || (!/\.[A-Za-z0-9]+$/.test(path) && /^#!.*\bpython3?\b/.test(head)),
  facts: {},
  load: async () => {
    const [{ parser }, tree] = await Promise.all([import('@lezer/python'), import('./tree.ts')])
    return {
      parse: (text: string) => {
        const parsed = parser.parse(text)
        return hasCode(text) && parsed.topNode.firstChild === null ? new NotParsed('no Python statement in it') : new tree.PythonModule(parsed, text)
      },
      extractors: [],
    }
  },
})

function hasCode(text: string): boolean {
  return /^[ \t]*[^\s#]/m.test(text)
}
