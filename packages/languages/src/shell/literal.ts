import type { DoubleQuotedChild, Word, WordPart } from 'unbash'

/** The text a word always has; undefined where it holds an expansion, a glob or braces. */
export function literalOf(word: Word): string | undefined {
  return word.parts === undefined ? word.value : literalOfParts(word.parts)
}

/** The text that parts of a word always have. */
export function literalOfParts(parts: readonly (WordPart | DoubleQuotedChild)[]): string | undefined {
  let text = ''
  for (const part of parts) {
    if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted') text += part.value
    else if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') {
      const inner = literalOfParts(part.parts)
      if (inner === undefined) return undefined
      text += inner
    } else return undefined
  }
  return text
}
