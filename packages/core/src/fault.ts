/**
 * About us or the run, never about the user's code: it makes the run end with exit code 2 and loses no finding.
 * A closed list, so that hosts can tell them apart.
 */
export type FaultCode =
  | 'usage'
  | 'config-invalid'
  | 'config-unknown-key'
  | 'check-unknown'
  | 'nothing-selected'
  | 'file-unreadable'
  | 'file-changed'
  | 'parse-failed'
  | 'check-crashed'
  | 'worker-crashed'
  | 'git-failed'
  | 'cache-tracked'
  | 'fix-refused'
  | 'fix-circular'

export interface Fault {
  readonly code: FaultCode
  /** What went wrong. */
  readonly what: string
  /** File, key or option; empty when it is the run as a whole. */
  readonly where: string
  /** What the reader can do next. */
  readonly do: string
  /** Stack or message of the underlying error. */
  readonly cause?: string
}

/** Thrown only when the run cannot go on; a fault about one file or check is returned instead. */
export class FaultError extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.what)
    this.name = 'FaultError'
    this.fault = fault
  }
}

/** The message of anything that was thrown. */
export function causeOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}
