import type { TSESTree } from '@typescript-eslint/types'
import { memberName, rootOf, unwrap } from '@perf-rules/core/ask'

/** An expression that makes a new, longer value out of all of an old one. */
export interface Copy {
  /** What is copied: a name, or a chain of members such as `totals.items`. */
  readonly of: TSESTree.Identifier | TSESTree.MemberExpression
  /** The whole new value. */
  readonly whole: TSESTree.Node
  readonly kind: 'array' | 'object' | 'merge'
}

/** Reads `[...all, item]` and `{ ...all, [key]: value }`. Objects with keys that are all written out do not grow. */
export function copyBySpread(spread: TSESTree.SpreadElement): Copy | undefined {
  const of = copied(spread.argument)
  const whole = spread.parent
  if (!of) return undefined
  if (whole.type === 'ArrayExpression') return whole.elements.length > 1 ? { of, whole, kind: 'array' } : undefined
  if (whole.type !== 'ObjectExpression') return undefined
  const kind = growth(whole.properties.filter(property => property !== spread))
  return kind && { of, whole, kind }
}

/** Reads `all.concat(item)` and `Object.assign({}, all, { [key]: value })`. */
export function copyByCall(call: TSESTree.CallExpression): Copy | undefined {
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression') return undefined
  const name = memberName(callee)
  if (name === 'concat' && call.arguments.length > 0) {
    const of = copied(callee.object)
    return of && { of, whole: call, kind: 'array' }
  }
  if (name !== 'assign' || callee.object.type !== 'Identifier' || callee.object.name !== 'Object') return undefined
  const [target, source, ...added] = call.arguments
  if (target?.type !== 'ObjectExpression' || target.properties.length > 0 || !source || source.type === 'SpreadElement') return undefined
  const of = copied(source)
  const kinds = added.map(each => (each.type === 'ObjectExpression' ? growth(each.properties) : 'merge'))
  const kind = kinds.includes('object') ? 'object' : kinds.includes('merge') ? 'merge' : undefined
  return of && kind && { of, whole: call, kind }
}

function copied(node: TSESTree.Node): Copy['of'] | undefined {
  const value = unwrap(node)
  if (value.type === 'Identifier') return value
  if (value.type === 'MemberExpression' && !value.computed && rootOf(value)) return value
  // `...(all ?? [])`
  return value.type === 'LogicalExpression' ? copied(value.left) : undefined
}

function growth(added: readonly TSESTree.ObjectLiteralElement[]): 'object' | 'merge' | undefined {
  if (added.some(property => property.type === 'Property' && property.computed && property.key.type !== 'Literal')) return 'object'
  return added.some(property => property.type === 'SpreadElement' && isWhole(property.argument)) ? 'merge' : undefined
}

/** `...(done && { done })` adds a key that is written out. */
function isWhole(spread: TSESTree.Expression): boolean {
  const value = unwrap(spread)
  if (value.type === 'ObjectExpression') return growth(value.properties) !== undefined
  if (value.type === 'LogicalExpression') return isWhole(value.right)
  if (value.type === 'ConditionalExpression') return isWhole(value.consequent) || isWhole(value.alternate)
  return true
}
