import type { TSESTree } from '@typescript-eslint/types'
import { keyName } from '@perf-rules/core/ask'
import type { Outlines } from './expressions.ts'
import type { ExprId, ShapeFact } from './shape.ts'

type Node = TSESTree.Node
const deepest = 12

/** Types that stand for their first argument, as far as origins go. */
const transparent: ReadonlySet<string> = new Set(['Promise', 'PromiseLike', 'Awaited', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Omit', 'Pick', 'DeepReadonly'])
const collections: ReadonlySet<string> = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'AsyncIterable', 'IterableIterator', 'AsyncGenerator', 'Generator', 'AsyncIterableIterator'])

/** Outlines of a file's types: what a value of the type is an instance of. */
export class TypeOutlines {
  readonly shapes: ShapeFact[] = []
  readonly #outlines: Outlines

  constructor(outlines: Outlines) {
    this.#outlines = outlines
  }

  readonly of = (node: Node | null | undefined): ExprId => this.#type(node, 0)

  /** What an interface says; its index. */
  shape(name: string, members: readonly TSESTree.TypeElement[], bases: readonly ExprId[] = [], level = 0): number {
    const found: [string, ExprId][] = []
    for (const member of members) {
      if (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') continue
      const key = keyName(member)
      if (key === undefined) continue
      const type = member.type === 'TSPropertySignature' ? this.#type(member.typeAnnotation?.typeAnnotation, level + 1) : this.#giving(member.returnType, level + 1)
      // A method without a known result still is a member: classes are matched by name through it.
      if (type !== -1 || member.type === 'TSMethodSignature') found.push([key, type])
    }
    return this.shapes.push({ name, extends: bases, members: found }) - 1
  }

  #giving(annotation: TSESTree.TSTypeAnnotation | undefined, level: number): ExprId {
    const result = this.#type(annotation?.typeAnnotation, level)
    return result === -1 ? -1 : this.#outlines.add(['giving', result])
  }

  #type(node: Node | null | undefined, level: number): ExprId {
    if (!node || level > deepest) return -1
    const next = (child: Node | null | undefined) => this.#type(child, level + 1)
    const add = this.#outlines.add.bind(this.#outlines)
    switch (node.type) {
      case 'TSTypeAnnotation':
        return next(node.typeAnnotation)
      case 'TSTypeReference':
        return this.#reference(node, next)
      case 'TSTypeQuery':
        return node.exprName.type === 'TSImportType' ? -1 : this.#entity(node.exprName, 'value')
      case 'TSUnionType':
      case 'TSIntersectionType':
        return this.#outlines.either(...node.types.map(next))
      case 'TSArrayType': {
        const of = next(node.elementType)
        return of === -1 ? -1 : add(['list-of', of])
      }
      case 'TSTypeOperator':
        return next(node.typeAnnotation)
      case 'TSTypeLiteral':
        return add(['shape', this.shape('', node.members, [], level)])
      case 'TSFunctionType':
        return this.#giving(node.returnType, level + 1)
      case 'TSIndexedAccessType':
        return node.indexType.type === 'TSLiteralType' && node.indexType.literal.type === 'Literal' ? this.#outlines.get(next(node.objectType), String(node.indexType.literal.value)) : -1
      case 'TSImportType': {
        const from = node.source
        return from.type === 'Literal' && node.qualifier?.type === 'Identifier' ? add(['type', add(['import', String(from.value), node.qualifier.name]), []]) : -1
      }
      default:
        return -1
    }
  }

  #reference(node: TSESTree.TSTypeReference, next: (child: Node | undefined) => ExprId): ExprId {
    const args = node.typeArguments?.params ?? []
    if (node.typeName.type === 'Identifier') {
      const name = node.typeName.name
      if (name === 'const') return -1
      if (transparent.has(name)) return next(args[0])
      if (collections.has(name)) {
        const of = next(args[0])
        return of === -1 ? -1 : this.#outlines.add(['list-of', of])
      }
      if (name === 'ReturnType') {
        const of = next(args[0])
        return of === -1 ? -1 : this.#outlines.add(['result-of', of])
      }
      if (name === 'InstanceType') return this.#outlines.add(['type', next(args[0]), []])
    }
    const name = this.#entity(node.typeName, 'type')
    return name === -1 ? -1 : this.#outlines.add(['type', name, args.map(next)])
  }

  #entity(name: TSESTree.EntityName, space: 'type' | 'value'): ExprId {
    if (name.type === 'ThisExpression') return this.#outlines.of(name, this.of)
    if (name.type === 'TSQualifiedName') return this.#outlines.get(this.#entity(name.left, 'value'), name.right.name)
    const { names } = this.#outlines
    const declared = space === 'type' ? names.type(name.name, name.range[0]) : -1
    return declared === -1 ? this.#outlines.name(name.name, name.range[0]) : this.#outlines.add(['ref', declared])
  }
}
