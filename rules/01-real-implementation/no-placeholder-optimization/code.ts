import type { TSESTree } from '@typescript-eslint/types'
import { codeDetector, type CodeView, type Finding, type OptionsOf } from '@perf-rules/core'
import { type FunctionNode, isFunction, isMachineMade, isTestFile, keyName } from '@perf-rules/core/ask'
import check, { say } from './check.ts'
import { nothingIn, type Nothing } from './body.ts'
import { isReason, isStandIn, mayPromise, promiseOfClass, promiseOfComment, promiseOfFunction } from './promise.ts'

type View = CodeView<OptionsOf<typeof check>>

/** A placeholder with what it is called and what it promises. */
interface Placeholder {
  readonly name: TSESTree.Node
  readonly text: string
  readonly promise: string
  readonly how: Nothing
}

export default codeDetector(check, {
  mayConcern: (text, options) => mayPromise(text, options.words),
  listen(view) {
    if (!view.options.tests && isTestFile(view.path)) return {}
    return {
      FunctionDeclaration: node => (node.id ? found(placeholder(view, node, node.id, node)) : undefined),
      VariableDeclarator(node) {
        return node.id.type === 'Identifier' && isFunction(node.init) ? found(placeholder(view, node.init, node.id, node.parent)) : undefined
      },
      ClassBody: node => placeholdersOfClass(view, node),
    }
  },
})

function found(placeholder: Placeholder | undefined): readonly Finding[] | undefined {
  if (!placeholder) return undefined
  const { name, text, promise, how } = placeholder
  return [say[how](name, { name: text, promise })]
}

function placeholder(view: View, fn: FunctionNode, name: TSESTree.Node, documented: TSESTree.Node): Placeholder | undefined {
  const how = nothingIn(fn)
  if (how === undefined || fn.generator) return undefined
  const text = view.textOf(name)
  const comment = docCommentOf(view, documented)
  const promise = promiseOfFunction(text, view.options.words) ?? (how !== 'returnsConstant' && comment !== undefined && !isStandIn(text) ? promiseOfComment(comment, view.options.words) : undefined)
  if (promise === undefined || isExplained(view, fn, how, comment) || isMachineMade(view.path, view.text)) return undefined
  return { name, text, promise, how }
}

/** A reason in the body, or in the doc comment; a bare `{}` with no parameter used is a no-op written as one. */
function isExplained(view: View, fn: FunctionNode, how: Nothing, comment: string | undefined): boolean {
  if (comment !== undefined && /@deprecated|@abstract|no-?op|does nothing|placeholder for (?:subclass|override)|override|subclass|identity/i.test(comment)) return true
  const inside = view.commentsIn(fn).filter(({ range }) => range[0] >= fn.body.range[0])
  if (inside.some(({ value }) => isReason(value))) return true
  // `const warm = () => {}`, `(fn) => fn`: a default value or a shim, not a body someone forgot.
  return fn.type === 'ArrowFunctionExpression' && inside.length === 0 && how !== 'notImplemented' && how !== 'onlyLogs'
}

function docCommentOf(view: View, node: TSESTree.Node): string | undefined {
  const start = node.parent?.type === 'ExportNamedDeclaration' || node.parent?.type === 'ExportDefaultDeclaration' ? node.parent.range[0] : node.range[0]
  const comment = view.comments.findLast(({ range }) => range[1] <= start)
  return comment !== undefined && comment.type === 'Block' && comment.value.startsWith('*') && /^\s*$/.test(view.text.slice(comment.range[1], start)) ? comment.value : undefined
}

function* placeholdersOfClass(view: View, body: TSESTree.ClassBody): Iterable<Finding> {
  const owner = body.parent
  if (owner.abstract || (owner.id && isStandIn(owner.id.name))) return
  const methods = body.body.filter((member): member is TSESTree.MethodDefinition => member.type === 'MethodDefinition' && member.kind === 'method' && member.value.type === 'FunctionExpression')
  // espree's trees have no `implements` and no `decorators`, whatever the types say.
  const inherits = Boolean(owner.superClass) || (owner.implements as readonly unknown[] | undefined)?.length
  const placeholders = methods.flatMap(method => placeholderMethod(view, method, Boolean(inherits)) ?? [])
  if (placeholders.length === 0) return
  const promise = owner.id ? promiseOfClass(owner.id.name) : undefined
  const hasState = body.body.some(({ type }) => type === 'PropertyDefinition' || type === 'AccessorProperty')
  if (owner.id && promise !== undefined && placeholders.length > 1 && placeholders.length === methods.length && !hasState) {
    yield say.placeholderClass(owner.id, { name: owner.id.name, promise, methods: placeholders.map(({ text }) => `\`${text}\``).join(', ') })
  } else for (const each of placeholders) yield* found(each) ?? []
}

function placeholderMethod(view: View, method: TSESTree.MethodDefinition, inherits: boolean): Placeholder | undefined {
  const name = keyName(method)
  if (name === undefined || method.override || (method.decorators as readonly unknown[] | undefined)?.length || method.value.type !== 'FunctionExpression') return undefined
  const made = placeholder(view, method.value, method.key, method)
  // What an interface or a base class demands may have nothing to do here; "not implemented" says otherwise.
  return made && inherits && made.how !== 'notImplemented' ? undefined : made
}
