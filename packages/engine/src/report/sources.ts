import { join } from 'node:path'
import { lineStarts, positionAt, type Range, type ReportRange } from '@perf-rules/core'
import { readText } from '../workspace/read.ts'

interface Source {
  readonly text: string
  readonly starts: readonly number[]
  readonly blob: string
}

/** Texts of the files that findings speak of, read once; unsaved buffers win over the disk. */
export class Sources {
  readonly #root: string
  readonly #overlay: ReadonlyMap<string, string>
  readonly #known = new Map<string, Source>()

  constructor(root: string, overlay: ReadonlyMap<string, string>) {
    this.#root = root
    this.#overlay = overlay
  }

  /** Puts a text in place of what is on disk: the content of the commit that is checked. */
  provide(path: string, text: string): void {
    this.#known.set(path, toSource(text, ''))
  }

  /** Lines and columns of a range. A file that is absent or no text has one empty line. */
  range(path: string, [start, end]: Range): ReportRange {
    const { starts } = this.#source(path)
    return { start: positionAt(starts, start), end: positionAt(starts, end) }
  }

  /** A 1-based line without its end; empty past the last one. */
  line(path: string, number: number): string {
    const { text, starts } = this.#source(path)
    const start = starts[number - 1]
    return start === undefined ? '' : text.slice(start, starts[number]).replace(/\r?\n$|\r$/, '')
  }

  /** The whole text without a byte order mark; empty when there is none. */
  text(path: string): string {
    return this.#source(path).text
  }

  /** Git's name of the content that is there now; empty when there is none. */
  blob(path: string): string {
    return this.#source(path).blob
  }

  #source(path: string): Source {
    let source = this.#known.get(path)
    if (!source) {
      const overlaid = this.#overlay.get(path)
      const read = overlaid === undefined ? readText(join(this.#root, path)) : { text: overlaid, blob: '' }
      this.#known.set(path, (source = toSource('text' in read ? read.text : '', read.blob)))
    }
    return source
  }
}

function toSource(text: string, blob: string): Source {
  const plain = text.replace(/^\ufeff/, '')
  return { text: plain, starts: lineStarts(plain), blob }
}
