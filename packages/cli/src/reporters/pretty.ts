import type { Report, ReportFinding, Severity } from '@perf-rules/core'
import { safe, type Terminal } from '../terminal.ts'
import { renderFault } from './fault.ts'
import { masked, renderFrame } from './frame.ts'
import { renderSummary } from './summary.ts'

export interface PrettyOptions {
  /** Errors only, one line each. */
  readonly quiet: boolean
  /** A line of a file, for code frames. */
  readonly lineOf: (file: string, line: number) => string
  /** The check marks what must not be printed. */
  readonly isSensitive: (check: string) => boolean
  readonly titleOf: (rule: string) => string
  readonly milliseconds: number
}

/** The report for people: findings with code, reasons and chains, then what was and was not looked at. */
export function renderPretty(report: Report, term: Terminal, options: PrettyOptions): string {
  const open = report.findings.filter(finding => finding.suppressed === null)
  const blocks = options.quiet ? open.filter(finding => finding.severity === 'error').map(finding => headline(finding, term)) : open.map(finding => renderFinding(finding, term, options))
  const faults = report.faults.map(fault => renderFault(fault, term))
  const parts = [blocks.join(options.quiet ? '\n' : '\n\n'), faults.join('\n'), renderSummary(report, term, options)]
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}

function renderFinding(finding: ReportFinding, term: Terminal, { lineOf, isSensitive }: PrettyOptions): string {
  const plain = (line: number) => lineOf(finding.file, line)
  const isAbsent = plain(finding.range.start.line) === ''
  const frame = isAbsent ? [] : [renderFrame(finding.range, isSensitive(finding.check) ? masked(finding.range, plain) : plain, term)]
  const chain = finding.related.map(({ file, range, message }, at) => `  ${term.dim(at === finding.related.length - 1 ? '└' : '├')} ${safe(file)}:${range.start.line}:${range.start.column}  ${safe(message)}`)
  return [headline(finding, term), ...frame, ...chain, `  ${term.dim('why')} ${safe(finding.why)}`, `  ${term.dim('do')}  ${safe(finding.do)}`].join('\n')
}

function headline({ file, range, severity, check, message, clauses, confidence }: ReportFinding, term: Terminal): string {
  const place = `${safe(file)}:${range.start.line}:${range.start.column}`
  const sure = confidence === 'medium' ? term.dim(' (medium confidence)') : ''
  return `${term.bold(place)} ${paint(severity, term)} ${safe(message)} ${term.dim(`${check} ${clauses.join(' ')}`)}${sure}`
}

function paint(severity: Severity, term: Terminal): string {
  return severity === 'error' ? term.red(severity) : severity === 'warning' ? term.yellow(severity) : term.blue(severity)
}
