import { type Command, forEachChild, parse, type ParsedScript, type Redirection, type SyntaxNode, type Word } from 'unbash'
import type { Range } from '@perf-rules/core'
import type { ShellCommand, ShellReading, ShellWord } from './command.ts'

/** Where a command stands, handed down while the tree is walked. */
interface Standing {
  readonly inFunction: string | null
  readonly inLoop: boolean
  readonly isConditional: boolean
  readonly isTested: boolean
  readonly pipedInto: string | null
}

const atTop: Standing = { inFunction: null, inLoop: false, isConditional: false, isTested: false, pipedInto: null }
/** Deeper than any script that a person wrote. */
const mostLevels = 200

/** Reads the commands of a shell text. `offset` is where the text begins in its file: all ranges count from there. */
export function readCommands(text: string, offset = 0): ShellReading {
  const script = parse(text)
  const reader = new Reader(offset)
  reader.walk(script, atTop, 0)
  const [first] = script.errors ?? []
  return { commands: reader.commands, functions: reader.functions, error: first?.message ?? null }
}

class Reader {
  readonly commands: ShellCommand[] = []
  readonly functions: { name: string; range: Range }[] = []
  readonly #offset: number

  constructor(offset: number) {
    this.#offset = offset
  }

  walk(node: SyntaxNode | ParsedScript, at: Standing, level: number): void {
    if (level > mostLevels) return
    const below = (child: SyntaxNode | undefined, change: Partial<Standing> = {}) => child && this.walk(child, { ...at, ...change }, level + 1)
    if (node.type === 'Command') this.#command(node, at, level)
    else if (node.type === 'Function') {
      this.functions.push({ name: node.name.value, range: this.#range(node.name) })
      below(node.body, { inFunction: node.name.value, inLoop: false, isConditional: false, isTested: false })
    } else if (node.type === 'If') {
      below(node.clause, { isTested: true })
      below(node.then, { isConditional: true })
      for (const arm of node.elif) {
        below(arm.clause, { isTested: true, isConditional: true })
        below(arm.then, { isConditional: true })
      }
      below(node.else, { isConditional: true })
    } else if (node.type === 'While') {
      below(node.clause, { isTested: true, inLoop: true })
      below(node.body, { inLoop: true })
    } else if (node.type === 'For' || node.type === 'ArithmeticFor' || node.type === 'Select') {
      forEachChild(node, child => below(child, { inLoop: true }))
    } else if (node.type === 'Case') {
      below(node.word)
      for (const item of node.items) below(item.body, { isConditional: true })
    } else if (node.type === 'AndOr') {
      for (const [index, child] of node.commands.entries()) below(child, { isConditional: at.isConditional || index > 0, isTested: at.isTested || node.operators[index] === '||' })
    } else if (node.type === 'Pipeline') {
      for (const [index, child] of node.commands.entries()) {
        const reader = node.commands[index + 1]
        below(child, { pipedInto: reader ? nameOf(reader) : at.pipedInto, isTested: at.isTested || node.prefixes.some(prefix => prefix.type === 'Negation') })
      }
    } else forEachChild(node, child => below(child))
  }

  #command(node: Command, at: Standing, level: number): void {
    const words = node.args.flatMap(argument => (argument.type === 'Word' ? [this.#word(argument)] : [{ text: argument.text, isOpen: argument.text.includes('$'), range: this.#range(argument) }]))
    const heredoc = node.redirects.find(each => each.type === 'HereDoc')
    this.commands.push({
      name: node.name?.value ?? '',
      words,
      range: this.#range(node),
      assigns: node.prefix.flatMap(each => (each.type === 'Assignment' ? [{ name: each.name, value: each.value.type === 'Word' ? each.value.value : '', range: this.#range(each) }] : [])),
      pipedInto: at.pipedInto,
      inFunction: at.inFunction,
      inLoop: at.inLoop,
      isConditional: at.isConditional,
      isTested: at.isTested,
      input: heredoc?.type === 'HereDoc' ? heredoc.body.text : null,
      writesTo: node.redirects.flatMap(targetOf),
    })
    // Substitutions in words hold commands of their own; nobody pipes those.
    forEachChild(node, child => this.walk(child, { ...at, pipedInto: null }, level + 1))
  }

  #word(word: Word): ShellWord {
    return { text: word.value, isOpen: isOpen(word), range: this.#range(word) }
  }

  #range({ pos, end }: { readonly pos: number; readonly end: number }): Range {
    return [this.#offset + pos, this.#offset + end]
  }
}

function targetOf(redirection: Redirection): readonly string[] {
  return redirection.type === 'Redirect' && redirection.operator.includes('>') && redirection.target ? [redirection.target.value] : []
}

function isOpen(word: Word): boolean {
  const parts = word.parts ?? []
  return parts.some(part => part.type !== 'Literal' && part.type !== 'SingleQuoted' && part.type !== 'AnsiCQuoted' && (part.type !== 'DoubleQuoted' || part.parts.some(inner => inner.type !== 'Literal')))
}

/** Name of the command that a pipe ends in, through groups and redirections. */
function nameOf(node: SyntaxNode): string {
  if (node.type === 'Command') return node.name?.value ?? ''
  let name = ''
  forEachChild(node, child => {
    if (name === '') name = nameOf(child)
  })
  return name
}
