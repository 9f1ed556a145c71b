declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** A file that is run from a shell, by what its first line and its words tell. */
    script: ScriptTree
  }
  interface FactKinds {
    /** Files that are run from a shell. */
    script: ScriptFacts
  }
}

export interface ScriptTree extends ScriptFacts {}

export interface ScriptFacts {
  /** The first line without `#!`; null when it has none. */
  readonly shebang: string | null
  /** Name of the program that runs it (`bash`, `python3`, `node`), from the shebang or the extension. */
  readonly interpreter: string
  /** Python: starts work when it is run, not only when it is imported. True for all others. */
  readonly starts: boolean
  /** Well-known tools named in lines that are no comment, each once, in order of first use. */
  readonly tools: readonly string[]
  /** What the comment or docstring at its head tells. */
  readonly header: ScriptHeader
  /** Answers `--help`, or prints its usage when it is called wrongly. */
  readonly helps: boolean
  /** Lines of the whole file. */
  readonly lines: number
}

/** Which of the three things a reader of a script looks for stand at its head. */
export interface ScriptHeader {
  readonly usage: boolean
  readonly needs: boolean
  readonly exits: boolean
}
