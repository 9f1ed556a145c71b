import type { Finding } from '@perf-rules/core'
import { nodesIn, offsetsOf } from '@perf-rules/core/ask'
import type { Nodes } from 'mdast'
import { say } from './check.ts'

const blanked = new Set(['inlineCode', 'html', 'image', 'imageReference', 'footnoteReference'])
const reversed = /(^|[^\\\]\w])\(([^()\n]+)\)\[([^\]^\s][^\]]*)\](?![([])/g

/** `(words)[address]` in the source of a block, with code and real links blanked. */
export function* reversedLinks(block: Nodes, source: string): Generator<Finding> {
  const range = offsetsOf(block)
  if (!range || !source.slice(...range).includes(')[')) return
  const text = masked(block, source, range)
  for (const match of text.matchAll(reversed)) {
    const [whole, before = '', words = '', target = ''] = match
    if (words.endsWith('\\') || target.endsWith('\\') || !isAddress(target)) continue
    const start = range[0] + match.index + before.length
    const end = range[0] + match.index + whole.length
    yield say.reversedLink([start, end], { source: source.slice(start, end), words, target }, { fix: { safety: 'unsafe', title: 'Swap the brackets', edits: [{ range: [start, end], text: `[${words}](${target})` }] } })
  }
}

/** A host, a path, a file or a fragment. A note in brackets after one in parentheses is neither. */
function isAddress(target: string): boolean {
  if (/\s/.test(target)) return false
  return /^(?:[a-z][a-z0-9+.-]*:|\/|\.\.?\/|#\S|www\.|mailto:)/i.test(target) || /^[\w%@~-][\w%@~./-]*\.(?:mdx?|html?|txt|rst|pdf|png|jpe?g|gif|svg|webp|[cm]?[jt]sx?|py|json|ya?ml|com|org|io|net|dev)(?:[#?].*)?$/i.test(target) || /^[\w.-]+\/[\w./-]+$/.test(target) || /^(?:url|link|href|address)$/i.test(target)
}

function masked(block: Nodes, source: string, [from, to]: readonly [number, number]): string {
  const parts: string[] = []
  let at = from
  for (const node of nodesIn(block)) {
    const range = offsetsOf(node)
    if (!range || range[0] < at) continue
    // A literal address within the brackets is what makes the reversed link; one with brackets is a link already.
    const isLink = (node.type === 'link' || node.type === 'linkReference') && source[range[0]] === '['
    if (!blanked.has(node.type) && !isLink) continue
    parts.push(source.slice(at, range[0]), '\u0001'.repeat(range[1] - range[0]))
    at = range[1]
  }
  parts.push(source.slice(at, to))
  return parts.join('')
}
