import type { FactExtractor, FactKind, LanguageId, LanguageTrees } from '@perf-rules/core'

/** What decides which languages a file is in. `head` is its first 256 characters, for hashbangs. */
export interface FileIdentity {
  readonly path: string
  readonly head: string
}

/** Given back by a parser that cannot make sense of the text: a skip with reason in coverage, not a finding. */
export class NotParsed {
  readonly why: string
  constructor(why: string) {
    this.why = why
  }
}

/** Files of another tool that say how files of a language are to be judged (`ruff.toml`, `.shellcheckrc`). */
export interface ToolSettings {
  /** True for files that such settings may be about. */
  readonly governs: (path: string) => boolean
  /** True for files that hold such settings. */
  readonly isSource: (path: string) => boolean
  /**
   * Gives a reader of those files' texts; the reader gives each path its settings as plain JSON, undefined where none
   * apply. Loaded only when both kinds of files are in the run.
   */
  readonly load: () => Promise<(texts: ReadonlyMap<string, string>) => (path: string) => unknown>
}

/**
 * One language: which files are in it, how they are parsed, which facts they give.
 * A file may be in several (`.mcp.json` is json, mcp, text and secrets). The parser is loaded on the first file.
 */
export interface Language<L extends LanguageId = LanguageId> {
  readonly id: L
  readonly claims: (file: FileIdentity) => boolean
  /** Loads the parser. Called once per worker, and only when a file of the language is in the run. */
  readonly load: () => Promise<Parser<L>>
  readonly settings?: ToolSettings
  /** Kinds of facts it gives, by version: part of the cache key before anything is loaded. */
  readonly facts: Readonly<Partial<Record<FactKind, number>>>
}

export interface Parser<L extends LanguageId = LanguageId> {
  /** `settings` are those of the language's own tool for this path; undefined where there are none. What it throws becomes a fault. */
  readonly parse: (text: string, path: string, settings?: unknown) => LanguageTrees[L] | NotParsed | Promise<LanguageTrees[L] | NotParsed>
  readonly extractors: readonly FactExtractor<FactKind, LanguageTrees[L]>[]
}

/** Declares a language. */
export function defineLanguage<L extends LanguageId>(language: Language<L>): Language<L> {
  return language
}
