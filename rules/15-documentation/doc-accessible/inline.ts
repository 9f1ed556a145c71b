import type { Finding, OptionsOf, ProseView } from '@perf-rules/core'
import { nodesIn, offsetsOf, readText, tagsIn } from '@perf-rules/core/ask'
import type { Code, Html, Image, ImageReference, Link, LinkReference, Nodes, Root } from 'mdast'
import type check from './check.ts'
import { say } from './check.ts'

export type View = ProseView<OptionsOf<typeof check>>

/** Demands on single nodes: addresses, code blocks, images and the words of links. */
export function* inlineDemands(root: Root, view: View): Generator<Finding> {
  const vague = new Set(view.options.linkTexts.map(plain))
  const hidden = new HiddenText()
  for (const node of nodesIn(root)) {
    hidden.enter(node)
    if (node.type === 'link' && isBare(node, view.text)) {
      if (!hidden.isInElement(node)) yield say.bareUrl(node, { url: view.text.slice(...(offsetsOf(node) ?? [0, 0])) })
    } else if (node.type === 'link' || node.type === 'linkReference') yield* vagueText(node, vague)
    else if (node.type === 'code') yield* unnamedFence(node, view)
    else if (node.type === 'image' || node.type === 'imageReference') yield* emptyAlt(node)
    else if (node.type === 'html') yield* imagesInHtml(node, view.text)
  }
}

/** A literal address that GFM turns into a link: no brackets of either kind around it. */
function isBare(node: Link, text: string): boolean {
  const range = offsetsOf(node)
  return range !== undefined && text[range[0]] !== '[' && text[range[0]] !== '<' && !(text[range[0] - 1] === '[' && text[range[1]] === ']')
}

/** Follows inline HTML: an address between tags of one element is its content, such as the words of `<a>`. */
class HiddenText {
  #block: Nodes | undefined
  #open: string[] = []

  enter(node: Nodes): void {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      this.#block = node
      this.#open = []
    } else if (node.type === 'html' && this.#block) {
      for (const tag of tagsIn(node.value)) {
        if (!tag.closing && !/^(?:br|img|hr|input|wbr|source)$/.test(tag.name) && !node.value.endsWith('/>')) this.#open.push(tag.name)
        else if (tag.closing) {
          const at = this.#open.lastIndexOf(tag.name)
          if (at !== -1) this.#open.splice(at)
        }
      }
    }
  }

  isInElement(node: Nodes): boolean {
    const [start, end] = offsetsOf(node) ?? [0, 0]
    const [from, to] = (this.#block && offsetsOf(this.#block)) ?? [0, 0]
    return this.#open.length > 0 && from <= start && end <= to
  }
}

function* vagueText(node: Link | LinkReference, vague: ReadonlySet<string>): Generator<Finding> {
  if (node.children.some(child => child.type === 'image' || child.type === 'imageReference' || child.type === 'html' || child.type === 'inlineCode')) return
  const text = readText(node)
  if (vague.has(plain(text))) yield say.vagueLinkText(node, { text: text.trim() })
}

/** Words alone, so that `**here**!` and `Here` are one. */
function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase()
}

function* unnamedFence(node: Code, { text, options }: View): Generator<Finding> {
  const range = offsetsOf(node)
  if (!range || !/^[`~]{3}/.test(text.slice(range[0], range[0] + 3))) return
  const isWrong = node.lang === null || node.lang === undefined ? true : options.languages.length > 0 && !options.languages.includes(node.lang)
  if (!isWrong) return
  const end = text.indexOf('\n', range[0])
  yield say.fenceWithoutLanguage([range[0], end === -1 ? range[1] : Math.min(end, range[1])])
}

function* emptyAlt(node: Image | ImageReference): Generator<Finding> {
  if ((node.alt ?? '').trim() === '') yield say.missingAltText(node)
}

function* imagesInHtml(node: Html, text: string): Generator<Finding> {
  const [offset] = offsetsOf(node) ?? [0]
  // In a quote or list the value lacks the markers, so that its offsets drift.
  const exact = text.startsWith(node.value, offset)
  for (const tag of tagsIn(node.value)) {
    if (tag.rawName !== 'img' && tag.rawName !== 'IMG') continue
    if (tag.closing || tag.attributes.get('aria-hidden')?.value.toLowerCase() === 'true' || /\salt\s*=/i.test(node.value.slice(tag.start, tag.end))) continue
    yield say.missingAltText(exact ? [offset + tag.start, offset + tag.end] : [offset, offset + 1])
  }
}
