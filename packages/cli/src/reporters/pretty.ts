import { isAtLeast, type Report, type ReportFinding, type Severity } from '@perf-rules/core'
import { safe, type Terminal } from '../terminal.ts'
import { renderFault } from './fault.ts'
import { renderFrame } from './frame.ts'
import { renderSummary } from './summary.ts'

export interface PrettyOptions {
  /** One line each, and only what fails the run. */
  readonly quiet: boolean
  readonly failOn: Severity
  /** A line of a file, for code frames; secrets in it are masked. */
  readonly lineOf: (file: string, line: number) => string
  readonly titleOf: (rule: string) => string
  readonly milliseconds: number
}

/** The report for people: findings with code, reasons and chains, then what was and was not looked at. */
export function renderPretty(report: Report, term: Terminal, options: PrettyOptions): string {
  const open = report.findings.filter(finding => finding.suppressed === null)
  const blocks = options.quiet ? open.filter(finding => isAtLeast(finding.severity, options.failOn)).map(finding => headline(finding, term)) : open.map(finding => renderFinding(finding, term, options))
  const faults = report.faults.map(fault => renderFault(fault, term))
  const parts = [blocks.join(options.quiet ? '\n' : '\n\n'), faults.join('\n'), renderSummary(report, term, options)]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

function renderFinding(finding: ReportFinding, term: Terminal, { lineOf }: PrettyOptions): string {
  const line = (number: number) => lineOf(finding.file, number)
  const isAbsent = line(finding.range.start.line) === ''
  const frame = isAbsent ? [] : [renderFrame(finding.range, line, term)]
  const chain = finding.related.map(({ file, range, message }, at) => `  ${term.dim(at === finding.related.length - 1 ? '└' : '├')} ${safe(file)}:${range.start.line}:${range.start.column}  ${safe(message)}`)
  return [headline(finding, term), ...frame, ...chain, `  ${term.dim('why')} ${safe(finding.why)}`, `  ${term.dim('do')}  ${safe(finding.do)}`].join('\n')
}

function headline({ file, range, severity, check, message, clauses, confidence }: ReportFinding, term: Terminal): string {
  const place = `${safe(file)}:${range.start.line}:${range.start.column}`
  const sure = confidence === 'medium' ? term.dim(' (medium confidence)') : ''
  return `${term.bold(place)} ${paint(severity, term)} ${safe(message)} ${term.dim(`${check} ${shortened(clauses)}`)}${sure}`
}

function paint(severity: Severity, term: Terminal): string {
  return severity === 'error' ? term.red(severity) : severity === 'warning' ? term.yellow(severity) : term.blue(severity)
}

/** `R14.1 R14.2 R14.3` as `R14.1-3`: a check may prove many clauses, and the line is for the finding. */
function shortened(clauses: readonly string[]): string {
  const runs: { readonly rule: string; readonly first: number; last: number }[] = []
  for (const clause of clauses) {
    const [rule = '', number = ''] = clause.split('.')
    const run = runs.at(-1)
    if (run && run.rule === rule && run.last + 1 === Number(number)) run.last = Number(number)
    else runs.push({ rule, first: Number(number), last: Number(number) })
  }
  return runs.map(({ rule, first, last }) => (last === first ? `${rule}.${first}` : `${rule}.${first}-${last}`)).join(' ')
}
