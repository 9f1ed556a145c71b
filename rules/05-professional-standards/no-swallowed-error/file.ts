import { fileDetector, type FileView, type OptionsOf } from '@perf-rules/core'
import { isTestFile, short } from '@perf-rules/core/ask'
import type { PythonModule, PythonNode } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { isBestEffort } from './best-effort.ts'

/** Passing over a named exception is a decision; passing over these is not. */
const everything = new Set(['', 'Exception', 'BaseException'])

/** A handler whose first statement does nothing, comments aside. */
const passing = /\bexcept\b[^\n]*:(?:\s|#[^\n]*\n)*(?:pass\b|\.\.\.)/

type View = FileView<OptionsOf<typeof check>>

export default fileDetector(check, {
  *python(module: PythonModule, view: View) {
    if (!view.options.tests && isTestFile(view.path)) return
    for (const attempt of module.all('TryStatement')) yield* passingHandlers(attempt, view)
  },
}, { mayConcern: text => passing.test(text) })

interface Handler {
  readonly keyword: PythonNode
  readonly caught: string
  readonly body: PythonNode
}

function* passingHandlers(attempt: PythonNode, view: View) {
  const tried = attempt.child('Body')
  for (const { keyword, caught, body } of handlersOf(attempt)) {
    if (!everything.has(caught) || !body.statements.every(isNothing)) continue
    const { allowComment, allowDefaults, allowBestEffort } = view.options
    // The grammar's body ends after its last newline.
    const place = [keyword.range[0], body.statements.at(-1)?.range[1] ?? body.range[1]] as const
    if (allowComment && isExplained(view, attempt, keyword, body)) continue
    if (allowDefaults && tried?.statements.some(leavesADefault)) continue
    if (allowBestEffort && (tried?.statements.every(isBestEffortStatement) || isWhileLeaving(attempt))) continue
    yield say.passedException(place, { clause: short(view.text.slice(place[0], body.range[0])) })
  }
}

/** The grammar has no node for a handler: its parts lie flat in the `try`. */
function* handlersOf(attempt: PythonNode): Iterable<Handler> {
  let keyword: PythonNode | undefined
  let caught = ''
  for (const part of attempt.children) {
    if (part.type === 'except') [keyword, caught] = [part, '']
    else if (part.type === 'Body') {
      if (keyword) yield { keyword, caught, body: part }
      keyword = undefined
    } else if (keyword && caught === '' && part.type !== 'Comment') caught = part.text
  }
}

function isNothing(statement: PythonNode): boolean {
  return statement.type === 'PassStatement' || (statement.type === 'ExpressionStatement' && statement.text === '...')
}

function leavesADefault(statement: PythonNode): boolean {
  if (statement.type === 'ReturnStatement' || statement.type === 'AssignStatement' || statement.type === 'BreakStatement' || statement.type === 'ContinueStatement' || statement.type === 'YieldStatement') return true
  if (statement.type === 'IfStatement' || statement.type === 'ForStatement' || statement.type === 'WithStatement') return statement.children.some(part => part.type === 'Body' && part.statements.some(leavesADefault))
  return false
}

function isBestEffortStatement(statement: PythonNode): boolean {
  if (statement.type === 'IfStatement' || statement.type === 'ForStatement' || statement.type === 'WithStatement') return statement.children.filter(({ type }) => type === 'Body').every(body => body.statements.every(isBestEffortStatement))
  if (statement.type === 'PassStatement' || statement.type === 'ImportStatement') return true
  if (statement.type !== 'ExpressionStatement') return false
  const called = /^(?:await\s+)?([\w.]+)\(/.exec(statement.text)?.[1]
  if (called === undefined) return false
  const path = called.split('.')
  return isBestEffort(path.at(-1) ?? '') || path.slice(0, -1).some(part => /^(?:_?logger|logging|log|metrics|telemetry|tracer|span)$/i.test(part))
}

/** True inside a `finally`, inside another handler, or in a function that releases something. */
function isWhileLeaving(attempt: PythonNode): boolean {
  let inner = attempt
  for (let at = attempt.parent; at; inner = at, at = at.parent) {
    if (at.type === 'TryStatement') {
      const before = at.children.filter(part => part.range[1] <= inner.range[0])
      const opener = before.findLast(part => part.type === 'except' || part.type === 'finally' || part.type === 'try' || part.type === 'else')
      if (opener?.type === 'except' || opener?.type === 'finally') return true
    }
    if (at.type === 'FunctionDefinition') {
      const name = at.child('VariableName')?.text ?? ''
      return isBestEffort(name) || name === '__del__' || name === '__exit__' || name === '__aexit__'
    }
  }
  return false
}

/** A comment from the handler's keyword to the end of its last line, or one about failing above the `try`. */
function isExplained(view: View, attempt: PythonNode, keyword: PythonNode, body: PythonNode): boolean {
  const lineEnd = view.text.indexOf('\n', body.range[1])
  const handler = view.text.slice(keyword.range[0], lineEnd === -1 ? undefined : lineEnd)
  // A `# nosec B110` or `# noqa: S110` counts too: the same finding was seen and let go in another tool.
  if (/#(?!\s*perf-rules-ignore)[^\n]*[a-z]{3}/i.test(handler)) return true
  const above = view.text.slice(0, attempt.range[0]).trimEnd().split('\n').at(-1)?.trim() ?? ''
  return above.startsWith('#') && !above.includes('perf-rules-ignore') && /ignor|best.?effort|fail|error|optional|swallow|silen|may not|might not|missing|fall ?back|already/i.test(above)
}
