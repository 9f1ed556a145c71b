import type { Directive, Fault, Finding, Fix, Position, Range, Severity, Confidence, SkipReason } from '@perf-rules/core'

/** A place with its lines and columns, computed while the text is at hand. */
export interface Located {
  readonly range: Range
  readonly start: Position
  readonly end: Position
}

/** A finding of the file stage, as plain data: what the cache stores. */
export interface FileFinding extends Located {
  readonly check: string
  readonly message: string
  readonly data: Finding['data']
  readonly related: readonly (Located & { readonly path?: string; readonly note: string })[]
  readonly fix?: Fix
  readonly confidence?: Confidence
  readonly severity?: Severity
}

/** All that the file stage says of one file but for its facts. A pure function of path, bytes, mode and context. */
export interface FileJudgement {
  readonly findings: readonly FileFinding[]
  readonly directives: readonly Directive[]
  readonly faults: readonly Fault[]
  readonly skipped?: { readonly why: SkipReason; readonly detail: string }
  /** False when no parser and no detector had anything to do with the file. */
  readonly looked: boolean
}

/** Facts by kind; the keys are in a fixed order, so that equal facts are equal bytes. */
export type FileFacts = Readonly<Record<string, unknown>>
