import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'
import type { RequirementsFacts } from './facts.ts'

export type * from './facts.ts'

/** Lists of Python packages: pip's requirement files, and projects that declare dependencies. */
export const requirements = defineLanguage({
  id: 'requirements',
  claims: ({ path }) => isList(path) || /(?:^|\/)pyproject\.toml$/.test(path),
  facts: { requirements: 1 },
  load: async () => {
    const { readList, readProject } = await import('./read.ts')
    return {
      parse: (text: string, path: string) => (isList(path) ? readList(text) : (readProject(text) ?? { kind: 'project' as const, requirements: [] })),
      extractors: [defineFacts<'requirements', RequirementsFacts>({ kind: 'requirements', version: 1, extract: tree => (tree.requirements.length === 0 ? undefined : tree) })],
    }
  },
})

function isList(path: string): boolean {
  return /(?:^|\/)(?:[\w.-]*requirements[\w.-]*|requirements\/[\w.-]+)\.txt$/i.test(path)
}
