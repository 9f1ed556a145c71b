import type { TSESTree } from '@typescript-eslint/types'
import { isLoop, type LoopNode, perItemMethods } from './loops.ts'
import { type FunctionNode, isFunction, memberName, unwrap } from './syntax.ts'

/** What runs its inside once per item: a loop, or a callback given to `map`, `forEach`, `reduce` and their like. */
export interface Iteration {
  readonly node: LoopNode | FunctionNode
  /** The list gone through; undefined for `while` and for a `for` that counts to something else than a length. */
  readonly over: TSESTree.Expression | undefined
  /** The loop's head or the method's name, to point at. */
  readonly head: readonly [number, number]
}

/** The innermost iteration around a node within its own function; undefined when a function that is no per-item callback lies between. */
export function iterationOf(node: TSESTree.Node): Iteration | undefined {
  let inner: TSESTree.Node = node
  for (let at = node.parent; at; inner = at, at = at.parent) {
    if (isLoop(at)) {
      if (at.body === inner) return { node: at, over: listOf(at), head: [at.range[0], at.body.range[0]] }
    } else if (isFunction(at)) return callbackIteration(at)
    else if (at.type === 'ClassBody' || at.type === 'Program') return undefined
  }
  return undefined
}

/** The iteration a function is the callback of. */
export function callbackIteration(fn: FunctionNode): Iteration | undefined {
  const call = fn.parent
  if (call?.type !== 'CallExpression') return undefined
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression') return undefined
  const name = memberName(callee)
  if (name === undefined) return undefined
  if (call.arguments[0] === fn && perItemMethods.has(name)) return { node: fn, over: callee.object, head: callee.property.range }
  const [first] = call.arguments
  const isFrom = name === 'from' && callee.object.type === 'Identifier' && callee.object.name === 'Array'
  return isFrom && call.arguments[1] === fn && first && first.type !== 'SpreadElement' ? { node: fn, over: first, head: callee.property.range } : undefined
}

function listOf(loop: LoopNode): TSESTree.Expression | undefined {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return loop.right
  if (loop.type !== 'ForStatement' || loop.test?.type !== 'BinaryExpression') return undefined
  const limit = unwrap(loop.test.right)
  return limit.type === 'MemberExpression' && memberName(limit) === 'length' ? limit.object : undefined
}

/** True when the body waits for something on every turn: next to a round trip, work in memory does not count. */
export function waitsPerItem({ node }: Iteration): boolean {
  if (node.type === 'ForOfStatement' && node.await) return true
  return isFunction(node) ? node.async : holdsAwait(node.body)
}

function holdsAwait(root: TSESTree.Node): boolean {
  const stack: TSESTree.Node[] = [root]
  while (stack.length > 0) {
    const node = stack.pop() as TSESTree.Node
    if (node.type === 'AwaitExpression' || node.type === 'YieldExpression') return true
    if (!isFunction(node)) stack.push(...childrenOf(node))
  }
  return false
}

/** Child nodes in no order of meaning, for small searches below a node. */
export function childrenOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  const found: TSESTree.Node[] = []
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent' || key === 'loc' || key === 'range') continue
    if (isNode(value)) found.push(value)
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) found.push(item)
  }
  return found
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'range' in value
}
