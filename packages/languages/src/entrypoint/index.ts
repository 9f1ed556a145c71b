import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'

/** A shell script that hands on to another user; scripts that do not give no fact. */
export interface EntrypointFacts {
  readonly privilegeDrop: string
}

declare module '@perf-rules/core' {
  interface FactKinds {
    entrypoint: EntrypointFacts
  }
  interface LanguageTrees {
    entrypoint: { readonly privilegeDrop: string | null }
  }
}

const facts = defineFacts({ kind: 'entrypoint', version: 1, extract: ({ privilegeDrop }: { readonly privilegeDrop: string | null }) => (privilegeDrop === null ? undefined : { privilegeDrop }) })

/** Shell scripts that a container may start with, seen for one question: do they change the user? */
export const entrypoint = defineLanguage({
  id: 'entrypoint',
  claims: ({ path, head }) => /\.(?:sh|bash)$/.test(path) || (/(?:^|\/)[\w-]*(?:entrypoint|start|run|init)[\w-]*$/i.test(path) && /^#!.*\b(?:ba|da|a)?sh\b/.test(head)),
  facts: { entrypoint: 1 },
  load: async () => {
    const { droppingProgram } = await import('../dockerfile/starting.ts')
    return { parse: (text: string) => ({ privilegeDrop: droppingProgram(text, true) ?? null }), extractors: [facts] }
  },
})
