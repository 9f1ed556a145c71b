import type { Range } from '@perf-rules/core'

/** How a found secret is judged beside its shape. `weak`: nothing but its place in a URL says that it is one. */
export type SecretDoubt = 'none' | 'weak'

/** A secret that stands in a text. The secret itself is never kept: what is kept is cached and printed. */
export interface FoundSecret {
  /** The rule of secretlint that found it, without prefix (`github`). */
  readonly rule: string
  /** What it is, in words (`a GitHub token`). */
  readonly kind: string
  readonly range: Range
  readonly doubt: SecretDoubt
}

export interface SecretsTree {
  readonly found: readonly FoundSecret[]
}

declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** Every text file, with the secrets that secretlint's recommended preset finds in it. */
    secrets: SecretsTree
  }
}
