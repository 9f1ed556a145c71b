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

/**
 * One language: which files are in it, how they are parsed, which facts they give.
 * A file may be in several (`.mcp.json` is json, mcp, text and secrets). The parser is loaded on the first file.
 */
export interface Language<L extends LanguageId = LanguageId> {
  readonly id: L
  readonly claims: (file: FileIdentity) => boolean
  /** Loads the parser. Called once per worker, and only when a file of the language is in the run. */
  readonly load: () => Promise<Parser<L>>
  /** Kinds of facts it gives, by version: part of the cache key before anything is loaded. */
  readonly facts: Readonly<Partial<Record<FactKind, number>>>
}

export interface Parser<L extends LanguageId = LanguageId> {
  readonly parse: (text: string, path: string) => LanguageTrees[L] | NotParsed | Promise<LanguageTrees[L] | NotParsed>
  readonly extractors: readonly FactExtractor<FactKind, LanguageTrees[L]>[]
}

/** Declares a language. */
export function defineLanguage<L extends LanguageId>(language: Language<L>): Language<L> {
  return language
}
