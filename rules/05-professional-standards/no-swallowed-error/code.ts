import type { TSESTree } from '@typescript-eslint/types'
import { codeDetector, type CodeView, type OptionsOf } from '@perf-rules/core'
import { importedAs, isFunction, isMachineMade, isTestFile, memberName, short, unwrap, variableOf } from '@perf-rules/core/ask'
import check, { say } from './check.ts'
import { doesNothing, isBestEffortCall, isNoValue, isOnlyBestEffort, isWhileLeaving, leavesADefault } from './attempt.ts'
import { isExplained } from './reason.ts'

type View = CodeView<OptionsOf<typeof check>>

export default codeDetector(check, {
  mayConcern: text => text.includes('catch'),
  listen(view) {
    if (!view.options.tests && isTestFile(view.path)) return {}
    return {
      CatchClause: node => swallowingCatch(view, node),
      CallExpression(node) {
        const callee = node.callee
        if (callee.type !== 'MemberExpression' || memberName(callee) !== 'catch' || node.arguments.length !== 1) return undefined
        return droppedRejection(view, node, callee.object)
      },
    }
  },
})

function* swallowingCatch(view: View, clause: TSESTree.CatchClause) {
  const { allowComment, allowDefaults, allowBestEffort } = view.options
  const attempt = clause.parent
  if (attempt.type !== 'TryStatement') return
  const isEmpty = clause.body.body.every(doesNothing)
  if (!isEmpty && (allowDefaults || !leavesUnread(view, clause))) return
  if (clause.param?.type === 'Identifier' && /ignor|expected|swallow|noop/i.test(clause.param.name)) return
  if (allowComment && isExplained(view, clause, attempt)) return
  if (allowBestEffort && (isOnlyBestEffort(attempt.block) || isWhileLeaving(attempt))) return
  if (isMachineMade(view.path, view.text)) return
  if (!isEmpty) yield say.unreadError(clause)
  else if (!allowDefaults || !leavesADefault(attempt)) yield say.emptyCatch(clause)
}

/** True when the handler only leaves, and with nothing of the error. */
function leavesUnread(view: View, { param, body }: TSESTree.CatchClause): boolean {
  const [only, ...rest] = body.body
  if (only === undefined || rest.length > 0) return false
  if (only.type === 'ContinueStatement' || only.type === 'BreakStatement') return true
  if (only.type !== 'ReturnStatement') return false
  if (param?.type !== 'Identifier' || !only.argument) return true
  return view.scopes.getDeclaredVariables(param.parent).every(variable => variable.references.length === 0)
}

function* droppedRejection(view: View, call: TSESTree.CallExpression, promise: TSESTree.Expression) {
  const statement = statementOf(call)
  const [handler] = call.arguments
  if (!statement || !handler || !isNothing(view, handler)) return
  const { allowComment, allowBestEffort } = view.options
  const source = unwrap(promise)
  // `ready.catch(() => {})` only keeps Node from ending: whoever awaits `ready` later still sees the error.
  if (source.type !== 'CallExpression' && source.type !== 'NewExpression' && source.type !== 'ImportExpression') return
  if (allowComment && isExplained(view, statement, statement)) return
  if (allowBestEffort && (isBestEffortCall(source) || isWhileLeaving(call))) return
  if (isMachineMade(view.path, view.text)) return
  yield say.droppedRejection(handler, { call: short(view.textOf(source.type === 'CallExpression' ? source.callee : source), 50) })
}

/** The statement that is nothing but this call, awaited or not: only there the value goes nowhere. */
function statementOf(call: TSESTree.CallExpression): TSESTree.Statement | undefined {
  let at: TSESTree.Node | undefined = call.parent
  while (at?.type === 'AwaitExpression' || at?.type === 'ChainExpression' || (at?.type === 'UnaryExpression' && at.operator === 'void')) at = at.parent
  return at?.type === 'ExpressionStatement' ? at : undefined
}

/** A function that does nothing: written out, declared in this file, or a `noop` from a library. */
function isNothing(view: View, handler: TSESTree.Node): boolean {
  if (isFunction(handler)) return handler.body.type === 'BlockStatement' ? handler.body.body.every(doesNothing) : isNoValue(handler.body) && !isParameter(handler, handler.body)
  if (handler.type !== 'Identifier') return false
  const variable = variableOf(view.scopes, handler)
  if (!variable) return false
  if (importedAs(variable)?.name === 'noop') return true
  return variable.defs.some(({ node }) => (node.type === 'FunctionDeclaration' ? isNothing(view, node) : node.type === 'VariableDeclarator' && isFunction(node.init) && isNothing(view, node.init)))
}

/** `error => error` hands the error on. */
function isParameter(fn: { readonly params: readonly TSESTree.Node[] }, body: TSESTree.Node): boolean {
  return body.type === 'Identifier' && fn.params.some(param => param.type === 'Identifier' && param.name === body.name)
}
