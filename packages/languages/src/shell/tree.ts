import type { Range } from '@perf-rules/core'
import { type Command, forEachChild, parse, type ParsedScript, type SyntaxNode, type Word, type WordPart } from 'unbash'
import { type DialectSource, dialectOf, type ShellDialect } from './dialect.ts'
import { readDirectives, shellDirective, type ShellDirectives } from './directives.ts'
import { literalOf } from './literal.ts'
import { type Invocation, unwrapped } from './wrappers.ts'

type NodeType = SyntaxNode['type']
type NodeOf<T extends NodeType> = Extract<SyntaxNode, { readonly type: T }>

/** A parsed shell script, with what a check asks of it: nodes by type, parents, places, literal words, ShellCheck's comments. */
export class ShellTree {
  readonly path: string
  readonly text: string
  readonly script: ParsedScript
  readonly dialect: ShellDialect
  readonly declaredBy: DialectSource
  /** Every node before its children, in source order; here-documents at the command that reads them. */
  readonly nodes: readonly SyntaxNode[]
  readonly #parents = new Map<SyntaxNode, SyntaxNode>()
  readonly #places = new Map<SyntaxNode, Range>()
  readonly #byType = new Map<NodeType, SyntaxNode[]>()
  readonly #directives: ShellDirectives

  constructor(path: string, text: string, script: ParsedScript, disabled: readonly string[] = []) {
    this.path = path
    this.text = text
    this.script = script
    this.nodes = this.#collect(script)
    const { dialect, declaredBy } = dialectOf(path, text, shellDirective(text))
    this.dialect = dialect
    this.declaredBy = declaredBy
    this.#directives = readDirectives(text, this.nodes, at => this.#isWithinText(at), disabled)
  }

  /** Nodes of a type, in source order. */
  all<T extends NodeType>(type: T): readonly NodeOf<T>[] {
    // Filed under their own type by the walk.
    return (this.#byType.get(type) ?? []) as unknown as readonly NodeOf<T>[]
  }

  parent(node: SyntaxNode): SyntaxNode | undefined {
    return this.#parents.get(node)
  }

  /** Direct parts, in source order. */
  children(node: SyntaxNode): readonly SyntaxNode[] {
    const found: SyntaxNode[] = []
    forEachChild(node, child => found.push(child))
    return found
  }

  /** Nodes of a type below another, in source order. */
  below<T extends NodeType>(top: SyntaxNode, type: T): readonly NodeOf<T>[] {
    const found: NodeOf<T>[] = []
    const stack: SyntaxNode[] = [top]
    for (let next = stack.pop(); next; next = stack.pop()) {
      // The comparison says which type it is.
      if (next.type === type && next !== top) found.push(next as NodeOf<T>)
      stack.push(...[...this.children(next)].reverse())
    }
    return found
  }

  /** From the parent up to the script. */
  *ancestors(node: SyntaxNode): Iterable<SyntaxNode> {
    for (let at = this.#parents.get(node); at; at = this.#parents.get(at)) yield at
  }

  /** Where a node stands in the file. What stands in an escaped backtick command has the place of the outermost one. */
  range(node: SyntaxNode): Range {
    return this.#places.get(node) ?? [node.pos, node.end]
  }

  /** The script in a word that is handed to another shell (`sh -c '…'`); its places count in that text. Undefined where it is none. */
  inner(word: Word): ShellTree | undefined {
    const quoted = /^(["'])([\s\S]*)\1$/.exec(word.text)
    const inner = parseShell(this.path, quoted?.[2] ?? word.value)
    return 'error' in inner ? undefined : inner
  }

  /** True inside escaped backticks, where the file's text and the tree's differ. */
  isDecoded(node: SyntaxNode): boolean {
    return this.#places.has(node)
  }

  /** The text a word always has; undefined where it holds an expansion or a glob. */
  literal(word: Word | undefined): string | undefined {
    return word === undefined ? undefined : literalOf(word)
  }

  /** The command that is run in the end, past `sudo`, `env`, `command`, `exec`, `nohup`, `time` and their options. */
  invocation(command: Command): Invocation {
    return unwrapped(command)
  }

  /** True when a comment of ShellCheck's, or its file of settings, silences the code at the node. */
  isSilenced(code: string, node: SyntaxNode | number): boolean {
    return this.#directives.isSilenced(code, typeof node === 'number' ? node : this.range(node)[0])
  }

  /** Paths of `# shellcheck source=` comments. */
  get sourceDirectives(): ShellDirectives['sources'] {
    return this.#directives.sources
  }

  #collect(script: ParsedScript): readonly SyntaxNode[] {
    const nodes: SyntaxNode[] = []
    const stack: { node: SyntaxNode; place: Range | undefined }[] = [{ node: script, place: undefined }]
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { node, place } = next
      nodes.push(node)
      const filed = this.#byType.get(node.type)
      if (filed) filed.push(node)
      else this.#byType.set(node.type, [node])
      if (place) this.#places.set(node, place)
      const children: SyntaxNode[] = []
      forEachChild(node, child => children.push(child))
      for (const child of children.reverse()) {
        this.#parents.set(child, node)
        // Positions below count in the decoded text of the backticks, not in the file.
        const decoded = child.type === 'Script' && child.source !== undefined
        stack.push({ node: child, place: place ?? (decoded ? [node.pos, node.end] : undefined) })
      }
    }
    return nodes
  }

  #isWithinText(at: number): boolean {
    return (['HereDocBody', 'DoubleQuoted', 'SingleQuoted', 'AnsiCQuoted'] as const).some(type => this.all(type).some(node => node.pos < at && at < node.end && this.range(node)[0] === node.pos && !this.#holdsCode(node, at)))
  }

  /** A comment inside `$( )` inside quotes is one all the same. */
  #holdsCode(node: SyntaxNode, at: number): boolean {
    return this.all('CommandExpansion').some(inner => inner.pos < at && at < inner.end && inner.pos >= node.pos && inner.end <= node.end)
  }
}

/** Parses a script; gives what the parser says where it is no shell. */
export function parseShell(path: string, text: string, disabled: readonly string[] = []): ShellTree | { readonly error: string; readonly at: number } {
  const script = parse(text)
  const [error] = script.errors ?? []
  return error ? { error: error.message, at: error.pos } : new ShellTree(path, text, script, disabled)
}

export type { Command, SyntaxNode, Word, WordPart }
