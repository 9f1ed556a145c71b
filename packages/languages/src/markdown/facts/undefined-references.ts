import type { Range } from '@perf-rules/core'
import type { Nodes, Root } from 'mdast'
import { nodesIn, offsetsOf } from '@perf-rules/core/ask'

/** `[words][label]` or `[words][]` without a definition: shown to the reader as it stands. */
export interface UndefinedReference {
  readonly label: string
  readonly range: Range
}

/**
 * Reference links that no definition answers. Markdown turns them back into text, so the tree has
 * no node for them: they are found by scanning the source of each run of text, code masked.
 */
export function* undefinedReferences(root: Root, source: string): Generator<UndefinedReference> {
  for (const node of nodesIn(root)) {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') continue
    const range = offsetsOf(node)
    if (!range || !source.slice(...range).includes('][')) continue
    yield* scan(masked(node, source, range), range[0])
  }
}

const blanked = new Set(['inlineCode', 'html', 'link', 'image', 'linkReference', 'imageReference', 'footnoteReference'])

/** The source of a block in which code, tags and real links are blanked, offsets kept. */
function masked(block: Nodes, source: string, [from, to]: Range): string {
  const parts: string[] = []
  let at = from
  for (const node of nodesIn(block)) {
    const range = blanked.has(node.type) ? offsetsOf(node) : undefined
    // Nodes come in document order, so what starts before the cursor lies inside what is blanked already.
    if (!range || range[0] < at) continue
    // A badge is an image in a link: where nothing defines the image, its brackets are left as the link's words.
    const badge = (node.type === 'link' || node.type === 'linkReference') && /^\[(!\[[^\]]*\]\[[^\]]*\])/.exec(source.slice(...range))
    const kept = badge && !('children' in node && node.children.some(child => child.type === 'image' || child.type === 'imageReference')) ? badge[1] : undefined
    parts.push(source.slice(at, range[0]), kept === undefined ? '\u0001'.repeat(range[1] - range[0]) : ` ${kept}${'\u0001'.repeat(range[1] - range[0] - kept.length - 1)}`)
    at = range[1]
  }
  parts.push(source.slice(at, to))
  return parts.join('')
}

/** How far back the words of a link may reach: longer brackets are no link, and the scan stays linear. */
const longest = 300

function* scan(text: string, offset: number): Generator<UndefinedReference> {
  for (let middle = text.indexOf(']['); middle !== -1; middle = text.indexOf('][', middle + 2)) {
    const close = text.indexOf(']', middle + 2)
    const open = opening(text, middle)
    if (close === -1 || open === -1 || text[close - 1] === '\\') continue
    const words = text.slice(open + 1, middle)
    const label = text.slice(middle + 2, close) || words
    if (isMeant(words, label, text[open - 1], text[close + 1])) yield { label: label.replace(/\s+/g, ' ').trim(), range: [offset + open, offset + close + 1] }
  }
}

/** The `[` that the `]` at `end` closes; -1 when there is none or it is escaped. */
function opening(text: string, end: number): number {
  if (text[end - 1] === '\\') return -1
  let depth = 0
  for (let at = end - 1; at >= 0 && end - at < longest; at--) {
    if (text[at] === ']') depth++
    else if (text[at] === '[' && depth-- === 0) return text[at - 1] === '\\' ? -1 : at
  }
  return -1
}

/**
 * Only where a link is clearly meant. Indexing (`rows[i][j]`), TOML tables, checkboxes, footnotes, wiki links,
 * log prefixes (`[INFO][db]`) and type notation (`[T][]`) look alike and are text.
 */
function isMeant(words: string, label: string, before: string | undefined, after: string | undefined): boolean {
  if (before !== undefined && /[\w\])\u0001$@#]/.test(before)) return false
  if (after !== undefined && /[[(\w:=]/.test(after)) return false
  if (/^[\s^!xX]?$|^[\^!]/.test(words) || /^[\^!]/.test(label)) return false
  if (/[[\]{}<>=|]/.test(words) || /[[\]{}<>=|\u0001]|\n\s*\n/.test(label)) return false
  // An image is marked as such; several words, or code, are a link's text.
  if (before === '!' || words.includes('\u0001') || /\p{L}[^\p{L}]*\s+\S*\p{L}/u.test(words)) return true
  // One word is a link's text where it is written as prose writes it: no type, no path, no level of a log.
  return /^\p{L}\p{Ll}{2,}(?:-\p{Ll}{2,})*$/u.test(words) && !types.has(words.toLowerCase()) && /^[\p{L}\d][\p{L}\d\s._/-]+$/u.test(label)
}

const types = new Set(['string', 'number', 'boolean', 'bigint', 'object', 'any', 'unknown', 'never', 'void', 'int', 'float', 'double', 'char', 'byte', 'bool', 'date', 'info', 'warn', 'error', 'debug', 'trace'])
