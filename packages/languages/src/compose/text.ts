import { interpolate } from '../containers/index.ts'
import { type DataNode, nodeAt, type ScalarNode, stringOf } from '../data/index.ts'
import type { ComposeText } from './facts.ts'

const noVariables: ReadonlyMap<string, string> = new Map()

/** A scalar below a key, defaults of its variables put in. */
export function textAt(node: DataNode | undefined, ...path: readonly string[]): ComposeText | null {
  const found = nodeAt(node, ...path)
  return found?.kind === 'scalar' && found.value !== null ? toText(found) : null
}

/** The scalars of a list below a key. A single scalar counts as a list of one. */
export function textsAt(node: DataNode | undefined, key: string): readonly ComposeText[] {
  const found = nodeAt(node, key)
  const items = found?.kind === 'list' ? found.items : found ? [found] : []
  return items.flatMap(item => (item.kind === 'scalar' && item.value !== null ? [toText(item)] : []))
}

/** A text with defaults put in; undefined where there is none, null where only the reader's environment knows it. */
export function plain(node: DataNode | undefined): string | null | undefined {
  const written = stringOf(node) ?? (node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined)
  return written === undefined ? undefined : put(written)
}

/** Defaults put in; null where only the reader's environment knows the text. */
export function put(written: string): string | null {
  const { text, unknown } = interpolate(written, noVariables, '$')
  return unknown.length > 0 ? null : text
}

export function toText(node: ScalarNode): ComposeText {
  const written = String(node.value)
  const { text, unknown, isVariable } = interpolate(written, noVariables, '$')
  return { written, resolved: unknown.length > 0 || text === '' ? null : text, isVariable, range: node.range }
}

/** Parts of a text between colons; those inside `${…}` and `[…]` do not divide. */
export function colonParts(text: string): readonly string[] {
  const parts: string[] = []
  let open = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '{' || sign === '[') open++
    else if (sign === '}' || sign === ']') open--
    else if (sign === ':' && open <= 0) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, text.slice(start)]
}

/** Joins a folder of the repository with a relative path; null when the result lies outside or is a URL. */
export function within(folder: string, relative: string): string | null {
  if (/^[a-z][\w+.-]*:|^\/|^~|^git@/i.test(relative)) return null
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}
