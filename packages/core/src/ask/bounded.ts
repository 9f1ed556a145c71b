import type { TSESTree } from '@typescript-eslint/types'
import type { ScopeManager, Variable } from '@typescript-eslint/scope-manager'
import { importedAs, variableOf } from './imports.ts'
import { declaredTypeOf, resolveType } from './declared-type.ts'
import type { Iteration } from './iteration.ts'
import { memberName, unwrap } from './syntax.ts'

/** A slice or count up to this is small whatever the data. */
const smallNumber = 200
const constantName = /^[A-Z][A-Z0-9_]+$/
/** Methods whose result is no longer than their receiver. */
const noLonger = new Set(['filter', 'map', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'values', 'keys', 'entries', 'with', 'fill'])
const growing = new Set(['push', 'unshift', 'splice', 'concat'])

/** True when a list's size is written in the code and not given by data: literals, constants, enums, small slices. */
export function isBounded(scopes: ScopeManager, expression: TSESTree.Node, depth = 0): boolean {
  if (depth > 8) return false
  const node = unwrap(expression)
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements.every(element => element?.type !== 'SpreadElement' || isBounded(scopes, element.argument, depth + 1))
    case 'ObjectExpression':
      return node.properties.every(property => property.type !== 'SpreadElement' || isBounded(scopes, property.argument, depth + 1))
    case 'Literal':
    case 'TemplateLiteral':
      return true
    case 'Identifier':
      return isBoundedName(scopes, node, depth)
    case 'MemberExpression':
      return constantName.test(memberName(node) ?? '') || (node.object.type === 'Identifier' && constantName.test(node.object.name)) || isTuple(scopes, node)
    case 'ConditionalExpression':
      return isBounded(scopes, node.consequent, depth + 1) && isBounded(scopes, node.alternate, depth + 1)
    case 'LogicalExpression':
      return isBounded(scopes, node.left, depth + 1) && isBounded(scopes, node.right, depth + 1)
    case 'CallExpression':
    case 'NewExpression':
      return isBoundedCall(scopes, node, depth)
    default:
      return false
  }
}

/** True when the code says how often an iteration turns. */
export function isBoundedIteration(scopes: ScopeManager, { node, over }: Iteration): boolean {
  if (over) return isBounded(scopes, over)
  if (node.type !== 'ForStatement' || node.test?.type !== 'BinaryExpression') return false
  const limit = unwrap(node.test.right)
  const start = node.init?.type === 'VariableDeclaration' ? node.init.declarations[0]?.init : undefined
  return isSmallNumber(limit) || (limit.type === 'Identifier' && constantName.test(limit.name)) || (/^[>!]/.test(node.test.operator) && start !== undefined && start !== null && isSmallNumber(start))
}

function isBoundedName(scopes: ScopeManager, identifier: TSESTree.Identifier, depth: number): boolean {
  if (constantName.test(identifier.name) || isTuple(scopes, identifier)) return true
  const variable = variableOf(scopes, identifier)
  return variable !== undefined && isBoundedVariable(scopes, variable, depth)
}

function isBoundedVariable(scopes: ScopeManager, variable: Variable, depth: number): boolean {
  return variable.defs.some(({ node, name, type }) => {
    if (node.type === 'TSEnumDeclaration') return true
    // An enum or a table from another module is written like a type.
    if (type === 'ImportBinding') return /^[A-Z][a-z]/.test(importedAs(variable)?.name ?? '')
    if (node.type !== 'VariableDeclarator' || node.id !== name || !node.init) return false
    return isBounded(scopes, node.init, depth + 1) && !isGrown(variable)
  })
}

/** True when something may be added to the list after it was made, here or where it is handed to. */
function isGrown(variable: Variable): boolean {
  return variable.references.some(({ identifier, init }) => {
    if (init) return false
    const parent = identifier.parent as TSESTree.Node | undefined
    if (parent?.type === 'AssignmentExpression') return parent.left === identifier
    if (parent?.type === 'MemberExpression' && parent.object === identifier) {
      const name = memberName(parent)
      if (name !== undefined && growing.has(name)) return name !== 'concat'
      // `found[key] = value`, `list[list.length] = value`
      return parent.computed && parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent
    }
    return parent?.type === 'CallExpression' && parent.callee !== identifier
  })
}

function isBoundedCall(scopes: ScopeManager, call: TSESTree.CallExpression | TSESTree.NewExpression, depth: number): boolean {
  const callee = unwrap(call.callee)
  const [first, second] = call.arguments
  if (callee.type === 'Identifier') {
    if (callee.name === 'Array') return first !== undefined && isSmallNumber(first)
    return (callee.name === 'Set' || callee.name === 'Map') && call.type === 'NewExpression' && first !== undefined && isBounded(scopes, first, depth + 1)
  }
  if (callee.type !== 'MemberExpression') return false
  const name = memberName(callee) ?? ''
  if (callee.object.type === 'Identifier' && first) {
    if (callee.object.name === 'Object' && /^(?:keys|values|entries)$/.test(name)) return isBounded(scopes, first, depth + 1)
    if (callee.object.name === 'Array' && name === 'from') return isBounded(scopes, first, depth + 1) || hasSmallLength(first)
    if (callee.object.name === 'Array' && name === 'of') return true
  }
  if (name === 'slice') {
    const ends = second ?? first
    if (ends && isSmallNumber(ends)) return second !== undefined || isNegative(ends)
  }
  if (name === 'split' && isBounded(scopes, callee.object, depth + 1) && unwrap(callee.object).type !== 'Identifier') return true
  return noLonger.has(name) && isBounded(scopes, callee.object, depth + 1)
}

function hasSmallLength(node: TSESTree.Node): boolean {
  return node.type === 'ObjectExpression' && node.properties.some(property => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'length' && (isSmallNumber(property.value) || (property.value.type === 'Identifier' && constantName.test(property.value.name))))
}

function isNegative(node: TSESTree.Node): boolean {
  return node.type === 'UnaryExpression' && node.operator === '-'
}

function isSmallNumber(node: TSESTree.Node): boolean {
  const value = isNegative(node) && node.type === 'UnaryExpression' ? node.argument : node
  return value.type === 'Literal' && typeof value.value === 'number' && value.value <= smallNumber
}

function isTuple(scopes: ScopeManager, expression: TSESTree.Node): boolean {
  const declared = declaredTypeOf(scopes, expression)
  const type = declared?.type === 'TSTypeOperator' ? declared.typeAnnotation : declared
  if (!type) return false
  if (type.type === 'TSTupleType') return type.elementTypes.every(({ type: each }) => each !== 'TSRestType')
  const resolved = resolveType(scopes, type)
  return resolved?.type === 'TSTypeAliasDeclaration' && resolved.typeAnnotation.type === 'TSTupleType'
}
