/** A text with its variables put in; `unknown` names those that only the reader of the file can know. */
export interface Interpolated {
  readonly text: string
  readonly unknown: readonly string[]
  /** True when any variable stands in it. */
  readonly isVariable: boolean
}

/** Defaults in one another, and the longest text: the longest image name or path is far shorter. */
const mostDefaults = 20
const mostLength = 20_000

/**
 * Puts values into `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:+other}` and `${NAME:?error}`,
 * the forms that Dockerfiles and compose files share. Other forms count as unknown. `escape` is what makes a `$` plain.
 */
export function interpolate(text: string, known: ReadonlyMap<string, string>, escape: '\\' | '$', level = 0): Interpolated {
  // Values may double what they name, and each default may hold another: past all that people write, it is unknown.
  if (level > mostDefaults || text.length > mostLength) return { text, unknown: [text.slice(0, 40)], isVariable: true }
  const unknown: string[] = []
  let out = ''
  let isVariable = false
  let at = 0
  while (at < text.length) {
    const dollar = text.indexOf('$', at)
    if (dollar === -1) break
    if (escape === '\\' && text[dollar - 1] === '\\') {
      out += `${text.slice(at, dollar - 1)}$`
      at = dollar + 1
      continue
    }
    if (escape === '$' && text[dollar + 1] === '$') {
      out += `${text.slice(at, dollar)}$`
      at = dollar + 2
      continue
    }
    out += text.slice(at, dollar)
    const variable = text[dollar + 1] === '{' ? braced(text, dollar + 2) : bare(text, dollar + 1)
    if (variable === undefined) {
      out += '$'
      at = dollar + 1
      continue
    }
    isVariable = true
    const { name, operator, word, end } = variable
    const value = known.get(name)
    const isSet = value !== undefined && (value !== '' || !operator.startsWith(':'))
    if (operator.endsWith('+')) out += isSet ? word : ''
    else if (isSet && operator !== 'other') out += value
    else if (operator.endsWith('-')) {
      const fallback = interpolate(word, known, escape, level + 1)
      out += fallback.text
      unknown.push(...fallback.unknown)
    } else unknown.push(name)
    at = end
    if (out.length > mostLength) return { text, unknown: [name], isVariable }
  }
  return { text: out + text.slice(at), unknown, isVariable }
}

interface Variable {
  readonly name: string
  readonly operator: string
  readonly word: string
  readonly end: number
}

function bare(text: string, from: number): Variable | undefined {
  const end = endOfName(text, from)
  return end === from ? undefined : { name: text.slice(from, end), operator: '', word: '', end }
}

function braced(text: string, from: number): Variable | undefined {
  const nameEnd = endOfName(text, from)
  const close = closingBrace(text, from)
  if (nameEnd === from || close === -1) return undefined
  const rest = text.slice(nameEnd, close)
  const operator = /^:?[-+?]/.exec(rest)?.[0] ?? (rest === '' ? '' : 'other')
  return { name: text.slice(from, nameEnd), operator, word: operator === 'other' ? '' : rest.slice(operator.length), end: close + 1 }
}

function endOfName(text: string, from: number): number {
  let at = from
  while (at < text.length && /\w/.test(text.charAt(at))) at++
  return at
}

/** The brace that closes, past those of variables in a default. */
function closingBrace(text: string, from: number): number {
  let open = 1
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 123) open++
    else if (unit === 125 && --open === 0) return at
  }
  return -1
}
