import type { TSESTree } from '@typescript-eslint/types'
import { isFunction } from '@perf-rules/core/ask'
import type { Names } from './scopes.ts'
import { type Use, uses } from './shape.ts'

type Node = TSESTree.Node

function use(name: (typeof uses)[number], into = -1): { readonly use: Use; readonly into: number } {
  // The index of a member of `uses` is a Use by construction.
  return { use: uses.indexOf(name) as Use, into }
}

/** Where the value of a call goes: looks through assertions, lists, objects and branches to what takes it. */
export function useOf(node: Node, calls: ReadonlyMap<Node, number>, names: Names): { readonly use: Use; readonly into: number } {
  let child = node
  for (let at = node.parent; at; [child, at] = [at, at.parent]) {
    switch (at.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSSatisfiesExpression':
      case 'ChainExpression':
      case 'ArrayExpression':
      case 'ObjectExpression':
      case 'Property':
      case 'SpreadElement':
      case 'LogicalExpression':
        continue
      case 'ConditionalExpression':
        if (at.test === child) return use('other')
        continue
      case 'AwaitExpression':
        return use('awaited')
      case 'ReturnStatement':
      case 'YieldExpression':
        return use('returned')
      case 'ExpressionStatement':
        return use('dropped')
      case 'UnaryExpression':
        return use(at.operator === 'void' ? 'dropped' : 'other')
      case 'MemberExpression':
        return use(at.object === child ? 'chained' : 'other')
      case 'CallExpression':
      case 'NewExpression':
        return at.callee === child ? use('chained') : use('argument', calls.get(at) ?? -1)
      case 'VariableDeclarator':
        return use('stored', at.id.type === 'Identifier' ? names.value(at.id.name, at.id.range[0]) : -1)
      case 'AssignmentExpression':
        return use('stored', at.left.type === 'Identifier' ? names.value(at.left.name, at.left.range[0]) : -1)
      default:
        return isFunction(at) && at.body === child ? use('returned') : use('other')
    }
  }
  return use('other')
}
