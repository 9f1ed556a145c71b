import type { Range } from '@perf-rules/core'

/** One assignment of a dotenv file. Its value is not kept: what is kept is cached. */
export interface EnvEntry {
  readonly key: string
  readonly range: Range
  /** The value is, by the key's name and its own look, a secret and no placeholder. */
  readonly holdsSecret: boolean
}

export interface EnvFacts {
  readonly entries: readonly EnvEntry[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    envFile: EnvFacts
  }
  interface LanguageTrees {
    env: EnvFacts
  }
}
