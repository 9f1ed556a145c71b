import type { Range } from '@perf-rules/core'

/** Something of the hooks that the client refuses or passes over. */
export type HookFlaw =
  | { readonly id: 'brokenFile'; readonly range: Range; readonly error: string }
  | { readonly id: 'unknownEvent'; readonly range: Range; readonly event: string; readonly known: string }
  | { readonly id: 'badShape'; readonly range: Range; readonly wanted: string }
  | { readonly id: 'unknownType'; readonly range: Range; readonly type: string }
  | { readonly id: 'lacks'; readonly range: Range; readonly type: string; readonly field: string }
  | { readonly id: 'badTimeout'; readonly range: Range }
  | { readonly id: 'deafMatcher'; readonly range: Range; readonly event: string }

/** A script of the project that a hook runs. */
export interface HookScript {
  /** Below the project's folder. */
  readonly path: string
  /** The whole command: its text is escaped in JSON, so that no part of it has a place of its own. */
  readonly range: Range
}

/** The hooks that Claude Code runs in a project. */
export interface AgentSettingsFacts {
  /** The folder that `$CLAUDE_PROJECT_DIR` stands for; '' for the root. */
  readonly folder: string
  readonly scripts: readonly HookScript[]
  readonly flaws: readonly HookFlaw[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    agentSettings: AgentSettingsFacts
  }
  interface LanguageTrees {
    agentSettings: AgentSettingsFacts
  }
}
