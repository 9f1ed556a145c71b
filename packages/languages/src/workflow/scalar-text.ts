import type { Range } from '@perf-rules/core'

/** The text of a YAML scalar as it stands in the file, with the way back to its places. */
export interface ScalarText {
  readonly text: string
  readonly place: (start: number, end: number) => Range
}

/**
 * Reads a scalar from the source: quotes are taken off and escapes undone, while folded lines stay as they are
 * written, since white space means nothing in an expression.
 */
export function scalarText(source: string, range: Range): ScalarText {
  const raw = source.slice(range[0], range[1])
  const quote = raw.charAt(0)
  if (quote === "'" || quote === '"') return unquoted(raw, quote, range[0])
  const header = /^[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?\n/.exec(raw)?.[0].length ?? 0
  const begin = range[0] + header
  return { text: raw.slice(header), place: (start, end) => [begin + start, Math.min(begin + end, range[1])] }
}

function unquoted(raw: string, quote: string, begin: number): ScalarText {
  let text = ''
  const offsets: number[] = []
  for (let at = 1; at < raw.length - 1; at++) {
    offsets.push(begin + at)
    if (quote === "'" && raw.startsWith("''", at)) {
      text += "'"
      at++
    } else if (quote === '"' && raw.charAt(at) === '\\') {
      at++
      text += escapes[raw.charAt(at)] ?? raw.charAt(at)
    } else text += raw.charAt(at)
  }
  const last = begin + raw.length - 1
  const offset = (index: number): number => offsets[index] ?? last
  return { text, place: (start, end) => [offset(start), Math.max(offset(start), end >= offsets.length ? last : offset(end))] }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' }
