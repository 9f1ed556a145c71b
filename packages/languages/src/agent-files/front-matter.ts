import type { Range } from '@perf-rules/core'
import type { DataNode } from '../data/index.ts'
import { parseYaml } from '../yaml/parse.ts'

/** What stands between the two lines of dashes at the head of a file. */
export interface FrontMatter {
  /** Both lines of dashes included. */
  readonly range: Range
  readonly root: DataNode | undefined
  readonly error: { readonly what: string; readonly range: Range } | null
  /** Where the text below begins. */
  readonly bodyAt: number
}

/** Reads the YAML at the head of a Markdown file; undefined when there is none. One that is never closed is an error. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const open = /^---[ \t]*\r?\n/.exec(text)
  if (!open) return undefined
  const start = open[0].length
  const close = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(start).replaceAll('\r', ' '))
  if (!close) return { range: [0, open[0].trimEnd().length], root: undefined, error: { what: 'it is never closed by a line `---`', range: [0, open[0].trimEnd().length] }, bodyAt: text.length }
  const inner = text.slice(start, start + close.index)
  const end = start + close.index + close[0].trimEnd().length
  const head = { range: [0, end] as const, bodyAt: end }
  const file = parseYaml(inner)
  if ('error' in file) return { ...head, root: undefined, error: { what: oneLine(file.error), range: [start + file.range[0], start + Math.max(file.range[1], file.range[0] + 1)] } }
  const [root] = file.documents
  return { ...head, root: root ? moved(root, start) : undefined, error: null }
}

/** A value of one line that YAML refuses, and that quotes around it would make whole: `Example: this`, `[a] [b]`, `@name`. */
const needsQuotes = /^([\w-]+:[ \t]+)((?!["'|>]).*:\s.*|\[[^\]]*\].*\S.*|[*&!%@`].*)$/gm

/** Says that quotes are all that the front matter lacks. */
export function isMendable(text: string): boolean {
  const head = /^---[ \t]*\r?\n/.exec(text)?.[0].length ?? 0
  const end = text.slice(head).search(/^---[ \t\r]*$/m)
  if (end === -1) return false
  const quoted = text.slice(head, head + end).replaceAll('\r', '').replace(needsQuotes, (_, key: string, value: string) => `${key}${JSON.stringify(value)}`)
  return !('error' in parseYaml(quoted))
}

function oneLine(error: string): string {
  return (error.split('\n')[0] ?? error).replace(/[.:]?\s*(?:at line \d+.*)?$/, '')
}

/** The same data with its places counted from the head of the file. */
function moved(node: DataNode, by: number): DataNode {
  const range: Range = [node.range[0] + by, node.range[1] + by]
  if (node.kind === 'list') return { ...node, range, items: node.items.map(item => moved(item, by)) }
  if (node.kind === 'map') return { ...node, range, entries: node.entries.map(entry => ({ ...entry, keyRange: [entry.keyRange[0] + by, entry.keyRange[1] + by] as const, value: moved(entry.value, by) })) }
  return { ...node, range }
}
