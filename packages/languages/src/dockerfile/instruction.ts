import type { Range } from '@perf-rules/core'
import type { ShellCommand } from '../shell/commands/command.ts'

/** A word of an instruction, quotes taken off. */
export interface DockerWord {
  readonly text: string
  readonly range: Range
}

/** A name that ENV, ARG or LABEL sets. */
export interface DockerProperty {
  readonly name: string
  /** Quotes taken off, variables as written; null for `ARG NAME`. */
  readonly value: string | null
  readonly range: Range
}

/** One instruction of a Dockerfile. `ONBUILD RUN …` is a RUN with `isOnBuild`. */
export interface DockerInstruction {
  /** In capitals. */
  readonly keyword: string
  readonly isOnBuild: boolean
  /** Index of the build stage; -1 before the first FROM. */
  readonly stage: number
  readonly range: Range
  readonly keywordRange: Range
  /** hadolint's codes that a comment silences here. */
  readonly ignored: readonly string[]
  readonly flags: readonly { readonly name: string; readonly value: string; readonly range: Range }[]
  /** Arguments without flags; those of the exec form are its strings. */
  readonly words: readonly DockerWord[]
  /** Written as a JSON list. */
  readonly isExec: boolean
  readonly properties: readonly DockerProperty[]
  /** What RUN, CMD, ENTRYPOINT and HEALTHCHECK run. Empty where the shell is none that we read. */
  readonly commands: readonly ShellCommand[]
  /** The instruction reads its content from a here-document. */
  readonly hasHeredoc: boolean
  /** Arguments as written, without flags, continued lines joined. */
  readonly content: string
}
