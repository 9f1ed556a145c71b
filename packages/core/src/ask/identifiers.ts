import type { TSESTree } from '@typescript-eslint/types'
import type { ScopeManager } from '@typescript-eslint/scope-manager'
import { variableOf } from './imports.ts'
import { childrenOf } from './iteration.ts'
import { unwrap } from './syntax.ts'

/** Names used as values below a node: keys and property names are left out. */
export function identifiersIn(root: TSESTree.Node): readonly TSESTree.Identifier[] {
  const found: TSESTree.Identifier[] = []
  const stack: TSESTree.Node[] = [root]
  while (stack.length > 0) {
    const node = stack.pop() as TSESTree.Node
    if (node.type === 'Identifier') found.push(node)
    else if (node.type === 'MemberExpression') stack.push(node.object, ...(node.computed ? [node.property] : []))
    else if (node.type === 'Property') stack.push(node.value, ...(node.computed ? [node.key] : []))
    else if (!node.type.startsWith('TS') || unwrap(node) !== node) stack.push(...childrenOf(node))
  }
  return found
}

/** True when a name below the node is declared within the range: the loop's variable, or one made from it. */
export function dependsOn(scopes: ScopeManager, node: TSESTree.Node, [start, end]: readonly [number, number]): boolean {
  return identifiersIn(node).some(identifier => {
    const variable = variableOf(scopes, identifier)
    return variable?.defs.some(({ name }) => name.range[0] >= start && name.range[1] <= end) ?? false
  })
}

/** The name a chain of members starts at: `a` in `a.b.c`; `this` for `this.b`. */
export function rootOf(node: TSESTree.Node): TSESTree.Identifier | TSESTree.ThisExpression | undefined {
  let at = unwrap(node)
  while (at.type === 'MemberExpression') at = unwrap(at.object)
  return at.type === 'Identifier' || at.type === 'ThisExpression' ? at : undefined
}
