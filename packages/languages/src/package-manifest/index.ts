import { type ParseError, parse } from 'jsonc-parser'
import { defineLanguage, NotParsed } from '../language.ts'
import { type JsonObject, objectOf } from './read-json.ts'
import { packageFacts } from './package-facts.ts'
import { tsconfigFacts } from './tsconfig-facts.ts'

export type * from './package-facts.ts'
export type * from './tsconfig-facts.ts'

declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** A `package.json`. */
    'package-json': JsonObject
    /** A `tsconfig.json`, a `jsconfig.json` or one that such a file extends. */
    tsconfig: JsonObject
  }
}

/** Manifests of packages, for what they are called, depend on and export. */
export const packageManifest = defineLanguage({
  id: 'package-json',
  claims: ({ path }) => /(?:^|\/)package\.json$/.test(path),
  facts: { package: packageFacts.version },
  load: async () => ({ parse: readObject, extractors: [packageFacts] }),
})

/** Settings of TypeScript's compiler, for path aliases. */
export const tsconfig = defineLanguage({
  id: 'tsconfig',
  claims: ({ path }) => /(?:^|\/)(?:[tj]sconfig(?:[.-][\w.-]+)?|base)\.json$/.test(path),
  facts: { tsconfig: tsconfigFacts.version },
  load: async () => ({ parse: readObject, extractors: [tsconfigFacts] }),
})

/** Comments and trailing commas are allowed: TypeScript reads both. */
function readObject(text: string): JsonObject | NotParsed {
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors, { allowTrailingComma: true })
  return errors.length === 0 && objectOf(value) === value ? objectOf(value) : new NotParsed('not a JSON object')
}
