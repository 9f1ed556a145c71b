import type { Range } from '@perf-rules/core'

declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** What ruff says of a Python file, under the repository's own settings for it. */
    ruff: RuffFile
  }
}

/** One thing that ruff tells. */
export interface RuffDiagnostic {
  /** ruff's code: `D103`. */
  readonly code: string
  /** In ruff's words, without a full stop. */
  readonly says: string
  readonly range: Range
}

/** A Python file as ruff sees it; `noqa` comments, `ignore`, `per-file-ignores` and `exclude` are already taken off. */
export interface RuffFile {
  readonly diagnostics: readonly RuffDiagnostic[]
}
