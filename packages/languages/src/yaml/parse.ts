import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, parseAllDocuments, type Pair, visit } from 'yaml'
import type { Range } from '@perf-rules/core'
import { type DataNode, type MapEntry, nestsTooDeep } from '../data/index.ts'

/** One YAML file: its documents as positioned data. */
export interface YamlFile {
  readonly documents: readonly DataNode[]
}

/** Why a text cannot be read as YAML, and where that shows. */
export interface YamlError {
  readonly error: string
  readonly range: Range
}

/** Aliases may make a small text a huge tree; past this many nodes it is refused. */
const mostNodes = 200_000

/**
 * Parses YAML with places. Aliases are followed and merge keys applied. Gives back the reason when the text is
 * no YAML (a Helm template is none), or when its aliases refer to themselves or multiply past all measure.
 */
export function parseYaml(text: string): YamlFile | YamlError {
  if (nestsTooDeep(text)) return { error: 'nested too deep', range: [0, 0] }
  const parsed = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent', strict: false, resolveKnownTags: false })
  const documents: DataNode[] = []
  for (const document of parsed) {
    const [first] = document.errors
    if (first) return { error: first.message, range: [Math.min(first.pos[0], text.length), Math.min(first.pos[1], text.length)] }
    if (!document.contents) continue
    const node = new Reader(document).read()
    if (node === undefined) return { error: 'aliases that refer to themselves or multiply', range: rangeOf(document.contents as Node) }
    documents.push(node)
  }
  return { documents }
}

interface Sized {
  readonly node: DataNode
  /** Nodes below, aliases counted each time they are used: what a walk of the result would visit. */
  readonly size: number
}

/** Thrown and caught in this file alone, to leave the recursion. */
class Refused extends Error {}

class Reader {
  readonly #contents: Node | null
  readonly #anchors = new Map<string, Node>()
  readonly #done = new Map<Node, Sized>()
  readonly #open = new Set<Node>()

  constructor(document: Document.Parsed | Document) {
    this.#contents = document.contents as Node | null
    // An anchor may be set again further down; the last one before the alias counts, which files that people write do not use.
    visit(document, { Node: (_, node) => void ('anchor' in node && node.anchor !== undefined && this.#anchors.set(node.anchor, node as Node)) })
  }

  read(): DataNode | undefined {
    try {
      return this.#contents ? this.#sized(this.#contents).node : undefined
    } catch (thrown) {
      if (thrown instanceof Refused) return undefined
      throw thrown
    }
  }

  #sized(node: Node): Sized {
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source)
      return target ? this.#sized(target) : { node: { kind: 'scalar', range: rangeOf(node), value: null }, size: 1 }
    }
    const known = this.#done.get(node)
    if (known) return known
    if (this.#open.has(node)) throw new Refused()
    this.#open.add(node)
    const sized = this.#toSized(node)
    this.#open.delete(node)
    if (sized.size > mostNodes) throw new Refused()
    this.#done.set(node, sized)
    return sized
  }

  #toSized(node: Node): Sized {
    const range = rangeOf(node)
    if (isMap(node)) return this.#map(node.items as readonly Pair[], range)
    if (isSeq(node)) {
      const items = node.items.map(item => (isPair(item) ? this.#map([item], range) : this.#sized(item as Node)))
      return { node: { kind: 'list', range, items: items.map(item => item.node) }, size: items.reduce((sum, item) => sum + item.size, 1) }
    }
    return { node: { kind: 'scalar', range, value: isScalar(node) ? scalar(node.value) : null }, size: 1 }
  }

  #map(pairs: readonly Pair[], range: Range): Sized {
    const own: MapEntry[] = []
    const merged: MapEntry[] = []
    let size = 1
    for (const { key, value } of pairs) {
      const keyNode = key as Node | null
      const text = isScalar(keyNode) ? String(keyNode.value) : ''
      const keyRange = keyNode ? rangeOf(keyNode) : range
      const read = value ? this.#sized(value as Node) : { node: { kind: 'scalar', range: [keyRange[1], keyRange[1]], value: null } as const, size: 1 }
      size += read.size
      if (text !== '<<') own.push({ key: text, keyRange, value: read.node })
      else for (const map of read.node.kind === 'list' ? read.node.items : [read.node]) if (map.kind === 'map') merged.push(...map.entries.map(entry => ({ ...entry, merged: true as const })))
    }
    // What several merged maps hold is written out here, so a chain of them grows too.
    size += merged.length
    return { node: { kind: 'map', range, entries: [...own, ...merged] }, size }
  }
}

function scalar(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return value === null || value === undefined ? null : String(value)
}

function rangeOf(node: Node): Range {
  return [node.range?.[0] ?? 0, node.range?.[1] ?? 0]
}
