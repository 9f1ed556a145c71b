import type { Range } from '@perf-rules/core'

/** A text of a compose file with its variables' defaults put in. */
export interface ComposeText {
  readonly written: string
  /** Null when a variable without default stands in it. */
  readonly resolved: string | null
  readonly isVariable: boolean
  readonly range: Range
}

/** How a service is built. Paths are relative to the root of the repository, or null when they leave it or are unknown. */
export interface ComposeBuild {
  readonly context: string | null
  readonly dockerfile: string | null
  readonly target: string | null
  /** `dockerfile_inline`: there is no file. */
  readonly isInline: boolean
}

export interface ComposeService {
  readonly name: string
  readonly nameRange: Range
  readonly image: ComposeText | null
  readonly build: ComposeBuild | null
  readonly user: ComposeText | null
  /** What it starts with in place of the image's own (`entrypoint`, `command`). */
  readonly starts: string | null
}

/** The services of a compose file. */
export interface ComposeFacts {
  readonly services: readonly ComposeService[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    compose: ComposeFacts
  }
  interface LanguageTrees {
    compose: ComposeFacts
  }
}
