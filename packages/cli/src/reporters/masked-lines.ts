import type { CatalogueEntry, ReportFinding, ReportRange } from '@perf-rules/core'
import { groupBy } from './reporter.ts'

/** Characters of a secret that are shown: enough to find it, too few to use it. */
const shownOfSecret = 4

/**
 * Lines of files as a report may show them: every place that a sensitive check marks is masked but for its
 * beginning, also where another check points at the same line.
 */
export function maskedLines(findings: readonly ReportFinding[], catalogue: readonly CatalogueEntry[], lineOf: (file: string, line: number) => string): (file: string, line: number) => string {
  const sensitive = new Set(catalogue.filter(entry => entry.sensitive).map(entry => entry.id))
  const places = groupBy(findings.filter(finding => sensitive.has(finding.check)), finding => finding.file)
  return (file, number) => (places.get(file) ?? []).reduce((line, { range }) => masked(line, number, range), lineOf(file, number))
}

function masked(line: string, number: number, { start, end }: ReportRange): string {
  if (number < start.line || number > end.line) return line
  const from = number === start.line ? start.column - 1 + shownOfSecret : 0
  const to = number === end.line ? end.column - 1 : line.length
  return to <= from ? line : line.slice(0, from) + '*'.repeat(to - from) + line.slice(to)
}
