import { type CatalogueEntry, compareText, type Fix, type Range, type Report, type ReportFinding, type ReportRange, type RuleFacts, type Severity } from '@perf-rules/core'

/** What a reporter may know beside the report. It reads no file and no clock: the same input gives the same bytes. */
export interface ReporterContext {
  readonly catalogue: readonly CatalogueEntry[]
  readonly rules: readonly RuleFacts[]
  /** Version of perf-rules. */
  readonly version: string
  /** Exit code of the run. */
  readonly exitCode: number
  /** Severity from which a finding fails the run. */
  readonly failOn: Severity
  /** Folder of the root inside its git repository, with a slash at the end; '' when the root is the repository. */
  readonly folder: string
  /** A line of a file, for code frames; secrets in it are masked. */
  readonly lineOf: (file: string, line: number) => string
  /** Lines and columns of an edit. */
  readonly rangeOf: (file: string, range: Range) => ReportRange
}

/** Findings that no suppression silences. */
export function openFindings(report: Report): readonly ReportFinding[] {
  return report.findings.filter(finding => finding.suppressed === null)
}

const severities: readonly Severity[] = ['error', 'warning', 'info']

/** The same findings, errors first; within a severity the report's own order stays. */
export function worstFirst(findings: readonly ReportFinding[]): readonly ReportFinding[] {
  return severities.flatMap(severity => findings.filter(finding => finding.severity === severity))
}

/** Items by the key that `keyOf` gives, in the order in which the keys appear. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Rules by number and then families by name: R2 stands before R10. */
export function compareRules(a: string, b: string): number {
  const [first, second] = [a, b].map(id => (/^R\d+$/.test(id) ? Number(id.slice(1)) : Infinity))
  return first === second ? compareText(a, b) : (first ?? 0) - (second ?? 0)
}

/** `3 errors, 1 warning`; empty when there is nothing to count. */
export function tally(findings: readonly ReportFinding[]): string {
  return severities
    .map(severity => [findings.filter(finding => finding.severity === severity).length, severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, severity]) => (severity === 'info' ? `${count} info` : count === 1 ? `1 ${severity}` : `${count} ${severity}s`))
    .join(', ')
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** True for a fix that a reader of the report can apply by replacing text in the finding's own file. */
export function isOneFileEdit(fix: Fix | null, file: string): fix is Fix & { readonly edits: NonNullable<Fix['edits']> } {
  return fix?.edits !== undefined && fix.edits.length > 0 && !fix.create?.length && !fix.rename?.length && fix.edits.every(edit => edit.path === undefined || edit.path === file)
}
