import type { parser } from '@lezer/python'
import type { Range } from '@perf-rules/core'

type Tree = ReturnType<typeof parser.parse>
type SyntaxNode = Tree['topNode']

/** One node of a Python file, named as in Lezer's grammar (`FunctionDefinition`, `TryStatement`). */
export class PythonNode {
  readonly #node: SyntaxNode
  readonly #source: string

  constructor(node: SyntaxNode, source: string) {
    this.#node = node
    this.#source = source
  }

  get type(): string {
    return this.#node.name
  }

  get range(): Range {
    return [this.#node.from, this.#node.to]
  }

  get text(): string {
    return this.#source.slice(this.#node.from, this.#node.to)
  }

  get parent(): PythonNode | undefined {
    const { parent } = this.#node
    return parent ? new PythonNode(parent, this.#source) : undefined
  }

  /** Children in source order, tokens and comments included. */
  get children(): readonly PythonNode[] {
    const found: PythonNode[] = []
    for (let child = this.#node.firstChild; child; child = child.nextSibling) found.push(new PythonNode(child, this.#source))
    return found
  }

  /** The first child of the type. */
  child(type: string): PythonNode | undefined {
    const child = this.#node.getChild(type)
    return child ? new PythonNode(child, this.#source) : undefined
  }

  /** Statements of a `Body` or `Script`, without its colon and comments. */
  get statements(): readonly PythonNode[] {
    return this.children.filter(({ type }) => type !== ':' && type !== 'Comment')
  }

  /** Nodes of the types below this one, in source order. */
  *all(...types: readonly string[]): Iterable<PythonNode> {
    const cursor = this.#node.cursor()
    const { from, to } = this.#node
    do {
      if (cursor.from >= from && cursor.to <= to && types.includes(cursor.name)) yield new PythonNode(cursor.node, this.#source)
    } while (cursor.next() && cursor.from <= to)
  }
}

/** A parsed Python file. */
export class PythonModule extends PythonNode {
  constructor(tree: Tree, source: string) {
    super(tree.topNode, source)
  }
}
