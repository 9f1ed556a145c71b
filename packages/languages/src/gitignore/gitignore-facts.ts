declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** The patterns of a `.gitignore`, in order. */
    gitignore: readonly string[]
    /** The patterns of a `.dockerignore`, in order. */
    dockerignore: readonly string[]
  }
  interface FactKinds {
    gitignore: GitignoreFacts
    dockerignore: GitignoreFacts
  }
}

export interface GitignoreFacts {
  /** As written, in order; a later one overrides an earlier one. */
  readonly patterns: readonly string[]
}
