import type { Report, ReportFinding } from '@perf-rules/core'
import { safe } from '../../terminal.ts'
import type { ReporterContext } from '../reporter.ts'

const linesShown = 3
const widest = 200

/** A line of code in three parts: before, in and after the place. */
export type PageLine = readonly [number: number, before: string, marked: string, after: string]

/** A finding as the page's script reads it. All text is safe to show. */
export interface PageFinding {
  readonly check: string
  readonly rule: string
  readonly clauses: string
  readonly severity: ReportFinding['severity']
  readonly isMedium: boolean
  readonly file: string
  readonly place: string
  readonly message: string
  readonly why: string
  readonly todo: string
  readonly related: readonly { readonly place: string; readonly message: string }[]
  readonly code: readonly PageLine[]
  readonly fix: string
  readonly owners: string
  readonly suppressed: string
}

/** What the page shows, as plain data. */
export function pageFindings(report: Report, context: ReporterContext): readonly PageFinding[] {
  return report.findings.map(finding => ({
    check: safe(finding.check),
    rule: safe(finding.rule),
    clauses: finding.clauses.join(' '),
    severity: finding.severity,
    isMedium: finding.confidence === 'medium',
    file: safe(finding.file),
    place: `${finding.range.start.line}:${finding.range.start.column}`,
    message: safe(finding.message),
    why: safe(finding.why),
    todo: safe(finding.do),
    related: finding.related.map(({ file, range, message }) => ({ place: `${safe(file)}:${range.start.line}:${range.start.column}`, message: safe(message) })),
    code: codeOf(finding, context.lineOf),
    fix: finding.fix ? safe(`${finding.fix.title} (${finding.fix.safety})`) : '',
    owners: finding.owners.map(safe).join(', '),
    suppressed: finding.suppressed ? safe(`${finding.suppressed.kind}: ${finding.suppressed.reason}${finding.suppressed.until === null ? '' : ` (until ${finding.suppressed.until})`}`) : '',
  }))
}

/** The first lines of the place; none when there is nothing at it, as for a file that is absent. */
function codeOf({ file, range }: ReportFinding, lineOf: ReporterContext['lineOf']): readonly PageLine[] {
  if (lineOf(file, range.start.line) === '') return []
  const last = Math.min(range.end.line, range.start.line + linesShown - 1)
  return Array.from({ length: last - range.start.line + 1 }, (_, at) => {
    const number = range.start.line + at
    const line = lineOf(file, number)
    const from = number === range.start.line ? range.start.column - 1 : line.length - line.trimStart().length
    const to = number === range.end.line ? range.end.column - 1 : line.length
    // A long line is shown from shortly before the place on.
    const cut = from > widest - 60 ? from - 30 : 0
    return [number, visible(`${cut > 0 ? '…' : ''}${line.slice(cut, from)}`), visible(line.slice(from, Math.min(to, cut + widest))), visible(line.slice(Math.max(from, to), cut + widest))]
  })
}

function visible(text: string): string {
  return safe(text.replaceAll('\t', '  '))
}
