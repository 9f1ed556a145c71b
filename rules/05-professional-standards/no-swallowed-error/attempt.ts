import type { TSESTree } from '@typescript-eslint/types'
import { isFunction, memberName, unwrap } from '@perf-rules/core/ask'
import { isBestEffort } from './best-effort.ts'

/** True when the block holds nothing that could be called handling. */
export function doesNothing(statement: TSESTree.Statement): boolean {
  if (statement.type === 'EmptyStatement') return true
  if (statement.type === 'BlockStatement') return statement.body.every(doesNothing)
  return statement.type === 'ExpressionStatement' && isNoValue(statement.expression)
}

/** `undefined`, `null`, `void 0`, a bare name. */
export function isNoValue(expression: TSESTree.Expression): boolean {
  if (expression.type === 'Identifier') return true
  if (expression.type === 'UnaryExpression' && expression.operator === 'void') return expression.argument.type === 'Literal' || expression.argument.type === 'Identifier'
  return expression.type === 'Literal' && expression.value === null
}

/**
 * True when something stands after a failure: the attempt returns or assigns, so that what follows the
 * `try` (a later return, the variable's first value) is the answer to it.
 */
export function leavesADefault(attempt: TSESTree.TryStatement): boolean {
  return attempt.block.body.some(decides) || answersNext(attempt)
}

/** True when the next statement returns what there is: what was collected before the failure, or a default. */
function answersNext(attempt: TSESTree.TryStatement): boolean {
  if (attempt.parent.type !== 'BlockStatement') return false
  const { body } = attempt.parent
  const next = body[body.indexOf(attempt) + 1]
  return next?.type === 'ReturnStatement' && next.argument !== null
}

function decides(statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return true
    case 'ExpressionStatement':
      return statement.expression.type === 'AssignmentExpression'
    case 'BlockStatement':
      return statement.body.some(decides)
    case 'IfStatement':
      return decides(statement.consequent) || (statement.alternate ? decides(statement.alternate) : false)
    case 'ForOfStatement':
    case 'ForStatement':
    case 'ForInStatement':
    case 'WhileStatement':
      return decides(statement.body)
    default:
      return false
  }
}

/** True when all that is attempted is best effort: releasing, announcing, probing for a feature. */
export function isOnlyBestEffort(statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case 'ExpressionStatement':
      return isBestEffortCall(statement.expression)
    case 'BlockStatement':
      return statement.body.every(isOnlyBestEffort)
    case 'IfStatement':
      return isOnlyBestEffort(statement.consequent) && (!statement.alternate || isOnlyBestEffort(statement.alternate))
    case 'ForOfStatement':
    case 'ForInStatement':
      return isOnlyBestEffort(statement.body)
    case 'VariableDeclaration':
      // Preparing what is released or probed: judged by the other statements.
      return true
    default:
      return false
  }
}

/** True for a call (awaited or not) whose failure changes nothing for the program. */
export function isBestEffortCall(expression: TSESTree.Node): boolean {
  const node = unwrap(expression)
  if (node.type === 'AwaitExpression' || node.type === 'UnaryExpression') return isBestEffortCall(node.argument)
  if (node.type === 'LogicalExpression') return isBestEffortCall(node.right)
  if (node.type === 'ImportExpression' || node.type === 'NewExpression' || node.type === 'MemberExpression') return true
  if (node.type !== 'CallExpression') return false
  const callee = unwrap(node.callee)
  if (callee.type === 'Identifier') return callee.name === 'require' || isBestEffort(callee.name)
  if (callee.type !== 'MemberExpression') return false
  const name = memberName(callee) ?? ''
  const receiver = unwrap(callee.object)
  if (name === 'then' || name === 'finally') return isBestEffortCall(receiver)
  return isBestEffort(name) || isStorage(receiver) || (receiver.type === 'Identifier' && /^(?:require|logger|log|console|analytics|telemetry|posthog|sentry|metrics)$/i.test(receiver.name))
}

/** Web storage throws when the user forbids it or when it is full; there is nothing to do about either. */
function isStorage(node: TSESTree.Node): boolean {
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? memberName(node) : undefined
  return name === 'localStorage' || name === 'sessionStorage'
}

/** True inside a `finally`, inside a handler of another error, or in a function that releases something. */
export function isWhileLeaving(node: TSESTree.Node): boolean {
  let inner: TSESTree.Node = node
  for (let at = node.parent; at; inner = at, at = at.parent) {
    if (at.type === 'CatchClause') return true
    if (at.type === 'TryStatement' && at.finalizer === inner) return true
    if (isFunction(at)) return isReleasing(at)
  }
  return false
}

function isReleasing(fn: TSESTree.Node): boolean {
  const name = fn.type === 'FunctionDeclaration' ? fn.id?.name : nameOfHolder(fn.parent)
  if (name !== undefined && isBestEffort(name)) return true
  // `catch(() => { try { ... } catch {} })`: a handler as well.
  return fn.parent?.type === 'CallExpression' && fn.parent.callee.type === 'MemberExpression' && memberName(fn.parent.callee) === 'catch'
}

function nameOfHolder(holder: TSESTree.Node | undefined): string | undefined {
  if (holder?.type === 'VariableDeclarator') return holder.id.type === 'Identifier' ? holder.id.name : undefined
  if (holder?.type === 'MethodDefinition' || holder?.type === 'Property' || holder?.type === 'PropertyDefinition') return holder.key.type === 'Identifier' ? holder.key.name : undefined
  return undefined
}
