import { compareText, type Report, type ReportFinding, type Severity } from '@perf-rules/core'
import { safe, type Terminal } from '../terminal.ts'

/** What was found by rule, what was looked at and what was not, and why. */
export function renderSummary(report: Report, term: Terminal, { titleOf, milliseconds, quiet }: { readonly titleOf: (rule: string) => string; readonly milliseconds: number; readonly quiet: boolean }): string {
  const open = report.findings.filter(finding => finding.suppressed === null)
  const silenced = report.findings.length - open.length
  const lines = quiet ? [] : rulesTable(open, titleOf, term)
  lines.push(coverageLine(report, term))
  if (!quiet) for (const { check, why } of report.coverage.checksNotApplicable) lines.push(term.dim(`Not judged: ${check}, since ${safe(why)}.`))
  if (report.stats) lines.push(...statsLines(report))
  const total = open.length === 0 ? 'No findings' : `${counts(open, term)} in ${plural(new Set(open.map(finding => finding.file)).size, 'file')}`
  lines.push(term.bold(`${total}${silenced > 0 ? `, ${silenced} suppressed` : ''}${report.faults.length > 0 ? `, ${plural(report.faults.length, 'fault')}` : ''}.`) + term.dim(` ${(milliseconds / 1000).toFixed(1)} s`))
  return lines.join('\n')
}

function rulesTable(open: readonly ReportFinding[], titleOf: (rule: string) => string, term: Terminal): string[] {
  const byRule = new Map<string, ReportFinding[]>()
  for (const finding of open) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding])
  const width = Math.max(0, ...[...byRule.keys()].map(rule => `${rule} ${titleOf(rule)}`.length))
  return [...byRule]
    .sort(([a], [b]) => compareText(a.padStart(4), b.padStart(4)))
    .map(([rule, findings]) => {
      const checks = new Map<string, number>()
      for (const { check } of findings) checks.set(check, (checks.get(check) ?? 0) + 1)
      return `${`${rule} ${titleOf(rule)}`.padEnd(width)}  ${counts(findings, term)}  ${term.dim([...checks].map(([check, count]) => `${check} ${count}`).join(', '))}`
    })
}

function coverageLine({ coverage }: Report, term: Terminal): string {
  const reasons = new Map<string, number>()
  for (const { why } of coverage.skipped) reasons.set(why, (reasons.get(why) ?? 0) + 1)
  const skipped = coverage.skipped.length === 0 ? '' : `; ${plural(coverage.skipped.length, 'file')} skipped (${[...reasons].map(([why, count]) => `${count} ${why}`).join(', ')})`
  const rest = coverage.notApplicable === 0 ? '' : `; ${coverage.notApplicable} that no check reads`
  return term.dim(`Checked ${plural(coverage.checked, 'file')}${skipped}${rest}.`)
}

function statsLines({ stats }: Report): string[] {
  if (!stats) return []
  const stages = Object.entries(stats.stages).map(([stage, milliseconds]) => `${stage} ${milliseconds}`)
  const checks = Object.entries(stats.checks).map(([check, milliseconds]) => `  ${check} ${milliseconds}`)
  return [`Stages (ms): ${stages.join(', ')}. Cache: ${stats.cache.hits} of ${stats.cache.hits + stats.cache.misses} files. Threads: ${stats.threads}. Peak memory: ${stats.peakMemoryMegabytes} MB.`, 'Checks (ms, summed over threads):', ...checks]
}

function counts(findings: readonly ReportFinding[], term: Terminal): string {
  const of = (severity: Severity) => findings.filter(finding => finding.severity === severity).length
  const parts = [of('error') > 0 ? term.red(plural(of('error'), 'error')) : '', of('warning') > 0 ? term.yellow(plural(of('warning'), 'warning')) : '', of('info') > 0 ? term.blue(`${of('info')} info`) : '']
  return parts.filter(part => part !== '').join(', ')
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
