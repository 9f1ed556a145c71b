import type { DataNode } from '../data/index.ts'
import type { AgentText } from './facts.ts'

/** Names in a list, or in one text with commas between them; commas inside brackets belong to a name. */
export function namesIn(node: DataNode): readonly AgentText[] {
  if (node.kind === 'list') return node.items.flatMap(item => (item.kind === 'scalar' && item.value !== null ? [{ text: String(item.value).trim(), range: item.range }] : [])).filter(({ text }) => text !== '')
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return []
  const names: AgentText[] = []
  let depth = 0
  let from = 0
  // A folded or quoted text is not written as it reads: there each name gets the whole place.
  const isPlain = node.range[1] - node.range[0] === node.value.length
  for (let at = 0; at <= node.value.length; at++) {
    const unit = node.value[at]
    if (unit === '(') depth++
    else if (unit === ')') depth = Math.max(0, depth - 1)
    if (unit !== undefined && (unit !== ',' || depth > 0)) continue
    const written = node.value.slice(from, at)
    const text = written.trim()
    const start = node.range[0] + from + (written.length - written.trimStart().length)
    if (text !== '') names.push({ text, range: isPlain ? [start, start + text.length] : node.range })
    from = at + 1
  }
  return names
}
