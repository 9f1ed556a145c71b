import { parse, type ParseError, printParseErrorCode, visit } from 'jsonc-parser'

/** What a config file holds, or what is wrong with its text and where. */
export type ConfigText = { readonly value: unknown } | { readonly wrong: string; readonly line: number; readonly isKey: boolean }

/** No configuration that a person wrote comes near; the parser recurses once per bracket. */
const mostBrackets = 100

/**
 * Reads JSON with comments and trailing commas. A key `__proto__` is refused: the parser would make of it settings
 * that no key names, and that nobody who reads the keys would see.
 */
export function readConfigText(text: string): ConfigText {
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  let open = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 91 || unit === 123) open++
    else if (unit === 93 || unit === 125) open--
    if (open > mostBrackets) return { wrong: `more than ${mostBrackets} open brackets`, line: lineAt(at), isKey: false }
  }
  const errors: ParseError[] = []
  const value: unknown = parse(text, errors, { allowTrailingComma: true })
  const [error] = errors
  if (error) return { wrong: printParseErrorCode(error.error), line: lineAt(error.offset), isKey: false }
  let hidden: number | undefined
  visit(text, { onObjectProperty: (key, offset) => void (key === '__proto__' && (hidden ??= offset)) }, { allowTrailingComma: true })
  return hidden === undefined ? { value } : { wrong: 'There is no setting or check "__proto__".', line: lineAt(hidden), isKey: true }
}
