import { type Node, parseTree, type ParseError, printParseErrorCode } from 'jsonc-parser'
import type { Range } from '@perf-rules/core'
import { type DataNode, type MapEntry, nestsTooDeep } from '../data/index.ts'

/** What is wrong with a JSON text, and where. */
export interface JsonError {
  readonly what: string
  readonly range: Range
}

/** A JSON text as a tree; there is one even where the text is broken. */
export interface JsonFile {
  readonly root?: DataNode
  readonly errors: readonly JsonError[]
}

/** `plain` takes RFC 8259 alone; `withComments` also takes comments and trailing commas, as VS Code's own files may hold. */
export type JsonDialect = 'plain' | 'withComments'

/** Parses JSON with places. Keys stay text in a list, so `__proto__` and duplicates are as written. */
export function parseJson(text: string, dialect: JsonDialect): JsonFile {
  if (nestsTooDeep(text)) return { errors: [{ what: 'nested too deep', range: [0, 0] }] }
  const errors: ParseError[] = []
  const isPlain = dialect === 'plain'
  const root = parseTree(text, errors, { disallowComments: isPlain, allowTrailingComma: !isPlain, allowEmptyContent: false })
  return {
    ...(root ? { root: toNode(root) } : {}),
    errors: errors.map(({ error, offset, length }) => ({ what: wordsOf(printParseErrorCode(error)), range: [offset, offset + length] })),
  }
}

function toNode(node: Node): DataNode {
  const range: Range = [node.offset, node.offset + node.length]
  if (node.type === 'object') return { kind: 'map', range, entries: (node.children ?? []).flatMap(toEntry) }
  if (node.type === 'array') return { kind: 'list', range, items: (node.children ?? []).map(toNode) }
  // jsonc-parser types the value of a scalar as `any`.
  return { kind: 'scalar', range, value: node.value as string | number | boolean | null }
}

function toEntry(property: Node): MapEntry[] {
  const [key, value] = property.children ?? []
  if (!key || !value) return []
  return [{ key: String(key.value), keyRange: [key.offset, key.offset + key.length], value: toNode(value) }]
}

/** `PropertyNameExpected` as `property name expected`. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}
