import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'
import type {} from './gitignore-facts.ts'

/** `.gitignore` files: what git leaves alone, and builds may therefore write. */
export const gitignore = defineLanguage({
  id: 'gitignore',
  claims: ({ path }) => path === '.gitignore' || path.endsWith('/.gitignore'),
  facts: { gitignore: 1 },
  load: async () => ({
    parse: (source: string) => readPatterns(source),
    extractors: [defineFacts<'gitignore', readonly string[]>({ kind: 'gitignore', version: 1, extract: patterns => (patterns.length === 0 ? undefined : { patterns }) })],
  }),
})

/** `.dockerignore` files, also those of one Dockerfile (`web.Dockerfile.dockerignore`): what a build does not see. */
export const dockerignore = defineLanguage({
  id: 'dockerignore',
  claims: ({ path }) => path.endsWith('.dockerignore'),
  facts: { dockerignore: 1 },
  load: async () => ({
    parse: (source: string) => readPatterns(source),
    extractors: [defineFacts<'dockerignore', readonly string[]>({ kind: 'dockerignore', version: 1, extract: patterns => ({ patterns }) })],
  }),
})

/** Patterns in order; comments and blank lines left out, trailing blanks cut unless escaped. */
function readPatterns(source: string): readonly string[] {
  return source
    .split(/\r?\n/)
    .map(line => line.replace(/(?<!\\)\s+$/, ''))
    .filter(line => line !== '' && !line.startsWith('#'))
}
