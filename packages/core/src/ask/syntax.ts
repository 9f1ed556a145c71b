import type { TSESTree } from '@typescript-eslint/types'

export type FunctionNode = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression | TSESTree.FunctionDeclaration

export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression' || node?.type === 'FunctionDeclaration'
}

/** The expression below type assertions, `!` and optional chains, none of which change the value. */
export function unwrap<N extends TSESTree.Node>(node: N): TSESTree.Node {
  let at: TSESTree.Node = node
  while (at.type === 'TSAsExpression' || at.type === 'TSNonNullExpression' || at.type === 'TSTypeAssertion' || at.type === 'TSSatisfiesExpression' || at.type === 'ChainExpression') at = at.expression
  return at
}

/** The name of a member: `b` in `a.b`, `a?.b` and `a['b']`. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  if (!node.computed) return nameIn(node.property)
  return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : undefined
}

/** The key of a property, method or class field, where it is written out. */
export function keyName(node: { readonly computed: boolean; readonly key: TSESTree.Node }): string | undefined {
  if (node.key.type === 'Literal') return String(node.key.value)
  return node.computed ? undefined : nameIn(node.key)
}

/** `name`, and `#name` of a private member, which no public one can be taken for. */
function nameIn(node: TSESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : node.type === 'PrivateIdentifier' ? `#${node.name}` : undefined
}

/** Source text on one line and of at most `most` characters, for messages. */
export function short(text: string, most = 60): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > most ? `${flat.slice(0, most - 1)}…` : flat
}
