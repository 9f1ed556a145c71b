import type { Range } from '@perf-rules/core'

/** One package that a list of requirements names. */
export interface Requirement {
  readonly name: string
  /** As written behind the name: `>=2,<3`; empty where any version will do. */
  readonly wanted: string
  /** One version exactly, or an address. */
  readonly pinned: boolean
  readonly hashed: boolean
  readonly range: Range
}

/** What a `requirements.txt` or the dependencies of a `pyproject.toml` ask for. */
export interface RequirementsFacts {
  readonly kind: 'list' | 'project'
  readonly requirements: readonly Requirement[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    requirements: RequirementsFacts
  }
  interface LanguageTrees {
    /** A list of Python packages. */
    requirements: RequirementsFacts
  }
}
