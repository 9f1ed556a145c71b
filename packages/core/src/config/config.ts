import type { Severity } from '../finding.ts'

/** What configuration may say of one check. */
export type CheckSetting = Severity | 'off' | Readonly<Record<string, unknown>> | readonly [Severity | 'off', Readonly<Record<string, unknown>>]

/** A `perf-rules.config.json`, as written. */
export interface ConfigFile {
  readonly $schema?: string
  /** Stops the search for a root further up. */
  readonly root?: boolean
  /** Presets (`recommended`, `strict`, `patterns`), relative JSON files, or packages that export JSON. */
  readonly extends?: string | readonly string[]
  readonly checks?: Readonly<Record<string, CheckSetting>>
  readonly overrides?: readonly ConfigOverride[]
  /** Globs of files that are not checked. They stay in the index, so links to them resolve. */
  readonly ignore?: readonly string[]
  readonly suppressions?: readonly ConfigSuppression[]
  readonly scope?: ScopeConfig
}

export interface ConfigOverride {
  readonly files: readonly string[]
  readonly excludes?: readonly string[]
  readonly checks: Readonly<Record<string, CheckSetting>>
}

/** Silences findings that no comment can reach: JSON files, folders, things that are absent. */
export interface ConfigSuppression {
  readonly check: string
  readonly files: readonly string[]
  readonly reason: string
  readonly until?: string
  readonly owner?: string
}

/** Which paths count as performance work. `repository` makes every rule see everything. */
export type ScopeConfig = 'repository' | { readonly include?: readonly string[]; readonly exclude?: readonly string[] }

/** One config file with where it stands. */
export interface LoadedConfig {
  /** Relative to the root; the config it extends comes before it. */
  readonly path: string
  /** Folder it governs; '' for the root. */
  readonly folder: string
  readonly config: ConfigFile
  /** Another tool's settings: they give options to checks that are on, and turn none on. */
  readonly tunes?: true
}
