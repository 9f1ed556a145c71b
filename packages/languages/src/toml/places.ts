import type { Range } from '@perf-rules/core'

/** Where a key and its value stand, by the JSON of its path. */
export type Places = ReadonlyMap<string, { readonly key: Range; readonly value: Range }>

/**
 * Finds table headers and keys at the start of lines. Lines inside a multi-line string or array are passed over.
 * For a text that the parser has accepted; of another text the places mean nothing.
 */
export function tomlPlaces(text: string): Places {
  const places = new Map<string, { key: Range; value: Range }>()
  let table: readonly string[] = []
  let start = 0
  let inside: Inside = { string: '', open: 0 }
  let last: string | undefined
  for (const line of text.split('\n')) {
    const end = start + line.trimEnd().length
    const isContinued = inside.string !== '' || inside.open > 0
    if (isContinued) {
      const place = last === undefined ? undefined : places.get(last)
      if (place) place.value = [place.value[0], end]
      inside = scan(line, inside)
    } else {
      const header = /^(\s*\[\[?\s*)([^\]]+?)(\s*\]\]?)/.exec(line)
      if (header) {
        table = keysOf(header[2] ?? '')
        const from = start + (header[1] ?? '').length
        places.set(JSON.stringify(table), { key: [from, from + (header[2] ?? '').length], value: [start, end] })
      } else {
        const equals = indexOfEquals(line)
        if (equals > 0 && !line.trimStart().startsWith('#')) {
          const written = line.slice(0, equals)
          const lead = written.length - written.trimStart().length
          last = JSON.stringify([...table, ...keysOf(written.trim())])
          const valueLead = line.slice(equals + 1).length - line.slice(equals + 1).trimStart().length
          places.set(last, { key: [start + lead, start + lead + written.trim().length], value: [start + equals + 1 + valueLead, end] })
          inside = scan(line.slice(equals + 1), inside)
        }
      }
    }
    start += line.length + 1
  }
  return places
}

/** What is open at the end of a line: the quotes of a multi-line string, or brackets of an array. */
interface Inside {
  readonly string: string
  readonly open: number
}

function scan(line: string, { string, open }: Inside): Inside {
  let at = 0
  while (at < line.length) {
    if (string !== '') {
      const close = line.indexOf(string, at)
      if (close === -1) return { string: string.length === 3 ? string : '', open }
      at = close + string.length
      string = ''
      continue
    }
    const sign = line.charAt(at)
    if (sign === '#') break
    if (sign === '"' || sign === "'") {
      string = line.startsWith(sign.repeat(3), at) ? sign.repeat(3) : sign
      at += string.length
      continue
    }
    if (sign === '[') open++
    else if (sign === ']') open--
    at++
  }
  return { string: string.length === 3 ? string : '', open: Math.max(0, open) }
}

/** The `=` between key and value, past quoted keys. */
function indexOfEquals(line: string): number {
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at)
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '=') return at
  }
  return -1
}

/** The parts of a dotted key, quotes taken off. */
function keysOf(written: string): readonly string[] {
  return [...written.matchAll(/"([^"]*)"|'([^']*)'|([^\s."']+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '')
}
