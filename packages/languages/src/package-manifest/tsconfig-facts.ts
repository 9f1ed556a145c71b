import { defineFacts } from '@perf-rules/core'
import { type JsonObject, objectOf, textOf, textsOf } from './read-json.ts'

/** What a tsconfig says about specifiers. */
export interface TsconfigFacts {
  readonly extends: readonly string[]
  readonly baseUrl?: string
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    tsconfig: TsconfigFacts
  }
}

export const tsconfigFacts = defineFacts<'tsconfig', JsonObject>({
  kind: 'tsconfig',
  version: 1,
  extract(tree) {
    const options = objectOf(tree['compilerOptions'])
    const baseUrl = textOf(options['baseUrl'])
    const base = textOf(tree['extends'])
    return {
      extends: base === undefined ? textsOf(tree['extends']) : [base],
      ...(baseUrl === undefined ? {} : { baseUrl }),
      paths: Object.entries(objectOf(options['paths'])).map(([pattern, targets]) => [pattern, textsOf(targets)] as const),
    }
  },
})
