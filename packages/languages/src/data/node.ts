import type { Range } from '@perf-rules/core'

/** A value of JSON, YAML or TOML with its place in the text. One shape for all three, so that a reader is written once. */
export type DataNode = MapNode | ListNode | ScalarNode

export interface MapNode {
  readonly kind: 'map'
  readonly range: Range
  /** In source order; a key may stand twice, and only the last one counts to the program that reads the file. */
  readonly entries: readonly MapEntry[]
}

export interface MapEntry {
  readonly key: string
  readonly keyRange: Range
  readonly value: DataNode
  /** Came in through a YAML merge key (`<<`); its place is where the anchor stands. */
  readonly merged?: true
}

export interface ListNode {
  readonly kind: 'list'
  readonly range: Range
  readonly items: readonly DataNode[]
}

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly range: Range
  readonly value: string | number | boolean | null
}

/** The entry in force for a key: the last one written, and a merged one only when none is written. */
export function entryOf(node: DataNode | undefined, key: string): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined
  return node.entries.findLast(entry => entry.key === key && !entry.merged) ?? node.entries.find(entry => entry.key === key)
}

/** The node below a path of keys. */
export function nodeAt(node: DataNode | undefined, ...path: readonly string[]): DataNode | undefined {
  return path.reduce<DataNode | undefined>((at, key) => entryOf(at, key)?.value, node)
}

/** The text of a string scalar; undefined for all else. */
export function stringOf(node: DataNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
}

/**
 * The value as JSON with sorted keys and without formatting, for comparing and hashing.
 * Written out by hand: an object made from the entries would lose duplicate and `__proto__` keys.
 */
export function canonical(node: DataNode): string {
  if (node.kind === 'scalar') return JSON.stringify(node.value)
  if (node.kind === 'list') return `[${node.items.map(canonical).join(',')}]`
  const inForce = new Map(node.entries.filter(entry => entry.merged).map(entry => [entry.key, entry.value]))
  for (const entry of node.entries) if (!entry.merged) inForce.set(entry.key, entry.value)
  const sorted = [...inForce].sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(',')}}`
}

/** The plain value, for settings whose places nobody asks for. Keys that would reach an object's prototype are left out. */
export function plainValue(node: DataNode): unknown {
  return JSON.parse(canonical(node), (key: string, value: unknown) => (key === '__proto__' ? undefined : value))
}
