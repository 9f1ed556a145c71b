import type { Report, ReportFinding, RuleFacts } from '@perf-rules/core'
import { htmlText, markdownCode, markdownText } from './markdown-text.ts'
import { compareRules, groupBy, openFindings, plural, type ReporterContext, tally, worstFirst } from './reporter.ts'

/** GitHub refuses a comment of more than 65,536 characters. */
const mostCharacters = 60_000
/** One crowded file must not take the room of all others. */
const mostInFile = 20

/** A report to post on a pull request: a table by rule, then the findings by file, folded. */
export function renderMarkdown(report: Report, { rules, folder }: ReporterContext): string {
  const open = openFindings(report)
  const head = [`## perf-rules: ${open.length === 0 ? 'no findings' : tally(open)}`, coverage(report, open)]
  if (report.faults.length > 0) head.push(faults(report))
  if (open.length > 0) head.push(table(open, rules))
  return `${capped(head.join('\n\n'), worstFilesFirst(open), folder)}\n`
}

function coverage({ coverage: { checked, skipped }, findings }: Report, open: readonly ReportFinding[]): string {
  const suppressed = findings.length - open.length
  const parts = [`Checked ${plural(checked, 'file')}`, ...(skipped.length > 0 ? [`${skipped.length} could not be checked or were left out`] : []), ...(suppressed > 0 ? [`${plural(suppressed, 'finding')} suppressed`] : [])]
  return `${parts.join('; ')}.`
}

function faults({ faults: all }: Report): string {
  // Trimmed: four spaces after the dash would make code of it.
  const shown = all.slice(0, 20).map(({ what, where, do: todo }) => `- ${`${markdownText(what)}${where === '' ? '' : ` (${markdownCode(where)})`} ${markdownText(todo)}`.trim()}`)
  return [`**${plural(all.length, 'fault')}: the run did not do all that it should.**`, shown.join('\n')].join('\n\n')
}

function table(open: readonly ReportFinding[], rules: readonly RuleFacts[]): string {
  const rows = [...groupBy(open, finding => finding.rule)].sort(([a], [b]) => compareRules(a, b)).map(([rule, findings]) => {
    const count = (severity: ReportFinding['severity']) => findings.filter(finding => finding.severity === severity).length
    const checks = [...groupBy(findings, finding => finding.check)].map(([check, each]) => `${markdownText(check)} ${each.length}`)
    return `| ${markdownText(`${rule} ${rules.find(each => each.id === rule)?.title ?? ''}`.trimEnd())} | ${count('error')} | ${count('warning')} | ${count('info')} | ${checks.join(', ')} |`
  })
  return ['| Rule | Errors | Warnings | Info | Checks |', '| --- | ---: | ---: | ---: | --- |', ...rows].join('\n')
}

/** Files with errors stand before files with warnings only. */
function worstFilesFirst(open: readonly ReportFinding[]): readonly (readonly [string, readonly ReportFinding[]])[] {
  const byFile = groupBy(open, finding => finding.file)
  return [...groupBy(worstFirst(open), finding => finding.file).keys()].map(file => [file, byFile.get(file) ?? []])
}

function section(file: string, findings: readonly ReportFinding[], folder: string): string {
  const shown = worstFirst(findings).slice(0, mostInFile)
  const left = findings.length - shown.length
  const items = [...findings.filter(finding => shown.includes(finding)).map(finding => item(finding, folder)), ...(left > 0 ? [`- and ${left} more in this file`] : [])]
  // A blank line ends the HTML, so what follows is Markdown again.
  return [`<details><summary><code>${htmlText(folder + file)}</code> (${tally(findings)})</summary>`, items.join('\n'), '</details>'].join('\n\n')
}

function item(finding: ReportFinding, folder: string): string {
  const { severity, range, message, check, clauses, why, do: todo, related, owners, confidence } = finding
  const places = related.slice(0, mostInFile).map(each => `  - ${markdownCode(`${folder + each.file}:${each.range.start.line}`)} ${markdownText(each.message)}`)
  const owned = owners.length === 0 ? [] : [`  - Owners: ${owners.map(markdownCode).join(', ')}`]
  const sure = confidence === 'medium' ? ', medium confidence' : ''
  return [`- **${severity}**, line ${range.start.line}: ${markdownText(message)} (${markdownCode([check, ...clauses].join(' '))}${sure})`, ...places, `  - Why: ${markdownText(why)}`, `  - Do: ${markdownText(todo)}`, ...owned].join('\n')
}

/** Whole files only, so that no element stays open; what does not fit is counted. */
function capped(head: string, files: ReturnType<typeof worstFilesFirst>, folder: string): string {
  const shown: string[] = []
  let length = head.length
  for (const [file, findings] of files) {
    const each = section(file, findings, folder)
    length += each.length + 2
    if (length > mostCharacters) break
    shown.push(each)
  }
  const left = files.length - shown.length
  return [head, ...shown, ...(left > 0 ? [`The findings of ${plural(left, 'more file')} are left out, since a comment has room for about ${mostCharacters} characters. \`perf-rules check\` prints them all.`] : [])].join('\n\n')
}
