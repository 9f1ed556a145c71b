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
}
