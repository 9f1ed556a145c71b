import { parseSync, type ParseResult, type ParserOptions } from 'oxc-parser'
import type { TSESTree } from '@typescript-eslint/types'

const extension = /\.(?:[cm]?[jt]s|[jt]sx)$/

/** True for TypeScript and JavaScript files. */
export function isCode(path: string): boolean {
  return extension.test(path)
}

/** A parsed program file. Offsets count from after a byte order mark, which `text` no longer has. */
export interface ParsedCode {
  readonly program: TSESTree.Program
  readonly text: string
  readonly hasBom: boolean
  readonly comments: ParseResult['comments']
}

/** Comments are converted on first use: most files are never asked for them. */
class Parsed implements ParsedCode {
  readonly program: TSESTree.Program
  readonly text: string
  readonly hasBom: boolean
  readonly #result: ParseResult

  constructor(program: TSESTree.Program, text: string, hasBom: boolean, result: ParseResult) {
    this.program = program
    this.text = text
    this.hasBom = hasBom
    this.#result = result
  }

  get comments(): ParseResult['comments'] {
    return this.#result.comments
  }
}

type Lang = NonNullable<ParserOptions['lang']>
type SourceType = NonNullable<ParserOptions['sourceType']>

/**
 * Parses with oxc into the tree all hosts agree on: TS-ESLint's shape, no parenthesis nodes. `linkAndOrder` adds
 * `range` and `parent`; asking oxc for ranges costs an eighth of parsing and walking.
 * A syntax error gives an empty program in oxc; then other grammars are tried, since `.js` files hold
 * scripts, Flow-free TypeScript and JSX alike. Errors that leave a full tree (a duplicate declaration) are none to us.
 */
export function parseCode(path: string, source: string): ParsedCode | { readonly syntaxError: string } {
  const hasBom = source.charCodeAt(0) === 0xfeff
  const text = hasBom ? source.slice(1) : source
  let first: string | undefined
  for (const [lang, sourceType] of grammars(path)) {
    const result = parseSync(path, text, { range: false, preserveParens: false, astType: 'ts', lang, sourceType })
    // oxc's own types describe the same tree under other names.
    const program = result.program as unknown as TSESTree.Program
    if (result.errors.length === 0 || program.body.length > 0) return new Parsed(program, text, hasBom, result)
    first ??= result.errors[0]?.message ?? 'syntax error'
  }
  return { syntaxError: first ?? 'syntax error' }
}

function grammars(path: string): readonly (readonly [Lang, SourceType])[] {
  const wanted: SourceType = /\.c[jt]s$/.test(path) ? 'commonjs' : 'module'
  if (/\.d\.[cm]?ts$/.test(path)) return [['dts', wanted]]
  if (path.endsWith('.tsx')) return [['tsx', wanted]]
  if (/\.[cm]?ts$/.test(path)) return [['ts', wanted]]
  return [['jsx', wanted], ['jsx', 'commonjs'], ['tsx', wanted], ['ts', wanted]]
}
