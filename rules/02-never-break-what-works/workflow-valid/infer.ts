import type { Finding, Range } from '@perf-rules/core'
import type { WorkflowExpression } from '@perf-rules/languages/views'
import { availableAt, contextNames, placedFunctions } from './availability.ts'
import { say } from './check.ts'
import { any, boolean, join, name, nothing, number, object, string, type Type } from './types.ts'

interface Signature {
  readonly title: string
  readonly least: number
  readonly most: number
  readonly gives: Type
}
const of = (title: string, least: number, most: number, gives: Type): Signature => ({ title, least, most, gives })
const signatures: Readonly<Record<string, Signature>> = {
  contains: of('contains', 2, 2, boolean),
  startswith: of('startsWith', 2, 2, boolean),
  endswith: of('endsWith', 2, 2, boolean),
  format: of('format', 1, Infinity, string),
  join: of('join', 1, 2, string),
  tojson: of('toJSON', 1, 1, string),
  fromjson: of('fromJSON', 1, 1, any),
  hashfiles: of('hashFiles', 1, Infinity, string),
  success: of('success', 0, 0, boolean),
  always: of('always', 0, 0, boolean),
  cancelled: of('cancelled', 0, 0, boolean),
  failure: of('failure', 0, 0, boolean),
  case: of('case', 3, Infinity, any),
}

/** Where an expression stands: which contexts it may name, and what they hold. */
export interface Place {
  /** Name in the table of contexts. */
  readonly key: string
  context(name: string): Type
}

/** Judges an expression and gives its type. */
export class Inference {
  readonly findings: Finding[] = []
  readonly #place: Place

  constructor(place: Place) {
    this.#place = place
  }

  typeOf(node: WorkflowExpression): Type {
    switch (node.kind) {
      case 'literal':
        return node.value === null ? nothing : typeof node.value === 'string' ? string : typeof node.value === 'number' ? number : boolean
      case 'name':
        return this.#context(node.name.toLowerCase(), node)
      case 'property':
        return this.#property(this.typeOf(node.of), node.name, node)
      case 'index':
        return this.#index(this.typeOf(node.of), this.typeOf(node.at), node)
      case 'filter':
        return this.#filter(this.typeOf(node.of), node)
      case 'call':
        return this.#call(node)
      case 'not':
        this.typeOf(node.of)
        return boolean
      case 'binary':
        return this.#binary(node)
    }
  }

  #context(id: string, { range }: WorkflowExpression): Type {
    if (!contextNames.includes(id)) {
      this.findings.push(say.unknownName(range, { kind: 'context', name: id, known: contextNames.join(', ') }))
      return any
    }
    const available = availableAt(this.#place.key)
    if (available && !available.contexts.includes(id)) {
      this.findings.push(say.unavailable(range, { kind: 'context', name: id, place: this.#place.key, consequence: refused, known: available.contexts.join(', ') }))
      return any
    }
    return this.#place.context(id)
  }

  #property(type: Type, property: string, node: WorkflowExpression): Type {
    const key = property.toLowerCase()
    if (type.is === 'any') return any
    // A filter gives a list, and a property of it is asked of each element.
    if (type.is === 'array') {
      const inner = node.kind === 'property' && isFiltered(node.of) ? this.#each(type.of, key) : undefined
      if (inner) return { is: 'array', of: inner }
      return this.#wrong(node.range, `\`${property}\` is asked of a list`, 'Take an element with `[0]`, or all with `.*`')
    }
    if (type.is !== 'object') return this.#wrong(node.range, `\`${property}\` is asked of ${name(type)}`, 'Use the value itself')
    const found = type.props.get(key) ?? type.rest
    if (found) return found
    const known = [...type.props.keys()].map(each => `\`${each}\``).join(', ')
    this.findings.push(say.unknownProperty(node.range, { chain: node.kind === 'property' ? written(node.of) : 'The value', name: property, known: known === '' ? 'nothing of it here, since it has no properties' : known }))
    return any
  }

  #each(type: Type, key: string): Type | undefined {
    if (type.is === 'any') return any
    if (type.is !== 'object') return undefined
    return type.props.get(key) ?? type.rest ?? any
  }

  #index(type: Type, at: Type, { range }: WorkflowExpression): Type {
    if (type.is === 'any') return any
    if (type.is === 'array') return at.is === 'any' || at.is === 'number' ? type.of : this.#wrong(range, `An element of a list is asked with ${name(at)}`, 'Ask with a number')
    if (type.is !== 'object') return this.#wrong(range, `An element is asked of ${name(type)}`, 'Use the value itself')
    if (at.is !== 'any' && at.is !== 'string') return this.#wrong(range, `A property of an object is asked with ${name(at)}`, 'Ask with a text')
    return type.rest ?? any
  }

  #filter(type: Type, { range }: WorkflowExpression): Type {
    if (type.is === 'any') return { is: 'array', of: any }
    if (type.is === 'array') return type
    if (type.is !== 'object') return this.#wrong(range, `\`.*\` is asked of ${name(type)}`, 'Use it on a list or an object')
    return { is: 'array', of: any }
  }

  #call(node: Extract<WorkflowExpression, { kind: 'call' }>): Type {
    const id = node.name.toLowerCase()
    const args = node.args.map(arg => this.typeOf(arg))
    const signature = Object.hasOwn(signatures, id) ? signatures[id] : undefined
    if (!signature) {
      this.findings.push(say.unknownName(node.range, { kind: 'function', name: node.name, known: Object.values(signatures).map(({ title }) => title).join(', ') }))
      return any
    }
    const available = availableAt(this.#place.key)
    if (placedFunctions.includes(id) && available && !available.functions.includes(id)) {
      this.findings.push(say.unavailable(node.range, { kind: 'function', name: signature.title, place: this.#place.key, consequence: refused, known: available.functions.length === 0 ? 'no such function' : available.functions.join(', ') }))
    }
    if (args.length < signature.least || args.length > signature.most) return this.#wrong(node.range, `\`${signature.title}\` takes ${signature.least === signature.most ? signature.least : `at least ${signature.least}`} arguments and gets ${args.length}`, 'Give it as many')
    return this.#arguments(signature.title, args, node) ?? signature.gives
  }

  #arguments(title: string, args: readonly Type[], node: Extract<WorkflowExpression, { kind: 'call' }>): Type | undefined {
    const [first = any, second = any] = args
    const isText = (type: Type): boolean => type.is !== 'array' && type.is !== 'object' && type.is !== 'null'
    const refuse = (type: Type, at: number, words: string): void => void this.#wrong(node.args[at]?.range ?? node.range, `\`${title}\` takes ${words} and gets ${name(type)}`, `Give it ${words}`)
    if (title === 'startsWith' || title === 'endsWith' || title === 'hashFiles') args.forEach((type, at) => isText(type) || refuse(type, at, 'a text'))
    else if (title === 'contains') {
      if (first.is === 'object' || first.is === 'null') refuse(first, 0, 'a text or a list')
      else if (first.is !== 'array' && first.is !== 'any' && !isText(second)) refuse(second, 1, 'a text')
    } else if (title === 'join') {
      if (!isText(second)) refuse(second, 1, 'a text')
      if (first.is === 'object' || first.is === 'null') refuse(first, 0, 'a list')
    } else if (title === 'fromJSON' || title === 'format') {
      if (!isText(first)) refuse(first, 0, 'a text')
      if (title === 'format') this.#format(node)
      else return this.#json(node)
    } else if (title === 'case' && args.length % 2 === 0) this.#wrong(node.range, '`case` takes pairs and one default, and gets an even number of arguments', 'Add the default')
    return undefined
  }

  /** Each `{0}` needs an argument, and each argument a place. */
  #format({ args, range }: Extract<WorkflowExpression, { kind: 'call' }>): void {
    const [template] = args
    if (template?.kind !== 'literal' || typeof template.value !== 'string') return
    const used = new Set([...template.value.replaceAll('{{', '').replaceAll('}}', '').matchAll(/\{(\d+)\}/g)].map(match => Number(match[1])))
    const given = args.length - 1
    for (const index of used) if (index >= given) this.#wrong(range, `The text has a place {${index}}, and ${given} values are given`, 'Give as many values as the text has places')
    for (let index = 0; index < given; index++) if (!used.has(index)) this.#wrong(range, `The value number ${index} has no place {${index}} in the text`, 'Give as many values as the text has places')
  }

  #json({ args, range }: Extract<WorkflowExpression, { kind: 'call' }>): Type | undefined {
    const [text] = args
    if (text?.kind !== 'literal' || typeof text.value !== 'string') return undefined
    try {
      return ofValue(JSON.parse(text.value))
    } catch (thrown) {
      this.#wrong(range, `\`fromJSON\` gets a text that is no JSON (${thrown instanceof SyntaxError ? thrown.message.replace(/\.$/, '') : 'unreadable'})`, 'Mend the text')
      return any
    }
  }

  #binary(node: Extract<WorkflowExpression, { kind: 'binary' }>): Type {
    const [left, right] = [this.typeOf(node.left), this.typeOf(node.right)]
    const { operator, range } = node
    if (operator === '&&') return right.is === left.is ? right : any
    if (operator === '||') return right.is === left.is && left.is !== 'object' && left.is !== 'array' ? left : any
    const isScalar = (type: Type): boolean => type.is !== 'array' && type.is !== 'object'
    const isOrdered = operator !== '==' && operator !== '!='
    const bad = isOrdered ? [left, right].some(type => !isScalar(type) || type.is === 'boolean' || type.is === 'null') : left.is !== 'any' && right.is !== 'any' && (isScalar(left) !== isScalar(right) || (!isScalar(left) && left.is !== right.is)) && left.is !== 'null' && right.is !== 'null'
    if (bad) this.#wrong(range, `${capital(name(left))} is compared with ${name(right)} by \`${operator}\``, 'Compare a property or an element of it')
    return boolean
  }

  #wrong(range: Range, problem: string, repair: string): Type {
    this.findings.push(say.wrongType(range, { problem, repair }))
    return any
  }
}

const refused = 'GitHub refuses the whole file'

/** The type of a value read from JSON. */
function ofValue(value: unknown): Type {
  if (value === null) return nothing
  if (Array.isArray(value)) return { is: 'array', of: value.map(ofValue).reduce<Type | undefined>((all, type) => (all ? join(all, type) : type), undefined) ?? any }
  if (typeof value === 'object') return object(new Map(Object.entries(value).map(([key, of]) => [key.toLowerCase(), ofValue(of)])))
  return typeof value === 'number' ? number : typeof value === 'boolean' ? boolean : string
}

/** Gives an object to a place that takes one text, as `Object`. */
export function isNoText(type: Type): boolean {
  return type.is === 'object' || type.is === 'array' || type.is === 'null'
}

function isFiltered(node: WorkflowExpression): boolean {
  return node.kind === 'filter' || (node.kind === 'property' && isFiltered(node.of))
}

function written(node: WorkflowExpression): string {
  if (node.kind === 'name') return node.name
  if (node.kind === 'property') return `${written(node.of)}.${node.name}`
  return node.kind === 'index' ? `${written(node.of)}[…]` : node.kind === 'filter' ? `${written(node.of)}.*` : 'the value'
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

