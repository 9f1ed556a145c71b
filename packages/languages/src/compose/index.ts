import { defineFacts } from '@perf-rules/core'
import { defineLanguage, NotParsed } from '../language.ts'
import type { ComposeFacts } from './facts.ts'

export type * from './facts.ts'

const facts = defineFacts({ kind: 'compose', version: 2, extract: (tree: ComposeFacts) => (tree.services.length > 0 ? tree : undefined) })

/** Compose files, by name (`compose.yml`, `docker-compose.prod.yaml`, `podman-compose.yml`). */
export const compose = defineLanguage({
  id: 'compose',
  claims: ({ path }) => isCompose(path),
  facts: { compose: 2 },
  load: async () => {
    const [{ parseYaml }, { readCompose }] = await Promise.all([import('../yaml/parse.ts'), import('./read.ts')])
    return {
      parse: (text: string, path: string) => {
        const file = parseYaml(text)
        return 'error' in file ? new NotParsed(file.error) : readCompose(file.documents[0], path)
      },
      extractors: [facts],
    }
  },
})

function isCompose(path: string): boolean {
  if (path.startsWith('.github/')) return false
  return /(?:^|\/)(?:[\w.-]*[-_.])?compose(?:[-_.][\w.-]*)?\.ya?ml$/i.test(path)
}
