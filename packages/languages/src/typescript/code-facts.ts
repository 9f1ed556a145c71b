import type { FactKind, FactKinds, Plain } from '@perf-rules/core'
import type { TSESTree } from '@typescript-eslint/types'
import type { BaseCodeView } from './view.ts'

type NodeType = `${TSESTree.AST_NODE_TYPES}`
type NodeOf<K extends string> = Extract<TSESTree.Node, { type: K }>

/** Functions by node type that gather facts in the traversal shared with the detectors. */
export type Collectors = { [K in NodeType]?: (node: NodeOf<K>) => void } & { [K in NodeType as `${K}:exit`]?: (node: NodeOf<K>) => void }

/** How a program file gives facts of one kind. `version` changes whenever the same file gives other facts. */
export interface CodeFacts<K extends FactKind = FactKind> {
  readonly kind: K
  readonly version: number
  readonly collect: (view: BaseCodeView, program: TSESTree.Program) => { readonly on: Collectors; readonly done: () => FactKinds[K] | undefined }
}

/** Declares code facts; facts that are not plain JSON do not compile. */
export function defineCodeFacts<K extends FactKind>(facts: CodeFacts<K> & ([FactKinds[K]] extends [Plain<FactKinds[K]>] ? unknown : { readonly 'a fact must be plain JSON': never })): CodeFacts<K> {
  return facts
}
