import { defineLanguage } from '../language.ts'

export type * from './facts.ts'

/** Every text file, looked through for secrets. Lock files name no secret but a registry's, which `.npmrc` holds. */
export const secrets = defineLanguage({
  id: 'secrets',
  // The rule for `.p12` files opens the file by its path, and a detector does no I/O.
  claims: ({ path }) => !/\.(?:p12|svg|map|snap)$|(?:^|[/-])(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|poetry\.lock|uv\.lock|Cargo\.lock|go\.sum|composer\.lock|npm-shrinkwrap\.json)$/.test(path),
  facts: {},
  load: async () => {
    const { findSecrets } = await import('./scan.ts')
    return { parse: async (text: string, path: string) => ({ found: await findSecrets(text, path) }), extractors: [] }
  },
})
