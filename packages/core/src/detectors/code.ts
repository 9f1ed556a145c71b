import type { TSESTree } from '@typescript-eslint/types'
import type { ScopeManager } from '@typescript-eslint/scope-manager'
import type { Check, OptionsOf } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { Place, Range } from '../place.ts'

/** A comment of a program. The hashbang is none. */
export interface Comment {
  readonly type: 'Line' | 'Block'
  readonly value: string
  readonly range: Range
}

/** All that a code detector may see: one file's tree, text, comments and scopes. It does no I/O. */
export interface CodeView<O = unknown> {
  /** Relative to the root, with `/`. In ESLint: relative to ESLint's working directory. */
  readonly path: string
  readonly options: O
  /** Without byte order mark. */
  readonly text: string
  readonly comments: readonly Comment[]
  textOf(place: Place): string
  /** Comments that lie wholly within the place. */
  commentsIn(place: Place): readonly Comment[]
  /** From the parent up to the program. */
  ancestors(node: TSESTree.Node): readonly TSESTree.Node[]
  /** Built on first use (about half a millisecond a file): ask late. */
  readonly scopes: ScopeManager
}

type NodeType = `${TSESTree.AST_NODE_TYPES}`
type NodeOf<K extends string> = Extract<TSESTree.Node, { type: K }>
type Listener<N> = (node: N) => Iterable<Finding> | undefined

/**
 * Functions by ESTree node type, or `Type:exit`; no selectors. On common types (Identifier, CallExpression,
 * MemberExpression, Literal, JSX) write a plain function that returns early and hands on to a generator:
 * eighty generators on such types cost five seconds where plain functions cost three.
 */
export type Listeners = { [K in NodeType]?: Listener<NodeOf<K>> } & { [K in NodeType as `${K}:exit`]?: Listener<NodeOf<K>> }

/** Looks at one TypeScript or JavaScript file. Runs in our engine, in ESLint and in oxlint. */
export interface CodeDetector<C extends Check = Check> {
  readonly kind: 'code'
  readonly check: C
  /** Called once per file; what it closes over is that file's state. */
  readonly listen: (view: CodeView<OptionsOf<C>>) => Listeners
  /**
   * False for texts in which the detector cannot find anything, told by words that must be there. A file that
   * concerns nobody is not parsed. A cheap way out, never a judgement: when in doubt, true.
   */
  readonly mayConcern?: (text: string, options: OptionsOf<C>) => boolean
}

export function codeDetector<C extends Check>(check: C, detector: Pick<CodeDetector<C>, 'listen' | 'mayConcern'>): CodeDetector<C> {
  return { kind: 'code', check, ...detector }
}
