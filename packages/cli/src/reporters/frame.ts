import type { ReportRange } from '@perf-rules/core'
import { safe, type Terminal } from '../terminal.ts'

const linesShown = 3
const widest = 140

/** The lines of a place with a squiggle below them; at most three, the first ones. */
export function renderFrame(range: ReportRange, lineOf: (line: number) => string, term: Terminal): string {
  const last = Math.min(range.end.line, range.start.line + linesShown - 1)
  const gutter = String(last).length
  const rows: string[] = []
  for (let number = range.start.line; number <= last; number++) {
    const line = lineOf(number)
    const from = number === range.start.line ? range.start.column - 1 : line.length - line.trimStart().length
    const to = number === range.end.line ? range.end.column - 1 : line.length
    // A long line is shown from shortly before the place on.
    const cut = from > widest - 40 ? from - 20 : 0
    const shown = line.slice(cut, cut + widest)
    rows.push(`  ${term.dim(`${String(number).padStart(gutter)} |`)} ${cut > 0 ? '…' : ''}${safe(shown.replaceAll('\t', '  '))}`)
    const before = safe(line.slice(cut, from).replaceAll('\t', '  ')).length + (cut > 0 ? 1 : 0)
    const under = Math.max(1, safe(line.slice(from, Math.min(to, cut + widest)).replaceAll('\t', '  ')).length)
    rows.push(`  ${term.dim(`${' '.repeat(gutter)} |`)} ${' '.repeat(before)}${term.red('^'.repeat(under))}`)
  }
  if (range.end.line > last) rows.push(`  ${term.dim(`${' '.repeat(gutter)} | … to line ${range.end.line}`)}`)
  return rows.join('\n')
}
