import type { TSESTree } from '@typescript-eslint/types'
import type { ScopeManager, Variable } from '@typescript-eslint/scope-manager'
import { unwrap } from './syntax.ts'

/** The variable an identifier refers to; undefined for a global that nothing in the file declares. */
export function variableOf(scopes: ScopeManager, identifier: TSESTree.Identifier): Variable | undefined {
  for (let node: TSESTree.Node | undefined = identifier; node; node = node.parent) {
    const scope = scopes.acquire(node, true)
    const reference = scope?.references.find(candidate => candidate.identifier === identifier)
    if (reference) return reference.resolved?.defs.length ? reference.resolved : undefined
  }
  return undefined
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
