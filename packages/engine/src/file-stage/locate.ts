import { type Finding, lineStarts, positionAt, type Range } from '@perf-rules/core'
import type { FileFinding, Located } from './file-result.ts'

/** Gives offsets of one text their lines and columns; the line table is made on first use. */
export class Locator {
  readonly #text: string
  #starts: readonly number[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  locate(range: Range): Located {
    const starts = (this.#starts ??= lineStarts(this.#text))
    return { range, start: positionAt(starts, range[0]), end: positionAt(starts, range[1]) }
  }

  line(offset: number): number {
    return positionAt((this.#starts ??= lineStarts(this.#text)), offset).line
  }
}

/** A finding with lines and columns, for its own file. */
export function toFileFinding(check: string, finding: Finding, locator: Locator): FileFinding {
  return {
    check,
    message: finding.message,
    data: finding.data,
    ...locator.locate(finding.at),
    related: finding.related.map(({ at, note, path }) => ({ ...locator.locate(at), note, ...(path === undefined ? {} : { path }) })),
    ...(finding.fix ? { fix: finding.fix } : {}),
    ...(finding.confidence ? { confidence: finding.confidence } : {}),
    ...(finding.severity ? { severity: finding.severity } : {}),
  }
}
