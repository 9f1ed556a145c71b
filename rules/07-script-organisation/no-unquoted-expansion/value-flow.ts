import type { ShellTree, unbash } from '@perf-rules/languages/views'
import { applyCommand, applyExpansion, type Content, contentOfWord, merged, type Values } from './values.ts'

type Node = unbash.SyntaxNode
type Body = unbash.CompoundList

/** How often a body is gone through again because of a loop or a call; real scripts need two or three. */
const mostPasses = 4
const mostCalls = 12

/**
 * Follows which variables hold one word for certain, in the order in which the script runs: through branches, loops,
 * subshells and calls of its own functions. Tells `visit` of each node with the values in force there.
 */
export class ValueFlow {
  readonly #tree: ShellTree
  readonly #visit: (node: Node, values: Values) => void
  readonly #functions = new Map<string, Node>()
  readonly #called = new Set<string>()
  readonly #running: string[] = []
  #leaving: Values[][] = []
  #lastValues: Values = new Map()

  constructor(tree: ShellTree, visit: (node: Node, values: Values) => void) {
    this.#tree = tree
    this.#visit = visit
  }

  run(): void {
    const end = this.#list(this.#tree.script.commands, new Map()) ?? this.#lastValues
    // What nothing here calls is called at the end, by a trap, or by another file: with what is in force then.
    for (const [name, body] of this.#functions) if (!this.#called.has(name)) this.#call(name, body, new Map(end))
  }

  /** Gives the values afterwards; undefined when nothing comes afterwards. */
  #list(statements: readonly unbash.Statement[], values: Values): Values | undefined {
    let now: Values | undefined = values
    for (const statement of statements) {
      now = this.#statement(statement, now ?? new Map())
      if (now && this.#running.length === 0) this.#lastValues = now
    }
    return now
  }

  #statement(statement: unbash.Statement, values: Values): Values | undefined {
    if (!statement.background) return this.#node(statement.command, values)
    this.#apart(statement.command, values)
    return values
  }

  /** Runs in a process of its own: what it sets is lost. */
  #apart(node: Node, values: Values): void {
    this.#node(node, new Map(values))
  }

  #node(node: Node, values: Values): Values | undefined {
    switch (node.type) {
      case 'Command': return this.#command(node, values)
      case 'CompoundList': return this.#list(node.commands, values)
      case 'BraceGroup': return this.#list(node.body.commands, values)
      case 'Subshell': {
        this.#list(node.body.commands, new Map(values))
        return values
      }
      case 'Coproc': {
        this.#apart(node.body, values)
        return values
      }
      case 'Function': {
        this.#functions.set(node.name.text, node.body)
        return values
      }
      case 'Redirected': {
        for (const redirect of node.redirects) this.#words(redirect, values)
        return this.#node(node.command, values)
      }
      case 'Pipeline': return this.#pipeline(node, values)
      case 'AndOr': return this.#andOr(node, values)
      case 'If': return this.#if(node, values)
      case 'While': return this.#loop(values, start => this.#list(node.clause.commands, start), node.body)
      case 'For': case 'Select': return this.#forEach(node, values)
      case 'ArithmeticFor': {
        for (const part of [node.initialize, node.test, node.update]) if (part) this.#words(part, values)
        return this.#loop(values, start => start, node.body)
      }
      case 'Case': return this.#case(node, values)
      default: {
        this.#words(node, values)
        return values
      }
    }
  }

  #command(command: unbash.Command, values: Values): Values | undefined {
    for (const part of [command.name, ...command.prefix, ...command.suffix]) if (part) this.#words(part, values)
    const { name } = this.#tree.invocation(command)
    applyCommand(this.#tree, command, values)
    if (name === undefined) return values
    const body = this.#functions.get(name)
    if (body && command.name === this.#tree.invocation(command).nameWord) return this.#call(name, body, values)
    if (name === 'break' || name === 'continue') {
      this.#leaving.at(-1)?.push(new Map(values))
      return undefined
    }
    if (name === 'exit' || name === 'return') {
      if (name === 'return') this.#returns.at(-1)?.push(new Map(values))
      return undefined
    }
    return values
  }

  readonly #returns: Values[][] = []

  #call(name: string, body: Node, values: Values): Values | undefined {
    this.#called.add(name)
    if (this.#running.includes(name) || this.#running.length > mostCalls) return values
    this.#running.push(name)
    const loops = this.#leaving
    this.#leaving = []
    const returned: Values[] = []
    this.#returns.push(returned)
    const outer = new Map(values)
    const after = this.#node(body, values)
    this.#returns.pop()
    this.#leaving = loops
    this.#running.pop()
    const all = joined([after, ...returned])
    if (!all) return undefined
    for (const local of this.#localsOf(body)) {
      const before = outer.get(local)
      if (before === undefined) all.delete(local)
      else all.set(local, before)
    }
    return all
  }

  *#localsOf(body: Node): Iterable<string> {
    for (const command of this.#tree.all('Command')) {
      if (command.pos < body.pos || command.end > body.end || !/^(?:local|declare|typeset)$/.test(command.name?.text ?? '')) continue
      for (const arg of command.args) yield arg.type === 'Assignment' ? arg.name : arg.text
    }
  }

  #pipeline({ commands }: unbash.Pipeline, values: Values): Values | undefined {
    const [only] = commands
    if (only && commands.length === 1) return this.#node(only, values)
    for (const command of commands) this.#apart(command, values)
    return values
  }

  #andOr({ commands, operators }: unbash.AndOr, values: Values): Values | undefined {
    let now = commands[0] ? this.#node(commands[0], values) : values
    for (const [at, command] of commands.slice(1).entries()) {
      // After `exit`, `||` never comes about.
      if (!now) return operators[at] === '&&' ? undefined : now
      now = joined([new Map(now), this.#node(command, new Map(now))])
    }
    return now
  }

  #if(node: unbash.If, values: Values): Values | undefined {
    let tested = this.#list(node.clause.commands, values)
    const ends: (Values | undefined)[] = [tested && this.#list(node.then.commands, new Map(tested))]
    for (const { clause, then } of node.elif) {
      tested = tested && this.#list(clause.commands, tested)
      ends.push(tested && this.#list(then.commands, new Map(tested)))
    }
    ends.push(node.else && tested ? this.#list(node.else.commands, new Map(tested)) : node.else ? undefined : tested)
    return joined(ends)
  }

  #forEach(node: unbash.For | unbash.Select, values: Values): Values | undefined {
    for (const word of node.wordlist ?? []) this.#words(word, values)
    const content: Content = node.wordlist ? node.wordlist.map(word => contentOfWord(word, values)).reduce(merged, 'nothing') : 'anything'
    return this.#loop(values, start => start.set(node.name.text, content), node.body)
  }

  #loop(values: Values, begin: (start: Values) => Values | undefined, body: Body): Values | undefined {
    let start: Values = new Map(values)
    let after: Values | undefined
    for (let pass = 0; pass < mostPasses; pass++) {
      this.#leaving.push([])
      const begun = begin(new Map(start))
      const end = begun && this.#list(body.commands, new Map(begun))
      const left = this.#leaving.pop() ?? []
      after = joined([begun, ...left])
      const next = joined([start, end, ...left]) ?? start
      if (sameValues(next, start)) break
      start = next
    }
    return joined([values, after])
  }

  #case(node: unbash.Case, values: Values): Values | undefined {
    this.#words(node.word, values)
    const ends: (Values | undefined)[] = []
    let falling: Values | undefined
    for (const { pattern, body, terminator } of node.items) {
      for (const word of pattern) this.#words(word, values)
      const end = this.#list(body.commands, joined([new Map(values), falling]) ?? new Map(values))
      falling = terminator === ';&' || terminator === ';;&' ? end : undefined
      ends.push(end)
    }
    if (!node.items.some(({ pattern }) => pattern.some(word => word.text === '*'))) ends.push(values)
    return joined(ends)
  }

  /** Tells of every node below, and runs the commands of substitutions apart. */
  #words(node: Node, values: Values): void {
    if (node.type === 'Script') {
      this.#list(node.commands, new Map(values))
      return
    }
    this.#visit(node, values)
    for (const child of this.#tree.children(node)) this.#words(child, values)
    applyExpansion(node, values)
  }
}

/** What holds on every way. A variable that one way does not set may hold anything there. */
function joined(ways: readonly (Values | undefined)[]): Values | undefined {
  const [first, ...rest] = ways.filter(way => way !== undefined)
  if (!first) return undefined
  const values: Values = new Map(first)
  for (const way of rest) {
    for (const name of values.keys()) if (!way.has(name)) values.set(name, 'anything')
    for (const [name, content] of way) values.set(name, merged(content, values.get(name) ?? 'anything'))
  }
  return values
}

function sameValues(a: Values, b: Values): boolean {
  return a.size === b.size && [...a].every(([name, content]) => b.get(name) === content)
}
