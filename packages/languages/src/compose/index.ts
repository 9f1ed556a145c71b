import { defineFacts } from '@perf-rules/core'
import { defineLanguage, NotParsed } from '../language.ts'
import type { ComposeFacts, ComposeService } from './facts.ts'

export type * from './facts.ts'

const facts = defineFacts({ kind: 'compose', version: 2, extract: (tree: ComposeFacts) => (tree.services.length > 0 ? tree : undefined) })

/** Compose files, by name (`compose.yml`, `docker-compose.prod.yaml`, `podman-compose.yml`), and stacks of any name that begin like one. */
export const compose = defineLanguage({
  id: 'compose',
  claims: ({ path, head }) => isCompose(path) || beginsLikeCompose(path, head),
  facts: { compose: 2 },
  load: async () => {
    const [{ parseYaml }, { readCompose }] = await Promise.all([import('../yaml/parse.ts'), import('./read.ts')])
    return {
      parse: (text: string, path: string) => {
        const file = parseYaml(text)
        if ('error' in file) return isCompose(path) ? new NotParsed(file.error) : { services: [], includes: [] }
        const read = readCompose(file.documents[0], path)
        return isCompose(path) || read.services.some(saysHowToRun) ? read : { services: [], includes: [] }
      },
      extractors: [facts],
    }
  },
})

function isCompose(path: string): boolean {
  if (path.startsWith('.github/')) return false
  return /(?:^|\/)(?:[\w.-]*[-_.])?compose(?:[-_.][\w.-]*)?\.ya?ml$/i.test(path)
}

/** Something only compose would say of a service. */
function saysHowToRun({ isPatch, cpuLimit, memoryLimit, restart, healthcheck, ports }: ComposeService): boolean {
  return !isPatch || cpuLimit !== null || memoryLimit !== null || restart !== null || healthcheck !== null || ports.length > 0
}

/** Other programs have a map of services too; which it is shows when it is read. */
function beginsLikeCompose(path: string, head: string): boolean {
  return /\.ya?ml$/i.test(path) && !path.startsWith('.github/') && !head.includes('{{') && !/^(?:apiVersion|kind|on|jobs|openapi|stages):/m.test(head) && /^services:\s*(?:#.*)?$/m.test(head)
}
