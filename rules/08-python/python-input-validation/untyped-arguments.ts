import { short } from '@perf-rules/core/ask'
import type { PythonModule, PythonNode } from '@perf-rules/languages/views'
import { argumentOf, calledName, calledPath, importedNames } from '../python-calls.ts'
import { say } from './check.ts'

/** What makes a number, a date or an identifier of a text, and throws where it cannot. */
const conversions = new Set(['int', 'float', 'Decimal', 'UUID', 'uuid.UUID', 'datetime.fromisoformat', 'date.fromisoformat', 'ipaddress.ip_address'])

/** Arguments of argparse without a type whose value is converted in the same file. */
export function* untypedArguments(module: PythonModule) {
  if (!importedNames(module).has('argparse')) return
  const converted = conversionsOf(module)
  for (const call of module.all('CallExpression')) {
    if (calledName(call) !== 'add_argument' || ['type', 'choices', 'action'].some(name => argumentOf(call, name)) || /\*\*/.test(call.child('ArgList')?.text ?? '')) continue
    const names = (call.child('ArgList')?.children ?? []).filter(({ type }) => type === 'String')
    const [first] = names
    const by = converted.get(destination(call, names))
    if (first && by !== undefined) yield say.untypedArgument(first, { argument: short(first.text), converted: `\`${by}(…)\`` })
  }
}

/** The name under which the value is read: `dest`, else the first long option, else the first name. */
function destination(call: PythonNode, names: readonly PythonNode[]): string {
  const bare = (text: string) => text.replace(/^["']-*|["']$/g, '').replaceAll('-', '_')
  const dest = argumentOf(call, 'dest')
  const long = names.find(({ text }) => /^["']--/.test(text)) ?? names[0]
  return dest ? bare(dest.text) : long ? bare(long.text) : ''
}

/** By attribute of the parsed arguments (`args.port`): what converts it. */
function conversionsOf(module: PythonModule): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const call of module.all('CallExpression')) {
    const by = calledPath(call)
    if (!conversions.has(by)) continue
    const [, given] = call.child('ArgList')?.children ?? []
    const attribute = given?.type === 'MemberExpression' ? /^(?:args|arguments|opts|options|ns|namespace|parsed|cli_args|known)\.(\w+)$/.exec(given.text)?.[1] : undefined
    if (attribute !== undefined && !found.has(attribute)) found.set(attribute, by)
  }
  return found
}
