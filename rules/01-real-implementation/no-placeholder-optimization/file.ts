import { fileDetector, type FileView, type OptionsOf } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { PythonModule, PythonNode } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import type { Nothing } from './body.ts'
import { isReason, isStandIn, mayPromiseInPython, promiseOfClass, promiseOfComment, promiseOfFunction } from './promise.ts'

type View = FileView<OptionsOf<typeof check>>

interface Placeholder {
  readonly name: PythonNode
  readonly promise: string
  readonly how: Nothing
}

export default fileDetector(check, {
  *python(module: PythonModule, view: View) {
    if ((!view.options.tests && isTestFile(view.path)) || view.path.endsWith('.pyi')) return
    const inClasses = new Set<number>()
    for (const owner of module.all('ClassDefinition')) {
      const methods = methodsOf(owner)
      for (const method of methods) inClasses.add(method.range[0])
      yield* placeholdersOfClass(owner, methods, view)
    }
    for (const fn of module.all('FunctionDefinition')) {
      const made = inClasses.has(fn.range[0]) || isDecorated(fn) ? undefined : placeholder(fn, view)
      if (made) yield say[made.how](made.name, { name: made.name.text, promise: made.promise })
    }
  },
}, { mayConcern: (text, { words }) => mayPromiseInPython(text, words) })

function* placeholdersOfClass(owner: PythonNode, methods: readonly PythonNode[], view: View) {
  const name = owner.child('VariableName')
  const bases = owner.child('ArgList')?.text ?? ''
  if (!name || isStandIn(name.text) || /\b(?:ABC|Protocol|ABCMeta)\b/.test(bases)) return
  const inherits = /\w/.test(bases) && bases !== '(object)'
  const placeholders = methods.flatMap(method => {
    const made = isDecorated(method) ? undefined : placeholder(method, view)
    // What a base class calls may have nothing to do here; "not implemented" in a base is the subclass's to write.
    return made && !(inherits && made.how !== 'notImplemented') ? [made] : []
  })
  const promise = promiseOfClass(name.text)
  if (promise !== undefined && placeholders.length > 1 && placeholders.length === methods.length) {
    yield say.placeholderClass(name, { name: name.text, promise, methods: placeholders.map(made => `\`${made.name.text}\``).join(', ') })
  } else for (const made of placeholders) if (made.how !== 'notImplemented' || inherits) yield say[made.how](made.name, { name: made.name.text, promise: made.promise })
}

function methodsOf(owner: PythonNode): readonly PythonNode[] {
  return (owner.child('Body')?.children ?? []).flatMap(member => {
    const fn = member.type === 'DecoratedStatement' ? member.child('FunctionDefinition') : member
    return fn?.type === 'FunctionDefinition' ? [fn] : []
  })
}

function isDecorated(fn: PythonNode): boolean {
  return fn.parent?.type === 'DecoratedStatement'
}

function placeholder(fn: PythonNode, view: View): Placeholder | undefined {
  const name = fn.child('VariableName')
  const body = fn.child('Body')
  if (!name || !body || name.text.startsWith('__')) return undefined
  const [first, ...rest] = body.statements
  const doc = first?.type === 'ExpressionStatement' && first.child('String') ? first.text : undefined
  const how = nothingIn(fn, doc === undefined ? body.statements : rest, view.path)
  if (how === undefined) return undefined
  const promise = promiseOfFunction(name.text, view.options.words) ?? (doc !== undefined && how !== 'returnsConstant' && !isStandIn(name.text) ? promiseOfComment(doc, view.options.words) : undefined)
  if (promise === undefined || (doc !== undefined && /no-?op|does nothing|override|subclass|deprecated|hook/i.test(doc))) return undefined
  const comments = body.text.match(/#[^\n]*/g) ?? []
  return comments.some(isReason) ? undefined : { name, promise, how }
}

function nothingIn(fn: PythonNode, statements: readonly PythonNode[], path: string): Nothing | undefined {
  const real = statements.filter(({ type, text }) => type !== 'PassStatement' && text !== '...')
  // Documentation writes `...` for the code it leaves out.
  if (/\.mdx?$/.test(path) && statements.some(({ text }) => text === '...')) return undefined
  const work = real.filter(statement => !isLog(statement))
  const [only, ...rest] = work
  if (only === undefined) return real.length > 0 ? 'onlyLogs' : 'emptyBody'
  if (rest.length > 0) return undefined
  if (only.type === 'RaiseStatement') return /\bNotImplementedError\b/.test(only.text) && !/subclass|overrid|not supported|unsupported|must implement/i.test(only.text) ? 'notImplemented' : undefined
  if (only.type !== 'ReturnStatement') return undefined
  const value = only.text.replace(/^return\s*/, '')
  if (value === '' || value === 'None') return real.length > 1 ? 'onlyLogs' : 'emptyBody'
  if (paramsOf(fn).includes(value)) return 'returnsInput'
  return /^(?:True|False|-?\d[\d_.]*|'[^']*'|"[^"]*")$/.test(value) ? 'returnsConstant' : undefined
}

function paramsOf(fn: PythonNode): readonly string[] {
  return (fn.child('ParamList')?.children ?? []).filter(({ type, text }) => type === 'VariableName' && text !== 'self' && text !== 'cls').map(({ text }) => text)
}

function isLog(statement: PythonNode): boolean {
  return statement.type === 'ExpressionStatement' && /^(?:print|(?:self\.)?_?(?:logger|log|logging)\.(?:info|debug|warning|warn|log))\(/.test(statement.text)
}
