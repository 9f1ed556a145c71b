/** Alternatives beyond these are no pattern that somebody wrote by hand. */
const mostAlternatives = 64

/**
 * Gives a matcher of one glob in the meaning of ruff and ShellCheck's settings: `*` and `**` match anything, slashes
 * too, `?` one character, `[…]` one of a set, `{a,b}` alternatives. It never backtracks, since patterns come with the repository.
 */
export function globMatcher(pattern: string): (text: string) => boolean {
  const alternatives = expanded(pattern).map(tokensOf)
  return text => alternatives.some(tokens => matches(tokens, text))
}

type Token = { readonly any: true } | { readonly any: false; readonly takes: (unit: string) => boolean }

function expanded(pattern: string): readonly string[] {
  const open = pattern.indexOf('{')
  const close = open === -1 ? -1 : pattern.indexOf('}', open)
  if (close === -1) return [pattern]
  const [before, after] = [pattern.slice(0, open), pattern.slice(close + 1)]
  return pattern
    .slice(open + 1, close)
    .split(',')
    .flatMap(item => expanded(before + item + after))
    .slice(0, mostAlternatives)
}

function tokensOf(pattern: string): readonly Token[] {
  const tokens: Token[] = []
  // `**/` is also the folder itself.
  const text = pattern.replace(/\*\*\//g, '**')
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] ?? ''
    const end = unit === '[' ? text.indexOf(']', at + 2) : -1
    if (unit === '*') {
      if (!tokens.at(-1)?.any) tokens.push({ any: true })
    } else if (unit === '?') tokens.push({ any: false, takes: () => true })
    else if (end !== -1) {
      tokens.push({ any: false, takes: setOf(text.slice(at + 1, end)) })
      at = end
    } else tokens.push({ any: false, takes: each => each === unit })
  }
  return tokens
}

function setOf(body: string): (unit: string) => boolean {
  const isNegated = /^[!^]/.test(body)
  const items = isNegated ? body.slice(1) : body
  const ranges: (readonly [string, string])[] = []
  for (let at = 0; at < items.length; at++) {
    const from = items[at] ?? ''
    const to = items[at + 1] === '-' ? items[at + 2] : undefined
    ranges.push([from, to ?? from])
    if (to !== undefined) at += 2
  }
  return unit => ranges.some(([from, to]) => unit >= from && unit <= to) !== isNegated
}

/** Two pointers: after a mismatch the last star takes one character more. */
function matches(tokens: readonly Token[], text: string): boolean {
  let token = 0
  let at = 0
  let star = -1
  let starAt = 0
  while (at < text.length) {
    const now = tokens[token]
    if (now?.any) {
      star = token++
      starAt = at
    } else if (now && !now.any && now.takes(text[at] ?? '')) {
      token++
      at++
    } else if (star === -1) return false
    else {
      token = star + 1
      at = ++starAt
    }
  }
  while (tokens[token]?.any) token++
  return token === tokens.length
}
