import { codeDetector } from '@perf-rules/core'
import { short } from '@perf-rules/core/ask'
import type { TSESTree } from '@typescript-eslint/types'
import check, { say } from './check.ts'

/** Folders of files that are run, beside those with a hashbang. */
const scriptFolders = /(?:^|\/)(?:scripts?|bin|tools)\//

export default codeDetector(check, {
  mayConcern: text => text.includes('.catch('),
  listen: view => {
    if ((!view.text.startsWith('#!') && !scriptFolders.test(view.path)) || /\bprocess\.(?:exit|exitCode|abort)\b/.test(view.text)) return {}
    return {
      *ExpressionStatement(node) {
        // Only what the program itself waits for: a statement of its top level.
        if (node.parent.type !== 'Program') return
        const call = node.expression.type === 'AwaitExpression' ? node.expression.argument : node.expression
        if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.callee.property.type !== 'Identifier' || call.callee.property.name !== 'catch') return
        const [handler] = call.arguments
        if (handler && onlyLogs(handler)) yield say.failureExitsZero(call.callee.property, { call: short(view.textOf(call.callee.object)) })
      },
    }
  },
})

function onlyLogs(handler: TSESTree.CallExpressionArgument): boolean {
  if (isLog(handler)) return true
  if (handler.type !== 'ArrowFunctionExpression' && handler.type !== 'FunctionExpression') return false
  const statements = handler.body.type === 'BlockStatement' ? handler.body.body : []
  if (handler.body.type !== 'BlockStatement') return handler.body.type === 'CallExpression' && isLog(handler.body.callee)
  return statements.length > 0 && statements.every(statement => statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' && isLog(statement.expression.callee))
}

function isLog(node: TSESTree.Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'console'
}
