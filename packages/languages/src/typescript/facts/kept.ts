import type { TSESTree } from '@typescript-eslint/types'
import { memberName } from '@perf-rules/core/ask'

type Node = TSESTree.Node

/** The branch that is for what is not kept yet: `if (!byKey.has(key))`, `if (!known)` after `known = byKey.get(key)`. */
export function branchForMissing({ test, consequent, alternate }: TSESTree.IfStatement | TSESTree.ConditionalExpression): Node | undefined {
  if (test.type === 'UnaryExpression' && test.operator === '!') return isLookup(test.argument, test) ? consequent : undefined
  if (test.type === 'BinaryExpression' && (test.operator === '===' || test.operator === '==')) return isEmpty(test.right) && isLookup(test.left, test) ? consequent : undefined
  return isLookup(test, test) ? (alternate ?? undefined) : undefined
}

function isEmpty(node: Node): boolean {
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && node.value === null)
}

function isLookup(node: Node, from: Node): boolean {
  if (node.type === 'Identifier') {
    const init = initOf(node.name, from)
    return init !== undefined && isLookup(init, init)
  }
  // `byKey[key]` of a name or a field; `rows[0]` and `row.name` are data.
  if (node.type === 'MemberExpression') return node.computed && node.property.type !== 'Literal'
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.arguments.length !== 1) return false
  const name = memberName(node.callee)
  return name === 'has' || name === 'get'
}

/** What a name was given in the statements before the branch, in the same block. An awaited value is no lookup of a table. */
function initOf(name: string, from: Node): Node | undefined {
  for (let at: Node | undefined = from; at; at = at.parent) {
    if (at.parent?.type !== 'BlockStatement') continue
    for (const statement of at.parent.body) {
      if (statement === at) return undefined
      if (statement.type !== 'VariableDeclaration') continue
      const found = statement.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name)
      if (found) return found.init ?? undefined
    }
  }
  return undefined
}
