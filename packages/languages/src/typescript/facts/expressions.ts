import type { TSESTree } from '@typescript-eslint/types'
import { keyName, memberName } from '@perf-rules/core/ask'
import type { Names } from './scopes.ts'
import type { Expr, ExprId } from './shape.ts'
import { sqlVerb } from './sql-verb.ts'

type Node = TSESTree.Node

/** Levels of nesting that an outline follows. Deeper ones say nothing about an origin, and recursion stays bounded. */
const deepest = 40
const longestSpecifier = 120

/** What matters of a text: the statement's verb, or all of a module's name. Other texts say nothing, and are all one. */
function textOf(text: string, node: Node): string {
  if (isRequired(node)) return text.slice(0, longestSpecifier)
  const verb = sqlVerb(text)
  return verb === '' ? '' : `${verb} `
}

/** A statement in an object says what a query does: `{ text: 'DELETE …', values }`. */
function isStatement(node: TSESTree.Literal | TSESTree.TemplateLiteral): boolean {
  const text = node.type === 'Literal' ? node.value : node.quasis[0]?.value.cooked
  return typeof text === 'string' && sqlVerb(text) !== ''
}

function isRequired({ parent }: Node): boolean {
  if (parent?.type === 'BinaryExpression') return isRequired(parent)
  return parent?.type === 'CallExpression' && parent.callee.type === 'Identifier' && parent.callee.name === 'require'
}

/** Indexes that the walk gave to the nodes of one file. */
export interface Numbered {
  readonly functions: ReadonlyMap<Node, number>
  readonly classes: ReadonlyMap<Node, number>
  readonly calls: ReadonlyMap<Node, number>
}

/** Kinds that are told apart by one number; nearly all outlines are of these, and a number is much cheaper to look up than a text. */
const numbered = ['ref', 'call', 'function', 'class', 'this', 'super', 'item', 'shape', 'alias', 'list-of', 'result-of', 'giving'] as const
const placeOf: ReadonlyMap<string, number> = new Map(numbered.map((kind, at) => [kind, at]))

/** Differs where the outlines do. */
function keyOf(expr: Expr): string | number {
  const place = placeOf.get(expr[0])
  if (place !== undefined) return Number(expr[1]) * numbered.length + place
  switch (expr[0]) {
    case 'get':
      return `${expr[1]}.${expr[2]}`
    case 'object':
      return `{${expr[1].map(([name, value]) => `${name}\0${value}`).join('\0')}`
    default:
      return expr.join('\0')
  }
}

/** Outlines of a file's expressions. Equal outlines share one entry. */
export class Outlines {
  readonly exprs: Expr[] = []
  readonly names: Names
  readonly #numbered: Numbered
  readonly #known = new Map<string | number, ExprId>()

  constructor(names: Names, numbered: Numbered) {
    this.names = names
    this.#numbered = numbered
  }

  /** Tells of each name when an outline first mentions it. */
  whenReferenced(referenced: (binding: number) => void): void {
    this.#referenced = referenced
  }
  #referenced: (binding: number) => void = () => undefined

  add(expr: Expr): ExprId {
    const key = keyOf(expr)
    let id = this.#known.get(key)
    if (id === undefined) {
      id = this.exprs.push(expr) - 1
      this.#known.set(key, id)
      if (expr[0] === 'ref') this.#referenced(expr[1])
    }
    return id
  }

  get(object: ExprId, name: string): ExprId {
    return object === -1 ? -1 : this.add(['get', object, name])
  }

  either(...all: readonly ExprId[]): ExprId {
    const known = [...new Set(all.filter(id => id !== -1))]
    return known.length > 1 ? this.add(['either', known]) : (known[0] ?? -1)
  }

  function(node: Node): ExprId {
    const index = this.#numbered.functions.get(node)
    return index === undefined ? -1 : this.add(['function', index])
  }

  class(node: Node): ExprId {
    const index = this.#numbered.classes.get(node)
    return index === undefined ? -1 : this.add(['class', index])
  }

  name(name: string, at: number): ExprId {
    const value = this.names.value(name, at)
    return this.add(value === -1 ? ['global', name] : ['ref', value])
  }

  /** The outline of an expression; `types` gives those of type nodes in assertions. */
  of(node: Node | null | undefined, types: (node: Node) => ExprId, level = 0): ExprId {
    if (!node || level > deepest) return -1
    const next = (child: Node | null | undefined) => this.of(child, types, level + 1)
    switch (node.type) {
      case 'Identifier':
        return node.name === 'undefined' ? -1 : this.name(node.name, node.range[0])
      case 'ThisExpression':
        return this.#thisAt(node)
      case 'Super':
        return this.add(['super', this.#classAround(node)])
      case 'MemberExpression': {
        const object = next(node.object)
        const name = memberName(node)
        if (name !== undefined) return this.get(object, name)
        return object === -1 ? -1 : this.add(['item', object])
      }
      case 'CallExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression': {
        const index = this.#numbered.calls.get(node)
        return index === undefined ? -1 : this.add(['call', index])
      }
      case 'ImportExpression':
        return node.source.type === 'Literal' ? this.add(['import', String(node.source.value), '*']) : -1
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
        return this.function(node)
      case 'ClassExpression':
      case 'ClassDeclaration':
        return this.class(node)
      case 'AwaitExpression':
      case 'SpreadElement':
        return next(node.argument)
      case 'TSNonNullExpression':
      case 'ChainExpression':
      case 'TSSatisfiesExpression':
      case 'TSInstantiationExpression':
        return next(node.expression)
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        return this.either(next(node.expression), types(node.typeAnnotation))
      case 'AssignmentExpression':
        return next(node.right)
      case 'SequenceExpression':
        return next(node.expressions.at(-1))
      case 'LogicalExpression':
        return node.operator === '&&' ? next(node.right) : this.either(next(node.left), next(node.right))
      case 'ConditionalExpression':
        return this.either(next(node.consequent), next(node.alternate))
      case 'ArrayExpression':
        return this.add(['list', node.elements.map(element => (element?.type === 'SpreadElement' ? this.#spread(next(element)) : next(element)))])
      case 'ObjectExpression':
        return this.#object(node, next)
      case 'BinaryExpression': {
        // A text that goes on with something else, as a template does.
        const left = node.operator === '+' ? this.exprs[next(node.left)] : undefined
        return left?.[0] === 'text' ? this.add(['text', left[1].endsWith('*') ? left[1] : `${left[1]}*`]) : -1
      }
      case 'Literal':
        return typeof node.value === 'string' ? this.add(['text', textOf(node.value, node)]) : this.add(['literal'])
      case 'TemplateLiteral':
        // A star where the text goes on with something else: it varies, and a dynamic `require` of it may mean several files.
        return this.add(['text', textOf(node.quasis[0]?.value.cooked ?? '', node) + (node.expressions.length > 0 ? '*' : '')])
      default:
        return -1
    }
  }

  /** A spread makes a list as long as the data: marked as an item, so that no one counts it as one element. */
  #spread(of: ExprId): ExprId {
    return of === -1 ? this.add(['item', -1]) : this.add(['item', of])
  }

  #object(node: TSESTree.ObjectExpression, next: (child: Node) => ExprId): ExprId {
    const members: [string, ExprId][] = []
    let plain = false
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        const of = next(property.argument)
        if (of !== -1) members.push(['...', of])
        continue
      }
      const key = keyName(property)
      // Plain data is no one's origin, and most of the bytes.
      const isPlain = (property.value.type === 'Literal' || property.value.type === 'TemplateLiteral') && !isStatement(property.value)
      const value = key === undefined || isPlain ? -1 : next(property.value)
      plain ||= isPlain
      if (key !== undefined && value !== -1) members.push([key, property.kind === 'get' ? this.add(['result-of', value]) : value])
    }
    // What was left out is marked, so that a table of constants is told from an object that is filled later.
    if (members.length === 0 && plain) members.push(['#', -1])
    return this.add(['object', members])
  }

  #thisAt(node: Node): ExprId {
    for (let at = node.parent; at; at = at.parent) {
      const member = at
      if ((member.type === 'MethodDefinition' || member.type === 'PropertyDefinition') && member.static) return this.class(member.parent.parent)
      if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') break
    }
    return this.add(['this', this.#classAround(node)])
  }

  #classAround(node: Node): number {
    for (let at = node.parent; at; at = at.parent) {
      if (at.type === 'ClassDeclaration' || at.type === 'ClassExpression') return this.#numbered.classes.get(at) ?? -1
    }
    return -1
  }
}
