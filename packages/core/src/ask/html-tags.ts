/** An attribute's value with the offset at which it starts in the scanned text. */
export interface AttributeValue {
  readonly value: string
  readonly start: number
}

/** One tag of an HTML fragment. Names are lower case but for `rawName`, which tells a JSX component from an element. */
export interface HtmlTag {
  readonly name: string
  readonly rawName: string
  readonly closing: boolean
  readonly start: number
  readonly end: number
  readonly attributes: ReadonlyMap<string, AttributeValue>
}

const isSpace = (unit: string | undefined) => unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r' || unit === '\f'
const isNameStart = (unit: string | undefined) => unit !== undefined && /[A-Za-z]/.test(unit)

/**
 * The tags of an HTML fragment, comments and contents of `<script>` and `<style>` left out.
 * One pass to the right: a fragment of a page is no document, so nothing is balanced or repaired.
 */
export function* tagsIn(html: string): Generator<HtmlTag> {
  let at = html.indexOf('<')
  while (at !== -1) {
    if (html.startsWith('<!--', at)) {
      const close = html.indexOf('-->', at + 4)
      if (close === -1) return
      at = html.indexOf('<', close + 3)
      continue
    }
    const tag = readTag(html, at)
    if (!tag) {
      at = html.indexOf('<', at + 1)
      continue
    }
    yield tag
    at = html.indexOf('<', tag.end)
    if (!tag.closing && (tag.name === 'script' || tag.name === 'style')) {
      const close = html.toLowerCase().indexOf(`</${tag.name}`, tag.end)
      if (close === -1) return
      at = close
    }
  }
}

function readTag(html: string, start: number): HtmlTag | undefined {
  const closing = html[start + 1] === '/'
  let at = start + (closing ? 2 : 1)
  if (!isNameStart(html[at])) return undefined
  const nameStart = at
  while (at < html.length && !isSpace(html[at]) && html[at] !== '>' && html[at] !== '/') at++
  const rawName = html.slice(nameStart, at)
  const attributes = new Map<string, AttributeValue>()
  while (at < html.length && html[at] !== '>') {
    if (isSpace(html[at]) || html[at] === '/') {
      at++
      continue
    }
    const from = at
    while (at < html.length && !isSpace(html[at]) && html[at] !== '=' && html[at] !== '>' && html[at] !== '/') at++
    const name = html.slice(from, at).toLowerCase()
    // `id = "x"` is as good as `id="x"`.
    let equals = at
    while (isSpace(html[equals])) equals++
    if (html[equals] === '=' && at > from) at = equals
    if (html[at] !== '=') {
      if (at === from) at++
      continue
    }
    const value = readValue(html, at + 1)
    at = value.end
    if (!attributes.has(name) && value.quoted) attributes.set(name, { value: value.text, start: value.start })
  }
  return { name: rawName.toLowerCase(), rawName, closing, start, end: Math.min(at + 1, html.length), attributes }
}

/** A quoted value, a bare one, or a JSX expression, which is no value that we can read. */
function readValue(html: string, from: number): { text: string; start: number; end: number; quoted: boolean } {
  let at = from
  while (isSpace(html[at])) at++
  const quote = html[at]
  if (quote === '"' || quote === "'") {
    const close = html.indexOf(quote, at + 1)
    const end = close === -1 ? html.length : close
    return { text: html.slice(at + 1, end).replaceAll('&amp;', '&'), start: at + 1, end: end + 1, quoted: true }
  }
  const start = at
  if (quote === '{') {
    for (let open = 0; at < html.length; at++) {
      if (html[at] === '{') open++
      else if (html[at] === '}' && --open === 0) break
    }
    return { text: '', start, end: at + 1, quoted: false }
  }
  while (at < html.length && !isSpace(html[at]) && html[at] !== '>') at++
  return { text: html.slice(start, at), start, end: at, quoted: true }
}
