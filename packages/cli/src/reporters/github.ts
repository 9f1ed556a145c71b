import type { Report, ReportFinding, Severity } from '@perf-rules/core'
import { safe } from '../terminal.ts'
import { openFindings, plural, type ReporterContext, tally } from './reporter.ts'

type Kind = 'error' | 'warning' | 'notice'
const kinds: readonly Kind[] = ['error', 'warning', 'notice']

/** GitHub shows this many annotations of a kind for each step, and drops the rest without a word. */
const mostOfKind = 10
/** Places shown of one finding. */
const mostPlaces = 10

interface Annotation {
  readonly kind: Kind
  readonly properties: Readonly<Record<string, string | number>>
  readonly lines: readonly string[]
}

/** Workflow commands of GitHub Actions, worst first, and a line that counts what they cannot show. */
export function renderGithub(report: Report, { folder }: ReporterContext): string {
  const open = openFindings(report)
  const annotations = [...report.faults.map(fault => ({ kind: 'error' as const, properties: { title: `perf-rules fault: ${fault.code}` }, lines: [`${fault.what}${fault.where === '' ? '' : ` (${fault.where})`}`, fault.do] })), ...open.map(finding => annotation(finding, folder))]
  const ofKind = kinds.map(kind => annotations.filter(each => each.kind === kind))
  const shown = ofKind.flatMap(each => each.slice(0, mostOfKind))
  const left = annotations.length - shown.length
  return `${[...shown.map(command), summary(report, open, left)].join('\n')}\n`
}

function annotation(finding: ReportFinding, folder: string): Annotation {
  const { start, end } = finding.range
  // GitHub takes columns only for a place on one line.
  const columns = start.line === end.line ? { col: start.column, endColumn: Math.max(end.column, start.column) } : {}
  return { kind: kindOf(finding.severity), properties: { file: folder + finding.file, line: start.line, endLine: end.line, ...columns, title: `${finding.check} ${finding.clauses.join(' ')}`.trimEnd() }, lines: [finding.message, ...finding.related.slice(0, mostPlaces).map(({ file, range, message }) => `  ${folder + file}:${range.start.line} ${message}`), `Why: ${finding.why}`, `Do: ${finding.do}`] }
}

function kindOf(severity: Severity): Kind {
  return severity === 'info' ? 'notice' : severity
}

function command({ kind, properties, lines }: Annotation): string {
  const named = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${kind} ${named.join(',')}::${lines.map(escapeData).join('%0A')}`
}

/**
 * Only numbers and our own words: a line of the log that begins with `::` or holds `##[` would be a command.
 */
function summary({ coverage, faults }: Report, open: readonly ReportFinding[], left: number): string {
  const found = open.length === 0 ? 'No findings' : `${tally(open)} in ${plural(new Set(open.map(({ file }) => file)).size, 'file')}`
  const skipped = coverage.skipped.length === 0 ? '' : `, ${coverage.skipped.length} skipped`
  const rest = left === 0 ? '' : ` GitHub shows ${mostOfKind} annotations of a kind: ${left} more ${left === 1 ? 'is' : 'are'} in the full report (--output html=FILE or --output sarif=FILE).`
  return `perf-rules: ${found}${faults.length > 0 ? `, ${plural(faults.length, 'fault')}` : ''}. Checked ${plural(coverage.checked, 'file')}${skipped}.${rest}`
}

/** Data of a workflow command. Line ends and other controls are shown as their code before GitHub sees them. */
function escapeData(text: string): string {
  return safe(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** A property's value: what separates properties is escaped as well. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
