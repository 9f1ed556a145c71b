import type { Clause } from './check.ts'
import type { Fault } from './fault.ts'
import type { Confidence, Fix, Severity } from './finding.ts'
import type { Position } from './place.ts'

export interface ReportRange {
  readonly start: Position
  readonly end: Position
}

/** One finding as hosts and readers see it. Lines and columns are 1-based, columns in UTF-16 units, paths relative to the root. */
export interface ReportFinding {
  readonly check: string
  readonly rule: string
  readonly clauses: readonly Clause[]
  readonly severity: Severity
  readonly confidence: Confidence
  readonly file: string
  readonly range: ReportRange
  readonly messageId: string
  readonly message: string
  readonly why: string
  readonly do: string
  readonly related: readonly { readonly file: string; readonly range: ReportRange; readonly message: string }[]
  readonly fix: Fix | null
  readonly owners: readonly string[]
  readonly suppressed: { readonly kind: 'comment' | 'config' | 'baseline'; readonly reason: string; readonly until: string | null } | null
  /** Stable across moves of the surrounding lines; unique within a report. */
  readonly fingerprint: string
}

/** Why a file was not looked at. Closed, so that a summary can count. */
export type SkipReason = 'too-large' | 'binary' | 'too-deep' | 'syntax-error' | 'too-slow' | 'crashed' | 'link' | 'not-a-file' | 'submodule' | 'lfs-pointer' | 'unreadable' | 'ignored-by-config'

/** The baseline of a run. */
export interface BaselineUse {
  /** Findings that it knows. */
  readonly known: number
  /** Entries that match no finding any more. */
  readonly stale: number
}

export interface Coverage {
  /** Files that at least one parser or detector read. */
  readonly checked: number
  /** Files that no check has anything to say about (images, fonts, unknown languages). */
  readonly notApplicable: number
  readonly skipped: readonly { readonly file: string; readonly why: SkipReason; readonly detail: string }[]
  /** Checks that had nothing to judge in this repository or this run, with the reason. */
  readonly checksNotApplicable: readonly { readonly check: string; readonly why: string }[]
}

/** What a run gives: plain JSON, the only thing that reporters read. `version` rises when a reader of the old one would break. */
export interface Report {
  readonly version: 1
  readonly findings: readonly ReportFinding[]
  readonly faults: readonly Fault[]
  /** Absent when the repository has no baseline or it was left out. */
  readonly baseline?: BaselineUse
  readonly coverage: Coverage
  readonly types: { readonly mode: 'off'; readonly source: null }
  /** Times in milliseconds; only with `--stats`, since they differ from run to run. */
  readonly stats?: Stats
}

export interface Stats {
  readonly stages: Readonly<Record<string, number>>
  /** Time inside each check's detectors, summed over workers. */
  readonly checks: Readonly<Record<string, number>>
  readonly cache: { readonly hits: number; readonly misses: number }
  readonly threads: number
  readonly peakMemoryMegabytes: number
}

const severityOrder: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/** True when a severity is at least as bad as the limit. */
export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return severityOrder[severity] <= severityOrder[limit]
}

/** The milder of two severities. */
export function milder(one: Severity, other: Severity): Severity {
  return severityOrder[one] > severityOrder[other] ? one : other
}

/** Order of findings in every report: path in code unit order, then place, then check and message. */
export function compareFindings(a: ReportFinding, b: ReportFinding): number {
  return compareText(a.file, b.file) || comparePosition(a.range.start, b.range.start) || comparePosition(a.range.end, b.range.end) || compareText(a.check, b.check) || compareText(a.message, b.message) || compareText(a.fingerprint, b.fingerprint)
}

/** Code unit order, which no locale changes. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function comparePosition(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column
}
