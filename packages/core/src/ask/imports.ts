import type { TSESTree } from '@typescript-eslint/types'
import type { ScopeManager, Variable } from '@typescript-eslint/scope-manager'
import { unwrap } from './syntax.ts'

// By the list of scopes and not by the manager: oxlint has one manager for all files, with a new list for each.
const resolved = new WeakMap<ScopeManager['scopes'], ReadonlyMap<TSESTree.Node, Variable>>()

/** The variable an identifier refers to; undefined for a global that nothing in the file declares. */
export function variableOf(scopes: ScopeManager, identifier: TSESTree.Identifier): Variable | undefined {
  const list = scopes.scopes
  let variables = resolved.get(list)
  if (!variables) resolved.set(list, (variables = resolveAll(list)))
  return variables.get(identifier)
}

/** One pass over all references: asking a long scope for each of its names would be quadratic. */
function resolveAll(scopes: ScopeManager['scopes']): ReadonlyMap<TSESTree.Node, Variable> {
  const variables = new Map<TSESTree.Node, Variable>()
  for (const scope of scopes) {
    for (const { identifier, resolved: variable } of scope.references) if (variable && variable.defs.length > 0) variables.set(identifier, variable)
  }
  return variables
}

/** Where an imported name comes from: `{ from: 'node:fs', name: 'readFileSync' }`, with `*` for a namespace. */
export interface ImportedName {
  readonly from: string
  readonly name: string
}

/** What a variable imports, by `import` or by `const x = require('literal')`. */
export function importedAs(variable: Variable): ImportedName | undefined {
  for (const definition of variable.defs) {
    const node = definition.node as TSESTree.Node
    if (node.type === 'ImportSpecifier') return { from: sourceOf(node), name: node.imported.type === 'Identifier' ? node.imported.name : node.imported.value }
    if (node.type === 'ImportDefaultSpecifier') return { from: sourceOf(node), name: 'default' }
    if (node.type === 'ImportNamespaceSpecifier') return { from: sourceOf(node), name: '*' }
    if (node.type !== 'VariableDeclarator' || !node.init) continue
    const call = unwrap(node.init)
    if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'require') continue
    const [argument] = call.arguments
    if (argument?.type !== 'Literal' || typeof argument.value !== 'string') continue
    if (node.id.type === 'Identifier') return { from: argument.value, name: '*' }
    const property = node.id.type === 'ObjectPattern' ? node.id.properties.find(p => p.type === 'Property' && p.value.type === 'Identifier' && p.value.name === variable.name) : undefined
    if (property?.type === 'Property' && property.key.type === 'Identifier') return { from: argument.value, name: property.key.name }
  }
  return undefined
}

function sourceOf(specifier: TSESTree.Node): string {
  return specifier.parent?.type === 'ImportDeclaration' ? specifier.parent.source.value : ''
}
