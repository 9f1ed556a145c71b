import type { TSESTree } from '@typescript-eslint/types'

export type LoopNode = TSESTree.ForOfStatement | TSESTree.ForStatement | TSESTree.ForInStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement

export function isLoop(node: TSESTree.Node | null | undefined): node is LoopNode {
  return node?.type === 'ForOfStatement' || node?.type === 'ForStatement' || node?.type === 'ForInStatement' || node?.type === 'WhileStatement' || node?.type === 'DoWhileStatement'
}

/** Array methods that call their first argument once per item, at once and in order. */
export const perItemMethods: ReadonlySet<string> = new Set(['map', 'forEach', 'flatMap', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex'])
