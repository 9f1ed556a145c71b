import { createHash } from 'node:crypto'
import { compareFindings, type ReportFinding } from '@perf-rules/core'
import type { Sources } from './sources.ts'

/**
 * Names a finding by what it says and the code it says it of, not by its line or file: check, message, the
 * marked lines and the heads of the blocks around them. Moving a block, or renaming its file, keeps the name;
 * the same mistake in another function has another one.
 */
export function contentKey(finding: ReportFinding, sources: Sources): string {
  const { start, end } = finding.range
  const marked: string[] = []
  for (let line = start.line; line <= Math.min(end.line, start.line + mostMarkedLines); line++) marked.push(sources.line(finding.file, line).trim())
  // What is absent has no code: its path is all there is.
  const content = marked.every(line => line === '') ? [finding.file] : [...headsAbove(finding.file, start.line, sources), ...marked]
  return createHash('sha256').update(JSON.stringify([finding.check, finding.messageId, withoutNumbers(finding.message), content])).digest('hex').slice(0, 32)
}

const mostMarkedLines = 20

/** Lines above with less and less indentation: in every language that is indented, the heads of the enclosing blocks. */
function headsAbove(file: string, from: number, sources: Sources): readonly string[] {
  const heads: string[] = []
  let depth = indentOf(sources.line(file, from))
  for (let line = from - 1; line > 0 && depth > 0; line--) {
    const text = sources.line(file, line)
    const indent = indentOf(text)
    // Closing brackets and `else` lines stand at a block's depth, but are no heads of ours.
    if (text.trim() === '' || indent >= depth || /^\s*[)\]}]/.test(text)) continue
    heads.push(text.trim())
    depth = indent
  }
  return heads.reverse()
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Counts and line numbers in a message change without the finding being another one. */
function withoutNumbers(message: string): string {
  return message.replace(/\d+/g, '0')
}

/** Sorts findings and gives each its fingerprint: file and content key, with an ordinal among equals. Unique in a report. */
export function fingerprinted(findings: readonly ReportFinding[], sources: Sources): readonly ReportFinding[] {
  const seen = new Map<string, number>()
  return [...findings].sort(compareFindings).map(finding => {
    const base = createHash('sha256').update(`${finding.file}\0${contentKey(finding, sources)}`).digest('hex').slice(0, 32)
    const ordinal = seen.get(base) ?? 0
    seen.set(base, ordinal + 1)
    return { ...finding, fingerprint: `${base}:${ordinal}` }
  })
}
