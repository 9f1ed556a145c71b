import { visitorKeys } from 'oxc-parser'
import type { TSESTree } from '@typescript-eslint/types'

const keysOf: Readonly<Record<string, readonly string[]>> = visitorKeys

/** Child keys of every node type, for scope-manager and other walkers. */
export const childKeys = keysOf

/** The most levels a tree may have; deeper ones are skipped and counted, since later walks of other tools recurse. */
export const mostLevels = 1_000

/** Nodes in source order; a `null` closes the last one that is open. */
export type WalkOrder = readonly (TSESTree.Node | null)[]

/**
 * Sets `parent` and `range` on every node, and gives the order of visits. Two passes, so that a listener may look up
 * from any node and not only from visited ones. No recursion: depth is the user's. Undefined past `mostLevels`.
 */
export function linkAndOrder(program: TSESTree.Program): WalkOrder | undefined {
  const order: (TSESTree.Node | null)[] = []
  const stack: (TSESTree.Node | null)[] = [program]
  let level = 0
  while (stack.length > 0) {
    const node = stack.pop() as TSESTree.Node | null
    order.push(node)
    if (node === null) {
      level--
      continue
    }
    if (++level > mostLevels) return undefined
    const placed = node as unknown as Placed
    placed.range = [placed.start, placed.end]
    stack.push(null)
    const keys = keysOf[node.type]
    if (keys === undefined) continue
    const fields = node as unknown as Record<string, Linked | (Linked | null)[] | null | undefined>
    for (let at = keys.length - 1; at >= 0; at--) {
      const child = fields[keys[at] as string]
      if (child === null || child === undefined) continue
      if (Array.isArray(child)) {
        for (let i = child.length - 1; i >= 0; i--) {
          const item = child[i]
          if (!item) continue
          item.parent = node
          stack.push(item as unknown as TSESTree.Node)
        }
      } else {
        child.parent = node
        stack.push(child as unknown as TSESTree.Node)
      }
    }
  }
  return order
}

/** A node as oxc gives it without ranges. */
interface Placed {
  readonly start: number
  readonly end: number
  range: [number, number]
}

/** A node whose parent we may set; TSESTree declares it read-only and per type. */
interface Linked {
  parent: TSESTree.Node
}
