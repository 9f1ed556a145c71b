import type { Command, ParameterExpansionPart, SyntaxNode, Word } from 'unbash'
import { literalOf } from './literal.ts'
import type { ShellTree } from './tree.ts'

/** A use of a variable. */
export interface VariableUse {
  readonly name: string
  readonly node: SyntaxNode
  /** It says itself what happens without a value: `${x:-}`, `${x?}`, `${x+y}`. */
  readonly guarded: boolean
}

/** Which variables a script reads, and which it gives a value. */
export interface ShellVariables {
  readonly assigned: ReadonlySet<string>
  readonly uses: readonly VariableUse[]
}

const declaring = new Set(['declare', 'typeset', 'local', 'export', 'readonly', 'integer'])

/** Reads the variables of a script, in the order in which it stands. Where a value is set plays no part. */
export function readVariables(tree: ShellTree): ShellVariables {
  const assigned = new Set<string>()
  const uses: VariableUse[] = []
  for (const node of tree.nodes) {
    if (node.type === 'SimpleExpansion') uses.push({ name: node.text.slice(1), node, guarded: isWithinGuard(tree, node, node.text.slice(1)) })
    else if (node.type === 'ParameterExpansion') readExpansion(tree, node, assigned, uses)
    else if (node.type === 'ArithmeticWord') readArithmetic(tree, node, uses)
    else {
      if (node.type === 'TestBinary' && /^-(?:eq|ne|lt|le|gt|ge)$/.test(node.operator)) for (const word of [node.left, node.right]) if (/^[A-Za-z_]\w*$/.test(word.text)) uses.push({ name: word.text, node: word, guarded: false })
      for (const name of namesSetBy(tree, node)) assigned.add(name)
    }
  }
  return { assigned, uses }
}

function readExpansion(tree: ShellTree, node: ParameterExpansionPart, assigned: Set<string>, uses: VariableUse[]): void {
  const { parameter: name, operation } = node
  if (operation?.type === 'Names') return
  if (operation?.type === 'Default' && operation.operator.endsWith('=')) assigned.add(name)
  const guarded = (operation?.type === 'Default' && node.prefix !== '#') || isWithinGuard(tree, node, name)
  uses.push({ name, node, guarded })
}

/** True in `${x:+--flag $x}`, which is reached only where there is a value, and in what belongs to another expansion (`${a[$x]}`, `${y:-$x}`). */
function isWithinGuard(tree: ShellTree, node: SyntaxNode, name: string): boolean {
  for (const outer of tree.ancestors(node)) {
    if (outer.type !== 'ParameterExpansion') continue
    if (outer.parameter !== name || (outer.operation?.type === 'Default' && outer.operation.operator.endsWith('+'))) return true
  }
  return false
}

function readArithmetic(tree: ShellTree, node: SyntaxNode & { readonly type: 'ArithmeticWord' }, uses: VariableUse[]): void {
  // A bare `$x` is a word here too, without parts.
  const name = /^\$?([A-Za-z_]\w*)/.exec(node.value)?.[1]
  if (name === undefined || isArithmeticTarget(tree, node)) return
  uses.push({ name, node, guarded: false })
}

function isArithmeticTarget(tree: ShellTree, node: SyntaxNode): boolean {
  const parent = tree.parent(node)
  return parent?.type === 'ArithmeticBinary' && parent.left === node && /^(?:[-+*/%&|^]|<<|>>)?=$/.test(parent.operator)
}

/** Names that a node gives a value, or declares. */
function* namesSetBy(tree: ShellTree, node: SyntaxNode): Iterable<string> {
  if (node.type === 'Assignment') {
    const command = tree.parent(node)
    // `x=1 make` sets x for make alone.
    if (command?.type !== 'Command' || command.name === undefined || !command.prefix.includes(node)) yield node.name
  }
  else if (node.type === 'For' || node.type === 'Select') yield node.name.text
  else if (node.type === 'Coproc') yield node.name?.text ?? 'COPROC'
  else if (node.type === 'FileDescriptorVariable') yield node.name
  else if (node.type === 'ArithmeticBinary' && node.left.type === 'ArithmeticWord' && /^(?:[-+*/%&|^]|<<|>>)?=$/.test(node.operator)) yield* nameIn(node.left.value)
  else if (node.type === 'ArithmeticUnary' && /^(?:\+\+|--)$/.test(node.operator) && node.operand.type === 'ArithmeticWord') yield* nameIn(node.operand.value)
  else if (node.type === 'TestUnary') yield* testedName(node.operator, node.operand)
  else if (node.type === 'Command') yield* namesSetByCommand(tree, node)
}

function* nameIn(text: string | undefined): Iterable<string> {
  const name = text === undefined ? undefined : /^[A-Za-z_]\w*/.exec(text)?.[0]
  if (name !== undefined) yield name
}

/** Asking for a value (`-n "$x"`, `-z`, `-v x`) is knowing that there may be none. */
function* testedName(operator: string, operand: Word | undefined): Iterable<string> {
  if (!operand) return
  if (operator === '-v') yield* nameIn(literalOf(operand) ?? operand.text.replace(/^"/, ''))
  if (operator === '-n' || operator === '-z') yield* nameIn(/^"?\$\{?([A-Za-z_]\w*)(?::?-)?\}?"?$/.exec(operand.text)?.[1])
}

function* namesSetByCommand(tree: ShellTree, command: Command): Iterable<string> {
  const { name, args } = tree.invocation(command)
  const words = args.filter(arg => arg.type === 'Word')
  const texts = words.map(word => literalOf(word))
  const operands = texts.filter(text => text !== undefined && !text.startsWith('-'))
  if (name === undefined) return
  if (declaring.has(name)) {
    if (texts.some(text => text !== undefined && /^-[a-zA-Z]*f/.test(text))) return
    for (const word of words) yield* nameIn(word.text.replace(/^["']/, ''))
  } else if (name === 'read' || name === 'mapfile' || name === 'readarray') {
    yield* readTargets(texts, name === 'read' ? /^-[a-zA-Z]*[dinNptu]$/ : /^-[a-zA-Z]*[dnOsuCc]$/)
    yield name === 'read' ? 'REPLY' : 'MAPFILE'
  } else if (name === 'printf' || name === 'wait') {
    const flag = texts.indexOf(name === 'printf' ? '-v' : '-p')
    if (flag !== -1) yield* nameIn(words[flag + 1]?.text.replace(/^["']/, ''))
    else if (name === 'printf' && texts[0]?.startsWith('-v')) yield* nameIn(texts[0].slice(2))
  } else if (name === 'getopts') {
    yield* nameIn(operands[1])
    yield* ['OPTARG', 'OPTIND', 'OPTERR']
  } else if (name === 'let') for (const { text } of args) yield* nameIn(/^["']?\s*(?:\+\+|--)?([A-Za-z_]\w*)/.exec(text)?.[1])
  else if (name === 'unset' || name === 'getopt' || name === 'typeset') for (const text of operands) yield* nameIn(text)
  else if (name === 'run') yield* ['status', 'output', 'lines', 'stderr', 'stderr_lines']
  else if (name.startsWith('DEFINE_')) yield* nameIn(`FLAGS_${operands[0] ?? ''}`)
  else if (name === '[' || name === 'test') {
    for (const [at, text] of texts.entries()) if (text === '-n' || text === '-z' || text === '-v') yield* testedName(text, words[at + 1])
    // `[ "$x" ]` asks for a value too.
    const [only] = words
    if (only && words.length <= 2 && name === '[') yield* testedName('-n', only)
  }
}

/** What `read` and `mapfile` fill: the names after their options and the options' values. */
function* readTargets(texts: readonly (string | undefined)[], valued: RegExp): Iterable<string> {
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at]
    if (text === undefined) continue
    if (!text.startsWith('-')) yield* nameIn(text)
    else if (valued.test(text)) at++
  }
}
