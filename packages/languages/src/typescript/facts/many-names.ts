import type { TSESTree } from '@typescript-eslint/types'
import { memberName } from '@perf-rules/core/ask'
import type { Names } from './scopes.ts'

type Node = TSESTree.Node

/** Members that only a collection has and that work on all of it. */
const collectionMembers: ReadonlySet<string> = new Set(['map', 'forEach', 'flatMap', 'filter', 'reduce', 'every', 'some', 'length'])

/** Which names a file uses as collections, so that an item that is itself a chunk or a group is told from a row. */
export interface ManyNames {
  seen(node: Node): void
  member(node: TSESTree.MemberExpression): void
  spread(node: TSESTree.SpreadElement): void
  /** Whether a name of the pattern is used as a collection; asked with the body in which the names hold. */
  resolve(names: Names): (pattern: Node, body: Node) => boolean
}

export function manyNames(): ManyNames {
  const found: { readonly name: string; readonly at: number }[] = []
  const seen = (node: Node) => {
    if (node.type === 'Identifier') found.push({ name: node.name, at: node.range[0] })
  }
  return {
    seen,
    member(node) {
      if (node.object.type !== 'Identifier') return
      const name = memberName(node)
      if (name !== undefined && collectionMembers.has(name)) seen(node.object)
    },
    spread(node) {
      if (node.parent.type === 'ArrayExpression') seen(node.argument)
    },
    resolve(names) {
      const many = new Set(found.map(({ name, at }) => names.value(name, at)))
      return (pattern, body) => namesOfItem(pattern).some(name => many.has(names.value(name, body.range[0] + 1)))
    },
  }
}

/** The item's own name, or those of a pair; not members of a row, which may well be collections. */
function namesOfItem(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name]
  return pattern.type === 'ArrayPattern' ? pattern.elements.flatMap(element => (element?.type === 'Identifier' ? [element.name] : [])) : []
}
