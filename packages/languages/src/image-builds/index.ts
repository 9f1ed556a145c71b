import { defineFacts } from '@perf-rules/core'
import { defineLanguage, NotParsed } from '../language.ts'
import type { ImageBuildFacts } from './facts.ts'

export type * from './facts.ts'

const facts = defineFacts({ kind: 'imageBuilds', version: 1, extract: (tree: ImageBuildFacts) => (tree.targets.length + tree.names.length > 0 ? tree : undefined) })

/** GitHub workflows, seen for the images they build and publish. */
export const imageBuilds = defineLanguage({
  id: 'imageBuilds',
  claims: ({ path }) => /(?:^|\/)\.github\/(?:workflows|actions)\/.+\.ya?ml$/.test(path),
  facts: { imageBuilds: 1 },
  load: async () => {
    const [{ parseYaml }, { readImageBuilds }] = await Promise.all([import('../yaml/parse.ts'), import('./read.ts')])
    return {
      parse: (text: string) => {
        const file = parseYaml(text)
        return 'error' in file ? new NotParsed(file.error) : readImageBuilds(file.documents[0])
      },
      extractors: [facts],
    }
  },
})
