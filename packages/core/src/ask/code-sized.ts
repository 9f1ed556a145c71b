import type { TSESTree } from '@typescript-eslint/types'
import { memberName, unwrap } from './syntax.ts'

/** Lists that grow when someone writes code, not when customers come: their last word, in the plural. */
const words = new Set([
  'extensions', 'plugins', 'middlewares', 'columns', 'fields', 'tabs', 'providers', 'locales', 'languages', 'themes', 'handlers', 'hooks', 'args', 'argv', 'flags', 'headers', 'params', 'features', 'modes', 'formats', 'types', 'statuses', 'roles', 'permissions', 'scopes', 'breakpoints', 'variants', 'sizes', 'colors', 'colours', 'weekdays', 'months', 'directives', 'decorators', 'modifiers', 'operators', 'keywords', 'prefixes', 'suffixes', 'marks', 'schemas', 'workspaces', 'packages', 'entrypoints', 'parts', 'segments', 'options', 'arguments', 'parameters', 'props', 'classes', 'styles', 'steps', 'kinds', 'enums', 'actions', 'commands', 'menus', 'routes', 'attributes', 'properties', 'aliases', 'strategies', 'adapters', 'transports', 'modules', 'interceptors', 'guards', 'pipes', 'currencies', 'countries', 'timezones', 'channels', 'levels', 'abilities', 'operations', 'resolvers', 'presets', 'filters', 'patterns', 'globs', 'extractors', 'matchers', 'validators', 'reporters', 'stages', 'phases', 'slots',
])

/** True when a list's name says that code and not data decides its length. A guess by name: use it only to stay quiet. */
export function isCodeSized(list: TSESTree.Node): boolean {
  const name = lastName(list)
  if (name === undefined) return false
  const last = name.split(/(?=[A-Z])|_/).at(-1)
  return last !== undefined && words.has(last.toLowerCase())
}

/** The last name of a chain, looking through calls that keep the list: `columns` in `table.columns.filter(f)`. */
function lastName(list: TSESTree.Node): string | undefined {
  const node = unwrap(list)
  if (node.type === 'Identifier') return node.name
  if (node.type === 'MemberExpression') return memberName(node)
  if (node.type === 'LogicalExpression') return lastName(node.left)
  if (node.type === 'AwaitExpression') return lastName(node.argument)
  if (node.type !== 'CallExpression') return undefined
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression') return undefined
  const [first] = node.arguments
  if (callee.object.type === 'Identifier' && (callee.object.name === 'Object' || callee.object.name === 'Array')) return first && first.type !== 'SpreadElement' ? lastName(first) : undefined
  return /^(?:filter|map|sort|toSorted|reverse|slice|values|keys|entries|concat|flatMap)$/.test(memberName(callee) ?? '') ? lastName(callee.object) : undefined
}
