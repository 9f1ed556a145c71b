import type { TSESTree } from '@typescript-eslint/types'
import { isFunction } from '@perf-rules/core/ask'

type Node = TSESTree.Node
interface Declared {
  readonly start: number
  readonly end: number
  readonly id: number
}

/**
 * Names of one file by the range in which they hold. Much cheaper than full scope analysis: only the few
 * names that facts mention are ever looked up, after the walk, when hoisted declarations are known.
 */
export class Names {
  readonly #values = new Map<string, Declared[]>()
  readonly #types = new Map<string, Declared[]>()

  declare(name: string, [start, end]: readonly [number, number], id: number, space: 'value' | 'type' | 'both'): void {
    if (space !== 'type') add(this.#values, name, { start, end, id })
    if (space !== 'value') add(this.#types, name, { start, end, id })
  }

  value(name: string, at: number): number {
    return innermost(this.#values.get(name), at)
  }

  type(name: string, at: number): number {
    return innermost(this.#types.get(name), at)
  }
}

function add(to: Map<string, Declared[]>, name: string, declared: Declared): void {
  const known = to.get(name)
  if (known) known.push(declared)
  else to.set(name, [declared])
}

function innermost(candidates: readonly Declared[] | undefined, at: number): number {
  let found = -1
  let size = Infinity
  for (const { start, end, id } of candidates ?? []) {
    if (at < start || at >= end || end - start > size) continue
    size = end - start
    found = id
  }
  return found
}

/** The range in which a `let`, `const`, `class` or function declaration holds. */
export function blockOf(node: Node): readonly [number, number] {
  for (let at = node.parent; at; at = at.parent) {
    switch (at.type) {
      case 'Program':
        // Comments and blanks around the first and last statement are outside of its range.
        return [0, Infinity]
      case 'BlockStatement':
        // A function's own block and its parameters are one scope to us.
        return isFunction(at.parent) ? at.parent.range : at.range
      case 'StaticBlock':
      case 'SwitchStatement':
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'TSModuleBlock':
        return at.range
      default:
    }
  }
  return [0, Infinity]
}

/** The range in which a `var` holds. */
export function functionScopeOf(node: Node): readonly [number, number] {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at.range
  return [0, Infinity]
}
