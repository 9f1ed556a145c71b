import { safe } from '../terminal.ts'

// Outside code, what begins with these would notify somebody, link to an issue or an address, or start a formula.
const lively = /@|#\d|:\/\/|www\.|\$|\bGH-\d|\b[0-9a-f]{7,40}\b/i
const structural = /[\\`*_[\]{}()<>|~!#&]/g

/** Longer texts hold more than a reader of a comment wants. */
const mostLetters = 600

interface Token {
  readonly isCode: boolean
  readonly text: string
}

/**
 * Words of a repository as one line of Markdown. What stands between a pair of backticks stays code; words that
 * a forge would turn into a mention, reference or link become code too; all else that has a meaning is escaped.
 */
export function markdownText(text: string): string {
  const parts = safe(clipped(text)).split('`')
  // With an odd number of backticks the last one opens nothing.
  const closed = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), `${parts.at(-2)}\`${parts.at(-1)}`]
  const tokens = closed.flatMap((part, at) => (at % 2 === 1 ? [{ isCode: true, text: part }] : part.split(/( +)/).map(word => ({ isCode: lively.test(word), text: word }))))
  return merged(tokens.filter(token => token.text !== '')).map(token => (token.isCode ? markdownCode(token.text) : prose(token.text))).join('')
}

/** Two neighbouring codes become one, since their fences would run together. */
function merged(tokens: readonly Token[]): readonly Token[] {
  const out: Token[] = []
  for (const token of tokens) {
    const last = out.at(-1)
    if (last?.isCode === true && token.isCode) out[out.length - 1] = { isCode: true, text: last.text + token.text }
    else out.push(token)
  }
  return out
}

/** Anything as inline code, which nothing breaks: the fence is longer than any run of backticks inside. */
export function markdownCode(text: string): string {
  const shown = safe(clipped(text))
  if (shown.trim() === '') return prose(shown)
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$/.test(shown) || (/^ /.test(shown) && / $/.test(shown)) ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** Text inside an HTML element of a Markdown document. */
export function htmlText(text: string): string {
  return safe(clipped(text)).replace(/[&<>"'`]/g, letter => `&#${letter.charCodeAt(0)};`)
}

function prose(text: string): string {
  return text.replace(structural, letter => (letter === '<' ? '&lt;' : letter === '&' ? '&amp;' : `\\${letter}`))
}

function clipped(text: string): string {
  return text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text
}
