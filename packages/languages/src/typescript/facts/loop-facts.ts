import type { TSESTree } from '@typescript-eslint/types'
import type { LoopNode } from '@perf-rules/core/ask'
import type { LoopKind } from './shape.ts'

type Node = TSESTree.Node

/** How a loop goes through its data. */
export interface Going {
  readonly kind: LoopKind
  /** What it goes through, where the loop says so. */
  readonly over: Node | undefined
  /** An index that advances by more than one. */
  readonly strides: boolean
}

/** Names that code gives to a part of the data that is itself a collection. */
const chunkName = /^(?:chunk|batch|slice)(?:Of|$|[A-Z])|(?:Chunk|Batch)$/

/** True when the loop's own name for its item says that it is a chunk. */
export function namesChunk(node: Node | undefined): boolean {
  return node?.type === 'Identifier' && chunkName.test(node.name) && !/(?:Id|Name|Index|Number|Size)$/.test(node.name)
}

/** Reads a loop's header: through what it goes, and whether item by item. */
export function goingOf(loop: LoopNode): Going {
  switch (loop.type) {
    case 'ForOfStatement':
      return { kind: 'for-of', over: loop.right, strides: false }
    case 'ForInStatement':
      return { kind: 'for-in', over: loop.right, strides: false }
    case 'ForStatement': {
      const over = collectionIn(loop.test)
      return { kind: over ? 'for-index' : 'for-other', over, strides: loop.update !== null && !isStepOfOne(loop.update) }
    }
    default:
      return { kind: 'while', over: indexedIn(loop.test), strides: false }
  }
}

/** `xs` in `i < xs.length`, on either side; a count that stands in a variable is not followed. */
function collectionIn(test: Node | null): Node | undefined {
  if (test?.type === 'LogicalExpression') return collectionIn(test.left) ?? collectionIn(test.right)
  if (test?.type !== 'BinaryExpression') return undefined
  return lengthOf(test.right) ?? lengthOf(test.left)
}

/** A `while` goes item by item only when it compares an index with a length; `while (page.length)` does not. */
function indexedIn(test: Node): Node | undefined {
  if (test.type === 'LogicalExpression' && test.operator === '&&') return indexedIn(test.left) ?? indexedIn(test.right)
  return test.type === 'BinaryExpression' && test.operator === '<' && test.left.type === 'Identifier' ? lengthOf(test.right) : undefined
}

function lengthOf(node: Node): Node | undefined {
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' && (node.property.name === 'length' || node.property.name === 'size') ? node.object : undefined
}

function isStepOfOne(update: Node): boolean {
  return update.type === 'UpdateExpression' || (update.type === 'AssignmentExpression' && update.right.type === 'Literal' && update.right.value === 1)
}
