import { parse, TomlDate, TomlError } from 'smol-toml'
import { lineStarts, type Range } from '@perf-rules/core'
import { type DataNode, nestsTooDeep } from '../data/index.ts'
import { type Places, tomlPlaces } from './places.ts'

/** A TOML text as positioned data, or what is wrong with it and where. */
export type TomlFile = { readonly root: DataNode } | { readonly error: string; readonly range: Range }

/**
 * Parses TOML 1.0. The parser gives no places, so that those of tables and of keys at a line's start are looked up
 * beside it; what stands inside an inline table has the place of that table.
 */
export function parseToml(text: string): TomlFile {
  if (nestsTooDeep(text)) return { error: 'nested too deep', range: [0, 0] }
  try {
    const places = tomlPlaces(text)
    return { root: toNode(parse(text), [], [0, text.length], places) }
  } catch (thrown) {
    if (!(thrown instanceof TomlError)) throw thrown
    const start = Math.min(text.length, (lineStarts(text)[thrown.line - 1] ?? 0) + thrown.column - 1)
    return { error: (thrown.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, ''), range: [start, start] }
  }
}

function toNode(value: unknown, path: readonly string[], outer: Range, places: Places): DataNode {
  const range = places.get(JSON.stringify(path))?.value ?? outer
  if (Array.isArray(value)) return { kind: 'list', range, items: value.map(item => toNode(item, [...path, '[]'], range, places)) }
  if (typeof value === 'object' && value !== null && !(value instanceof TomlDate)) {
    const entries = Object.entries(value).map(([key, inner]) => {
      const below = [...path, key]
      return { key, keyRange: places.get(JSON.stringify(below))?.key ?? range, value: toNode(inner, below, range, places) }
    })
    return { kind: 'map', range, entries }
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { kind: 'scalar', range, value }
  return { kind: 'scalar', range, value: String(value) }
}
