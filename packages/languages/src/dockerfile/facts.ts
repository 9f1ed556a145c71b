import type { Range } from '@perf-rules/core'
import type { DockerInstruction } from './instruction.ts'

export type * from './instruction.ts'

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

/** A HEALTHCHECK; `isOff` for `HEALTHCHECK NONE`. */
export interface DockerHealthcheck {
  readonly isOff: boolean
  readonly range: Range
  readonly ignored: readonly string[]
}

/** A COPY or ADD out of the build context. */
export interface DockerCopy {
  readonly sources: readonly string[]
  readonly target: string
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
  /** Indexes of the stages that COPY --from takes files out of. */
  readonly copiesStages: readonly number[]
  readonly copies: readonly DockerCopy[]
  /** The HEALTHCHECK in force, this stage's or that of a stage it goes on from. */
  readonly healthcheck: DockerHealthcheck | null
  /** Ports of EXPOSE, as written, with those of the stages it goes on from. */
  readonly exposes: readonly string[]
}

/** What a Dockerfile says. */
export interface DockerfileFacts {
  readonly stages: readonly DockerStage[]
}

/** What file detectors see: the stages, and every instruction. */
export interface DockerfileTree extends DockerfileFacts {
  readonly instructions: readonly DockerInstruction[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    dockerfile: DockerfileFacts
  }
  interface LanguageTrees {
    dockerfile: DockerfileTree
  }
}
