import type { TSESTree } from '@typescript-eslint/types'
import { isFunction, isLoop, memberName } from '@perf-rules/core/ask'
import type { SingleFact } from './shape.ts'

type Node = TSESTree.Node
type Branching = TSESTree.IfStatement | TSESTree.ConditionalExpression

/** Members that differ from item to item, so that an equality holds for one item at most. */
const identity: ReadonlySet<string> = new Set(['id', '_id', 'uuid', 'key'])

/** Branches that an iteration takes at most once: they leave the loop, or are for the one item that has an identity. */
export function* singleTurns(node: Branching): Iterable<SingleFact> {
  const { consequent, alternate } = node
  const one = iterationOfOneItem(node)
  if (one) yield [consequent.range[0], consequent.range[1], one.range[0]]
  for (const branch of [consequent, alternate]) {
    const left = branch?.type === 'BlockStatement' ? loopLeftBy(branch) : undefined
    if (branch && left) yield [branch.range[0], branch.range[1], left.range[0]]
  }
}

/** The outermost loop that a block ends by leaving. In a callback, `return` only goes on to the next item. */
function loopLeftBy(block: TSESTree.BlockStatement): Node | undefined {
  const last = block.body.at(-1)
  if (last?.type === 'BreakStatement' && !last.label) return loopAround(block)
  if (last?.type !== 'ReturnStatement' && last?.type !== 'ThrowStatement') return undefined
  let outermost: Node | undefined
  for (let at = loopAround(block); at; at = loopAround(at)) outermost = at
  return outermost
}

/** The loop that a place is in, within its function; a `switch` has a `break` of its own. */
function loopAround(node: Node): Node | undefined {
  for (let at = node.parent; at && !isFunction(at) && at.type !== 'SwitchStatement'; at = at.parent) if (isLoop(at)) return at
  return undefined
}

/** `item.id === id`: the loop or the call whose item is asked for by its identity. */
function iterationOfOneItem({ test }: Branching): Node | undefined {
  const asked = test.type === 'LogicalExpression' && test.operator === '&&' ? test.left : test
  if (asked.type !== 'BinaryExpression' || (asked.operator !== '===' && asked.operator !== '==')) return undefined
  for (const [side, other] of [[asked.left, asked.right], [asked.right, asked.left]] as const) {
    const name = side.type === 'MemberExpression' && side.object.type === 'Identifier' && identity.has(memberName(side) ?? '') ? side.object.name : undefined
    if (name !== undefined && other.type !== 'Literal' && !startsWith(other, name)) return iterationOf(name, test)
  }
  return undefined
}

function startsWith(node: Node, name: string): boolean {
  return node.type === 'MemberExpression' ? startsWith(node.object, name) : node.type === 'Identifier' && node.name === name
}

/** The nearest loop or call with a callback around a place, if that is what calls its item so. */
function iterationOf(name: string, from: Node): Node | undefined {
  for (let at = from.parent; at; at = at.parent) {
    if (isFunction(at)) return at.parent.type === 'CallExpression' && at.parent.callee !== at && isNamed(at.params[0], name) ? at.parent : undefined
    if (!isLoop(at)) continue
    const left = at.type === 'ForOfStatement' && at.left.type === 'VariableDeclaration' ? at.left.declarations[0]?.id : undefined
    return isNamed(left, name) ? at : undefined
  }
  return undefined
}

function isNamed(node: Node | undefined, name: string): boolean {
  return node?.type === 'Identifier' && node.name === name
}
