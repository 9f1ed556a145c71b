import type { Range } from '@perf-rules/core'

/** What a file is to its client. */
export type AgentFileKind = 'agent' | 'skill' | 'command' | 'rule' | 'instruction' | 'memory'

export interface AgentText {
  readonly text: string
  readonly range: Range
}

/** Something of the file that its client refuses, ignores or reads otherwise than it is meant. */
export type AgentFlaw =
  | { readonly id: 'noFrontMatter' | 'emptyBody'; readonly range: Range }
  | { readonly id: 'brokenFrontMatter'; readonly range: Range; readonly error: string; /** The client repairs this by itself; other readers do not. */ readonly isTolerated: boolean }
  | { readonly id: 'missingField'; readonly range: Range; readonly field: string }
  | { readonly id: 'wrongType'; readonly range: Range; readonly field: string; readonly wanted: string }
  | { readonly id: 'unknownValue'; readonly range: Range; readonly field: string; readonly value: string; readonly known: string }
  | { readonly id: 'unknownTool'; readonly range: Range; readonly field: string; readonly tool: string; readonly known: string }
  | { readonly id: 'toolConflict'; readonly range: Range; readonly tool: string }
  | { readonly id: 'misspelledField'; readonly range: Range; readonly field: string; readonly known: string }
  | { readonly id: 'badName'; readonly range: Range; readonly name: string }
  | { readonly id: 'tooLong'; readonly range: Range; readonly field: string; readonly most: number }
  | { readonly id: 'noChecks'; readonly range: Range }

/** One file that tells a coding agent what it is, may do or must know. */
export interface AgentFileFacts {
  /** Name of the client (`Claude Code`). */
  readonly client: string
  readonly kind: AgentFileKind
  /** Under which it is called: the field, else what its path says. */
  readonly name: AgentText | null
  /** Skills that an agent loads. */
  readonly skills: readonly AgentText[]
  /** Agents that it says it may start (`Agent(reviewer)`). */
  readonly starts: readonly AgentText[]
  readonly description: AgentText | null
  /** Files that are read in where they are named (`@docs/style.md`). */
  readonly imports: readonly AgentText[]
  /** The rules that `perf-rules agents --write` wrote there, markers included. */
  readonly rulesSection: AgentText | null
}

export interface AgentFile extends AgentFileFacts {
  readonly flaws: readonly AgentFlaw[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    agentFile: AgentFileFacts
  }
  interface LanguageTrees {
    agentFile: AgentFile
  }
}
