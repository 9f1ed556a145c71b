import type { TSESTree } from '@typescript-eslint/types'
import { type FunctionNode, memberName, unwrap } from '@perf-rules/core/ask'

/** What a body amounts to when it does no work. Ids of the messages that say so. */
export type Nothing = 'emptyBody' | 'onlyLogs' | 'returnsInput' | 'returnsConstant' | 'notImplemented'

/** Says how a function does nothing; undefined when it does something. */
export function nothingIn(fn: FunctionNode): Nothing | undefined {
  if (fn.body.type !== 'BlockStatement') return nothingReturned(fn, fn.body)
  const statements = fn.body.body.filter(({ type }) => type !== 'EmptyStatement')
  const work = statements.filter(statement => !isLog(statement))
  const [only, ...rest] = work
  if (only === undefined) return statements.length > 0 ? 'onlyLogs' : 'emptyBody'
  if (rest.length > 0) return undefined
  if (only.type === 'ThrowStatement') return saysNotImplemented(only.argument) ? 'notImplemented' : undefined
  if (only.type !== 'ReturnStatement') return undefined
  const found = only.argument ? nothingReturned(fn, only.argument) : 'emptyBody'
  return found !== undefined && statements.length > 1 ? 'onlyLogs' : found
}

function nothingReturned(fn: FunctionNode, value: TSESTree.Expression): Nothing | undefined {
  const node = unwrap(value)
  if (node.type === 'Identifier') {
    if (node.name === 'undefined') return 'emptyBody'
    return fn.params.some(param => nameOf(param) === node.name) ? 'returnsInput' : undefined
  }
  if (node.type === 'AwaitExpression' || isResolve(node)) {
    const inner = node.type === 'AwaitExpression' ? node.argument : node.type === 'CallExpression' ? node.arguments[0] : undefined
    return inner === undefined ? 'emptyBody' : inner.type === 'SpreadElement' ? undefined : nothingReturned(fn, inner)
  }
  // `optimize(fn) { return () => {} }` and `() => null` are often a handed out no-op; a constant that looks like a result is not.
  if (node.type === 'Literal') return node.value === null ? undefined : 'returnsConstant'
  return node.type === 'ObjectExpression' && node.properties.length > 0 && node.properties.every(property => property.type === 'Property' && property.value.type === 'Literal' && property.value.value !== null) ? 'returnsConstant' : undefined
}

function isResolve(node: TSESTree.Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'Identifier' && node.callee.object.name === 'Promise' && memberName(node.callee) === 'resolve'
}

function nameOf(param: TSESTree.Parameter): string | undefined {
  if (param.type === 'Identifier') return param.name
  return param.type === 'AssignmentPattern' && param.left.type === 'Identifier' ? param.left.name : undefined
}

function isLog(statement: TSESTree.Statement): boolean {
  if (statement.type !== 'ExpressionStatement') return false
  const call = unwrap(statement.expression)
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false
  return /^(?:log|info|debug|warn|trace|verbose)$/.test(memberName(call.callee) ?? '') && /^(?:console|logger|log|_logger)$/.test(lastName(call.callee.object))
}

function lastName(node: TSESTree.Node): string {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? (memberName(node) ?? '') : ''
}

function saysNotImplemented(thrown: TSESTree.Expression): boolean {
  if (thrown.type !== 'NewExpression' && thrown.type !== 'CallExpression') return false
  const name = lastName(thrown.callee)
  const [message] = thrown.arguments
  const text = message?.type === 'Literal' ? String(message.value) : message?.type === 'TemplateLiteral' ? message.quasis.map(quasi => quasi.value.raw).join(' ') : ''
  if (/subclass|overrid|abstract|must (?:be )?implement|not supported|unsupported/i.test(text)) return false
  return /notimplemented/i.test(name) || /not (?:yet )?implemented|unimplemented|\btodo\b|implement me/i.test(text)
}
