/** Half-open range of UTF-16 code units, counted from the start of the text after a byte order mark. */
export type Range = readonly [start: number, end: number]

/**
 * Where a finding stands. Takes an ESTree node, an mdast node or a bare range.
 * `path` is wanted by project and change detectors, which speak of many files.
 */
export type Place =
  | Range
  | { readonly range: Range; readonly path?: string }
  | { readonly position?: { readonly start: { readonly offset?: number | undefined }; readonly end: { readonly offset?: number | undefined } } | undefined }

/** The offsets of a place; an mdast node without a position (made, not parsed) is refused. */
export function rangeOf(place: Place): Range {
  if ('range' in place) return [place.range[0], place.range[1]]
  if (!('position' in place)) return place as Range
  const start = place.position?.start.offset
  const end = place.position?.end.offset
  if (start === undefined || end === undefined) throw new TypeError('a node without position has no place in a file')
  return [start, end]
}

/** The file of a place, where it names one. */
export function pathOf(place: Place): string | undefined {
  return 'range' in place && 'path' in place ? place.path : undefined
}

/** 1-based line and column; the column counts UTF-16 code units, a tab is one. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Offsets at which each line starts. `\n`, `\r\n` and a lone `\r` end a line, as ESLint and LSP count. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10) starts.push(at + 1)
    else if (unit === 13) {
      if (text.charCodeAt(at + 1) === 10) at++
      starts.push(at + 1)
    }
  }
  return starts
}

/** Position of an offset, by binary search in the result of `lineStarts`. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}
