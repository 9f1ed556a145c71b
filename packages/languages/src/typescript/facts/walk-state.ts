import type { TSESTree } from '@typescript-eslint/types'
import type { FunctionNode, LoopNode } from '@perf-rules/core/ask'

type Node = TSESTree.Node
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression

interface Around {
  readonly fn: number
  readonly loop: number
}

/** Nodes that matter to facts, numbered in the order of the walk, with the function and loop around each. */
export class WalkState {
  readonly functions: { readonly node: FunctionNode; readonly around: Around; readonly class: number }[] = []
  readonly functionNumbers = new Map<Node, number>()
  readonly classes: (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[] = []
  readonly classNumbers = new Map<Node, number>()
  readonly calls: { readonly node: CallNode; readonly around: Around }[] = []
  readonly callNumbers = new Map<Node, number>()
  readonly awaits: { readonly node: Node; readonly around: Around }[] = []
  readonly loops: { readonly node: LoopNode; readonly around: Around }[] = []
  #fn = -1
  #loop = -1

  enterFunction(node: FunctionNode): void {
    const number = this.functions.length
    const owner = node.parent?.type === 'MethodDefinition' ? node.parent.parent.parent : undefined
    this.functions.push({ node, around: this.#around(node), class: owner ? (this.classNumbers.get(owner) ?? -1) : -1 })
    this.functionNumbers.set(node, number)
    this.#fn = number
    this.#loop = -1
  }

  leaveFunction(): void {
    const around = this.functions[this.#fn]?.around
    this.#fn = around?.fn ?? -1
    // Back in the loop in whose body the function stands. A function in a loop's header left that loop open.
    this.#loop = around?.loop ?? -1
  }

  class(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): void {
    this.classNumbers.set(node, this.classes.push(node) - 1)
  }

  enterLoop(node: LoopNode): void {
    this.loops.push({ node, around: this.#around(node) })
    this.#loop = this.loops.length - 1
  }

  leaveLoop(node: LoopNode): void {
    const entered = this.loops.findLast(loop => loop.node === node)
    this.#loop = entered?.around.loop ?? -1
  }

  call(node: CallNode): void {
    this.callNumbers.set(node, this.calls.push({ node, around: this.#around(node) }) - 1)
  }

  awaited(node: Node): void {
    this.awaits.push({ node, around: this.#around(node) })
  }

  /** A loop's header is outside of it: it runs once, or is asked anew without being per item. */
  #around(node: Node): Around {
    let loop = this.#loop
    for (let open = this.loops[loop]; open && node.range[0] < open.node.body.range[0]; open = this.loops[loop]) loop = open.around.loop
    return { fn: this.#fn, loop }
  }
}

/** The call that takes a function literal, looking through assertions; with the argument's place. */
export function takerOf(node: FunctionNode): { readonly call: CallNode; readonly argument: number } | undefined {
  let child: Node = node
  let parent: Node | undefined = node.parent
  while (parent && (parent.type === 'TSAsExpression' || parent.type === 'TSNonNullExpression' || parent.type === 'TSSatisfiesExpression')) [child, parent] = [parent, parent.parent]
  if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return undefined
  if (parent.callee === child) return { call: parent, argument: -1 }
  const argument = parent.arguments.findIndex(each => each === child)
  return argument === -1 ? undefined : { call: parent, argument }
}
