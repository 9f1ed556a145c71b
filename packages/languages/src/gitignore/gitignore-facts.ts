declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** The patterns of a `.gitignore`, in order. */
    gitignore: readonly string[]
  }
  interface FactKinds {
    gitignore: GitignoreFacts
  }
}

export interface GitignoreFacts {
  /** As written, in order; a later one overrides an earlier one. */
  readonly patterns: readonly string[]
}
