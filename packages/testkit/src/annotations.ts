/** What a case says must be found, in offsets of the text without annotation lines. */
export interface Expected {
  readonly path: string
  readonly message: string
  /** Undefined when the finding is about the whole file or about something absent. */
  readonly range: readonly [number, number] | undefined
  readonly says?: string
  /** Line of the README that says so. */
  readonly line: number
}

/** A mistake in a case itself: it fails the test, whatever the check does. */
export interface CaseFault {
  readonly line: number
  readonly what: string
}

export interface Annotated {
  readonly text: string
  readonly expected: readonly Expected[]
  readonly related: readonly Expected[]
  readonly faults: readonly CaseFault[]
}

// A whole line: optional comment opener, carets (or tildes for a related place, or a bar for an empty range), message id, +lines[:column], "words".
const annotation = /^(?<lead>[ \t]*(?:\/\/|#|--|<!--|;)?[ \t]*)(?<carets>\^+|~+|\|)[ \t]+(?<id>[a-z][A-Za-z]*)(?:[ \t]+\+(?<lines>\d+)(?::(?<column>\d+))?)?(?:[ \t]+"(?<says>[^"]*)")?[ \t]*(?:-->)?$/
const almost = /^[ \t]*(?:\/\/|#|--|<!--|;)?[ \t]*(?:\^+|~{4,})(?:[ \t]|$)/

interface Mark {
  readonly groups: Record<string, string | undefined>
  /** Index of the code line it stands under. */
  readonly of: number
  readonly line: number
}

/** Takes the annotation lines out of a block. `firstLine` is the README line of the block's first line. */
export function readAnnotations(path: string, value: string, firstLine: number): Annotated {
  const kept: string[] = []
  const marks: Mark[] = []
  const faults: CaseFault[] = []
  for (const [at, line] of value.split('\n').entries()) {
    const groups = annotation.exec(line)?.groups
    if (!groups) {
      kept.push(line)
      if (almost.test(line)) faults.push({ line: firstLine + at, what: `looks like an annotation and is none: ${line.trim()}` })
    } else if (kept.length === 0) faults.push({ line: firstLine + at, what: 'an annotation stands below the code line it marks' })
    else marks.push({ groups, of: kept.length - 1, line: firstLine + at })
  }
  const starts = startsOf(kept)
  const expected: Expected[] = []
  const related: Expected[] = []
  for (const mark of marks) {
    const read = toExpected(path, mark, kept, starts)
    if ('what' in read) faults.push(read)
    else (mark.groups['carets']?.startsWith('~') ? related : expected).push(read)
  }
  return { text: kept.join('\n'), expected, related, faults }
}

function startsOf(lines: readonly string[]): readonly number[] {
  const starts: number[] = []
  let at = 0
  for (const line of lines) {
    starts.push(at)
    at += line.length + 1
  }
  return starts
}

function toExpected(path: string, { groups, of, line }: Mark, kept: readonly string[], starts: readonly number[]): Expected | CaseFault {
  const from = groups['lead']?.length ?? 0
  const width = groups['carets'] === '|' ? 0 : (groups['carets']?.length ?? 0)
  const marked = kept[of] ?? ''
  if (from + width > marked.length) return { line, what: `the carets reach column ${from + width}, past the end of the line (${marked.length})` }
  const last = of + Number(groups['lines'] ?? 0)
  const lastLine = kept[last]
  if (lastLine === undefined) return { line, what: 'the marked range ends after the block' }
  const start = (starts[of] ?? 0) + from
  const end = groups['lines'] === undefined ? start + width : (starts[last] ?? 0) + (groups['column'] === undefined ? lastLine.trimEnd().length : Number(groups['column']))
  return { path, message: groups['id'] ?? '', range: [start, end], line, ...(groups['says'] === undefined ? {} : { says: groups['says'] }) }
}

/** The annotation lines that would be right for a range, for failure messages. */
export function correctAnnotation(text: string, [start, end]: readonly [number, number], message: string): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', start)
  const line = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd)
  const firstEnd = Math.min(end, lineStart + line.length)
  const more = text.slice(start, end).split('\n').length - 1
  const column = end - (text.lastIndexOf('\n', end - 1) + 1)
  return `${line}\n${' '.repeat(start - lineStart)}${'^'.repeat(Math.max(1, firstEnd - start))} ${message}${more > 0 ? ` +${more}:${column}` : ''}`
}
