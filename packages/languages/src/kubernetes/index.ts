import { defineFacts } from '@perf-rules/core'
import { defineLanguage, NotParsed } from '../language.ts'
import type { KubernetesFacts } from './facts.ts'

export type * from './facts.ts'

const facts = defineFacts({ kind: 'kubernetes', version: 1, extract: (tree: KubernetesFacts) => (tree.kinds.length > 0 ? tree : undefined) })

/** Kubernetes manifests, by what they begin with. Templates of Helm charts are no YAML before they are rendered, and none. */
export const kubernetes = defineLanguage({
  id: 'kubernetes',
  claims: ({ path, head }) => /\.ya?ml$/i.test(path) && !path.startsWith('.github/') && !/(?:^|\/)templates\//.test(path) && !head.includes('{{') && (/^(?:apiVersion|kind):/m.test(head) || /(?:^|\/)(?:k8s|kubernetes|manifests|kustomize)\//.test(path)),
  facts: { kubernetes: 1 },
  load: async () => {
    const [{ parseYaml }, { readManifests }] = await Promise.all([import('../yaml/parse.ts'), import('./read.ts')])
    return {
      parse: (text: string) => {
        const file = parseYaml(text)
        return 'error' in file ? new NotParsed(file.error) : readManifests(file.documents)
      },
      extractors: [facts],
    }
  },
})
