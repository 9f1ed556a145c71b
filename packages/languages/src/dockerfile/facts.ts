import type { Range } from '@perf-rules/core'

/** An image that a Dockerfile names, as written and with its variables put in. */
export interface DockerImage {
  readonly written: string
  /** Null when only the build knows it (`ARG` without default, `$TARGETARCH`). */
  readonly resolved: string | null
  readonly range: Range
  /** hadolint codes that a comment above the instruction silences. */
  readonly ignored: readonly string[]
}

export interface DockerUser {
  readonly written: string
  /** Null when only the build knows it. */
  readonly resolved: string | null
  readonly range: Range
  readonly ignored: readonly string[]
}

/** One build stage. */
export interface DockerStage {
  /** In lower case, as Docker compares it. */
  readonly name: string | null
  readonly from: DockerImage
  /** Index of the earlier stage it goes on from; null for an image. */
  readonly base: number | null
  /** The last USER of this stage itself. */
  readonly user: DockerUser | null
  /** ENTRYPOINT and CMD in force, as written; null where the stage has neither. */
  readonly starts: string | null
  /** File names of scripts that ENTRYPOINT and CMD start. */
  readonly scripts: readonly string[]
  /** A program that changes the user (`gosu`, `su-exec`), installed or started in this stage. */
  readonly privilegeDrop: string | null
  /** Images that COPY --from takes files out of; not stages. */
  readonly copiesFrom: readonly DockerImage[]
}

/** What a Dockerfile says. */
export interface DockerfileFacts {
  readonly stages: readonly DockerStage[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    dockerfile: DockerfileFacts
  }
  interface LanguageTrees {
    dockerfile: DockerfileFacts
  }
}
