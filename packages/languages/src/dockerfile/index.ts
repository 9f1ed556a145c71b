import { defineFacts } from '@perf-rules/core'
import { defineLanguage, NotParsed } from '../language.ts'
import type { DockerfileTree } from './facts.ts'

export type * from './facts.ts'

/** Real ones stay below 20 kB; the parser looks back over all instructions at each one. */
const mostCharacters = 200_000
const facts = defineFacts({ kind: 'dockerfile', version: 2, extract: ({ stages }: DockerfileTree) => ({ stages }) })

/** Dockerfiles and Containerfiles, by name. Templates (`Dockerfile.hbs`, `Dockerfile.j2`) are none. */
export const dockerfile = defineLanguage({
  id: 'dockerfile',
  claims: ({ path }) => isDockerfile(path),
  facts: { dockerfile: 2 },
  load: async () => {
    const { parseDockerfile } = await import('./parse.ts')
    return {
      parse: (text: string) => (text.length > mostCharacters ? new NotParsed(`more than ${mostCharacters} characters`) : parseDockerfile(text)),
      extractors: [facts],
    }
  },
})

function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (/\.(?:dockerignore|md|mdx|txt|hbs|j2|jinja|jinja2|tmpl|tpl|template|ejs|erb|erb|in|bak|orig|ts|js|py|go|sh|ya?ml|json)$/i.test(name) || path.includes('{{')) return false
  return /^(?:dockerfile|containerfile)(?:[.-].+)?$/i.test(name) || /\.(?:dockerfile|containerfile)$/i.test(name)
}
