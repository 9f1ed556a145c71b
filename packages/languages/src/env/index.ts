import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'
import type { EnvFacts } from './facts.ts'

export type * from './facts.ts'

const facts = defineFacts({ kind: 'envFile', version: 1, extract: (tree: EnvFacts) => tree })

/** Dotenv files, templates of them too. */
export const env = defineLanguage({
  id: 'env',
  claims: ({ path }) => /(?:^|\/)(?:\.env(?:\.[\w.-]+)?|[\w-]+\.env)$/.test(path),
  facts: { envFile: 1 },
  load: async () => {
    const { parseEnv } = await import('./parse.ts')
    return { parse: (text: string) => parseEnv(text), extractors: [facts] }
  },
})
