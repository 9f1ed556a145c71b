import type { PythonModule, PythonNode } from '@perf-rules/languages/views'

/** The last part of what a call calls: `run` of `subprocess.run(…)`. */
export function calledName(call: PythonNode): string {
  const [callee] = call.children
  return callee?.text.split('.').at(-1)?.trim() ?? ''
}

/** The dotted text of what a call calls. */
export function calledPath(call: PythonNode): string {
  return call.children[0]?.text.replace(/\s+/g, '') ?? ''
}

/** The value of a keyword argument. */
export function argumentOf(call: PythonNode, name: string): PythonNode | undefined {
  const parts = call.child('ArgList')?.children ?? []
  const at = parts.findIndex((part, index) => part.type === 'VariableName' && part.text === name && parts[index + 1]?.type === 'AssignOp')
  return at === -1 ? undefined : parts[at + 2]
}

/** Top names of the modules that a file imports, anywhere in it. */
export function importedNames(module: PythonModule): ReadonlySet<string> {
  const names = new Set<string>()
  for (const statement of module.all('ImportStatement')) {
    const from = /^from\s+([\w.]+)\s+import/.exec(statement.text)?.[1]
    const all = from === undefined ? statement.text.replace(/^import\s+/, '').split(',').map(part => part.trim().split(/\s/)[0] ?? '') : [from]
    for (const name of all) names.add(name.split('.')[0] ?? '')
  }
  return names
}

/** True for a file that does something when it is run: a main guard, or a hashbang. */
export function startsProgram(module: PythonModule, text: string): boolean {
  return text.startsWith('#!') || module.statements.some(({ type, text: own }) => type === 'IfStatement' && /^if\s*\(?\s*__name__\s*==/.test(own))
}
