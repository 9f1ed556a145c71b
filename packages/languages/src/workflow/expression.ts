import type { Range } from '@perf-rules/core'

/** One node of a GitHub Actions expression, with its place in the file. */
export type WorkflowExpression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly range: Range }
  | { readonly kind: 'name'; readonly name: string; readonly range: Range }
  | { readonly kind: 'property'; readonly of: WorkflowExpression; readonly name: string; readonly range: Range }
  | { readonly kind: 'index'; readonly of: WorkflowExpression; readonly at: WorkflowExpression; readonly range: Range }
  | { readonly kind: 'filter'; readonly of: WorkflowExpression; readonly range: Range }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly WorkflowExpression[]; readonly range: Range }
  | { readonly kind: 'not'; readonly of: WorkflowExpression; readonly range: Range }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: WorkflowExpression; readonly right: WorkflowExpression; readonly range: Range }

/** What is wrong with an expression, and where. */
export interface ExpressionError {
  readonly what: string
  readonly range: Range
}

export type ParsedExpression = { readonly expression: WorkflowExpression; readonly end: number } | { readonly error: ExpressionError }

interface Token {
  readonly type: 'name' | 'text' | 'number' | 'operator' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Thrown and caught in this file alone, to leave the descent. */
class Stop extends Error {
  readonly what: string
  readonly start: number
  readonly end: number
  constructor(what: string, start: number, end: number) {
    super(what)
    this.what = what
    this.start = start
    this.end = end
  }
}

const deepest = 100
const keywords: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }
const numeral = /^[-+]?(?:0x[0-9a-fA-F]+|0o[0-7]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/

/**
 * Parses an expression that begins at `from`, up to `}}` where it stands in a placeholder, else to the end of the
 * text. `place` turns offsets of the text into offsets of the file.
 */
export function parseExpression(text: string, from: number, isEmbedded: boolean, place: (start: number, end: number) => Range): ParsedExpression {
  const parser = new Parser(text, from, isEmbedded, place)
  try {
    return parser.parse()
  } catch (thrown) {
    if (thrown instanceof Stop) return { error: { what: thrown.what, range: place(thrown.start, Math.max(thrown.end, thrown.start + 1)) } }
    throw thrown
  }
}

class Parser {
  readonly #text: string
  readonly #isEmbedded: boolean
  readonly #place: (start: number, end: number) => Range
  #at: number
  #token: Token
  #last = 0
  #depth = 0

  constructor(text: string, from: number, isEmbedded: boolean, place: (start: number, end: number) => Range) {
    this.#text = text
    this.#isEmbedded = isEmbedded
    this.#place = place
    this.#at = from
    this.#token = { type: 'end', text: '', start: from, end: from }
  }

  parse(): { readonly expression: WorkflowExpression; readonly end: number } {
    this.#next()
    if (this.#isEnd()) throw this.#unexpected('an expression')
    const expression = this.#or()
    if (!this.#isEnd()) throw this.#unexpected('an operator or the end')
    return { expression, end: this.#token.end }
  }

  #or(): WorkflowExpression {
    return this.#chain(['||'], () => this.#chain(['&&'], () => this.#chain(['==', '!='], () => this.#chain(['<', '<=', '>', '>='], () => this.#unary()))))
  }

  #chain(operators: readonly string[], part: () => WorkflowExpression): WorkflowExpression {
    let left = part()
    while (this.#token.type === 'operator' && operators.includes(this.#token.text)) {
      const operator = this.#token.text
      this.#next()
      const right = part()
      left = { kind: 'binary', operator, left, right, range: [left.range[0], right.range[1]] }
    }
    return left
  }

  #unary(): WorkflowExpression {
    const { start } = this.#token
    if (!this.#is('!')) return this.#postfix()
    if (++this.#depth > deepest) throw new Stop('it nests too deep', start, start + 1)
    this.#next()
    const of = this.#unary()
    this.#depth--
    return { kind: 'not', of, range: [this.#place(start, start + 1)[0], of.range[1]] }
  }

  #postfix(): WorkflowExpression {
    const { start } = this.#token
    let node = this.#primary()
    for (;;) {
      if (this.#is('.')) {
        this.#next()
        const name = this.#token
        if (this.#is('*')) {
          this.#next()
          node = { kind: 'filter', of: node, range: this.#place(start, this.#last) }
        } else if (name.type === 'name') {
          this.#next()
          node = { kind: 'property', of: node, name: name.text, range: this.#place(start, this.#last) }
        } else throw this.#unexpected('a name or `*` after the dot')
      } else if (this.#is('[')) {
        this.#next()
        if (this.#is('*')) {
          this.#next()
          this.#expect(']')
          node = { kind: 'filter', of: node, range: this.#place(start, this.#last) }
        } else {
          const at = this.#nested()
          this.#expect(']')
          const range = this.#place(start, this.#last)
          node = at.kind === 'literal' && typeof at.value === 'string' ? { kind: 'property', of: node, name: at.value, range } : { kind: 'index', of: node, at, range }
        }
      } else return node
    }
  }

  #primary(): WorkflowExpression {
    const token = this.#token
    if (this.#is('(')) {
      this.#next()
      const inner = this.#nested()
      this.#expect(')')
      return inner
    }
    if (token.type === 'text' || token.type === 'number') {
      this.#next()
      return { kind: 'literal', value: token.type === 'text' ? token.text : Number(token.text), range: this.#place(token.start, token.end) }
    }
    if (token.type !== 'name') throw this.#unexpected('a value')
    this.#next()
    if (this.#is('(')) return this.#call(token)
    const range = this.#place(token.start, token.end)
    return Object.hasOwn(keywords, token.text) ? { kind: 'literal', value: keywords[token.text] ?? null, range } : { kind: 'name', name: token.text, range }
  }

  #call(name: Token): WorkflowExpression {
    const args: WorkflowExpression[] = []
    this.#next()
    while (!this.#is(')')) {
      args.push(this.#nested())
      if (!this.#is(',')) break
      this.#next()
      if (this.#is(')')) throw this.#unexpected('an argument')
    }
    this.#expect(')', '`,` or `)`')
    return { kind: 'call', name: name.text, args, range: this.#place(name.start, this.#last) }
  }

  #nested(): WorkflowExpression {
    if (++this.#depth > deepest) throw new Stop('it nests too deep', this.#token.start, this.#token.end)
    const node = this.#or()
    this.#depth--
    return node
  }

  #isEnd(): boolean {
    return this.#token.type === 'end'
  }

  #is(operator: string): boolean {
    return this.#token.type === 'operator' && this.#token.text === operator
  }

  #expect(operator: string, words = `\`${operator}\``): void {
    if (!this.#is(operator)) throw this.#unexpected(words)
    this.#next()
  }

  #unexpected(wanted: string): Stop {
    const { type, text, start, end } = this.#token
    return type === 'end' ? new Stop(`it ends where ${wanted} should stand`, start, end) : new Stop(`\`${text}\` stands where ${wanted} should stand`, start, end)
  }

  #next(): void {
    this.#last = this.#token.end
    const text = this.#text
    while (/\s/.test(text.charAt(this.#at))) this.#at++
    const start = this.#at
    const rest = text.slice(start, start + 400)
    if (rest === '') {
      if (this.#isEmbedded) throw new Stop('`}}` is missing', Math.max(0, start - 1), start)
      this.#token = { type: 'end', text: '', start, end: start }
      return
    }
    if (this.#isEmbedded && rest.startsWith('}}')) {
      this.#token = { type: 'end', text: '', start, end: start + 2 }
      return
    }
    const name = /^[A-Za-z_][\w-]*/.exec(rest)?.[0]
    const number = numeral.exec(rest)?.[0]
    const operator = /^(?:&&|\|\||==|!=|<=|>=|[<>!()[\].,*])/.exec(rest)?.[0]
    if (name !== undefined) this.#take('name', name, start + name.length)
    else if (rest.startsWith("'")) this.#string(start)
    // `a.0` is no property: a dot begins a number only where a value may begin.
    else if (number !== undefined && !(rest.startsWith('.') && this.#afterValue())) this.#take('number', number, start + number.length)
    else if (operator !== undefined) this.#take('operator', operator, start + operator.length)
    else if (rest.startsWith('"')) throw new Stop('`"` begins no text; texts stand in single quotes', start, start + 1)
    else throw new Stop(`there is no \`${rest.charAt(0)}\` in expressions`, start, start + 1)
  }

  #afterValue(): boolean {
    const { type, text } = this.#token
    return type === 'name' || (type === 'operator' && (text === ')' || text === ']' || text === '*'))
  }

  #string(start: number): void {
    let value = ''
    for (let at = start + 1; at < this.#text.length; at++) {
      if (this.#text.charAt(at) !== "'") value += this.#text.charAt(at)
      else if (this.#text.charAt(at + 1) === "'") {
        value += "'"
        at++
      } else return this.#take('text', value, at + 1)
    }
    throw new Stop('a text in it does not end', start, start + 1)
  }

  #take(type: Token['type'], text: string, end: number): void {
    this.#token = { type, text, start: this.#at, end }
    this.#at = end
  }
}
