import type { Range } from '@perf-rules/core'

/** One word of a shell command. */
export interface ShellWord {
  /** Quotes taken off; variables and substitutions stand as written. */
  readonly text: string
  /** True when a variable, a substitution or a pattern stands in it, so that only the run knows its value. */
  readonly isOpen: boolean
  readonly range: Range
}

/** One simple command of a shell text, wherever it stands: in a function, a loop, a condition or a substitution. */
export interface ShellCommand {
  /** As written, without quotes: `apt-get`, `./lib.sh`, `$action`. Empty for a line of assignments alone. */
  readonly name: string
  readonly words: readonly ShellWord[]
  readonly range: Range
  /** Names set before the command, or by a line of assignments alone. */
  readonly assigns: readonly { readonly name: string; readonly value: string; readonly range: Range }[]
  /** The command that reads its output in a pipe; null where none does. */
  readonly pipedInto: string | null
  /** The function whose body it stands in. */
  readonly inFunction: string | null
  /** It stands in the body or the condition of a loop. */
  readonly inLoop: boolean
  /** It stands in a branch that may not be taken: an arm of `if` or `case`, the right side of `&&` or `||`. */
  readonly isConditional: boolean
  /** It stands where its failure is looked at: the condition of `if` or a loop, the left side of `||`, behind `!`. */
  readonly isTested: boolean
  /** Text of a here-document that it reads. */
  readonly input: string | null
  /** Files that its output goes to. */
  readonly writesTo: readonly string[]
}

/** What a shell text does, flat and in source order. */
export interface ShellReading {
  readonly commands: readonly ShellCommand[]
  readonly functions: readonly { readonly name: string; readonly range: Range }[]
  /** The first place that is no shell, in words; null when all was understood. */
  readonly error: string | null
}
