import type { ShellTree, unbash } from '@perf-rules/languages/views'

/** What a variable holds whatever happens: one word, nothing at all, or anything. */
export type Content = 'word' | 'nothing' | 'anything'
/** By variable. Absent: nobody knows. */
export type Values = Map<string, Content>

/** Names that only ever hold a number or a list of flags. */
const numeric = new Set(['?', '#', '$', '!', '-', 'BASHPID', 'BASH_ARGC', 'BASH_LINENO', 'BASH_SUBSHELL', 'EUID', 'LINENO', 'OPTIND', 'PPID', 'RANDOM', 'SECONDS', 'SHELLOPTS', 'SHLVL', 'UID', 'EPOCHSECONDS', 'EPOCHREALTIME', 'SRANDOM', 'COLUMNS', 'LINES', 'HISTSIZE', 'HISTFILESIZE', 'HISTCMD', 'BASH_MONOSECONDS'])

/** True when quotes make no difference: the variable holds one word, or one word or nothing. */
export function holdsOneWord(name: string, values: Values): boolean {
  return contentOf(name, values) === 'word'
}

/** What two ways lead to. `FLAG=` and `FLAG=--now` are a flag that may be left out. */
export function merged(a: Content, b: Content): Content {
  if (a === 'anything' || b === 'anything') return 'anything'
  return a === 'word' || b === 'word' ? 'word' : 'nothing'
}

function contentOf(name: string, values: Values): Content {
  return numeric.has(name) ? 'word' : (values.get(name) ?? 'anything')
}

/** What a word becomes when it is assigned. */
export function contentOfWord(word: unbash.Word, values: Values): Content {
  return word.parts === undefined ? contentOfText(word.value) : contentOfParts(word.parts, values)
}

function contentOfText(text: string): Content {
  return text === '' ? 'nothing' : /[\s*?[]/.test(text) ? 'anything' : 'word'
}

function contentOfParts(parts: readonly (unbash.WordPart | unbash.DoubleQuotedChild)[], values: Values): Content {
  return parts.map(part => contentOfPart(part, values)).reduce(merged, 'nothing')
}

function contentOfPart(part: unbash.WordPart | unbash.DoubleQuotedChild, values: Values): Content {
  switch (part.type) {
    case 'Literal': case 'SingleQuoted': case 'AnsiCQuoted': return contentOfText(part.value)
    case 'DoubleQuoted': case 'LocaleString': return contentOfParts(part.parts, values)
    case 'SimpleExpansion': return contentOf(part.text.slice(1), values)
    case 'ParameterExpansion': return part.prefix === '#' ? 'word' : part.prefix === undefined && part.operation === undefined && part.index === undefined ? contentOf(part.parameter, values) : 'anything'
    case 'ArithmeticExpansion': return 'word'
    default: return 'anything'
  }
}

/** Puts into force what a command sets. */
export function applyCommand(tree: ShellTree, command: unbash.Command, values: Values): void {
  const { name, args } = tree.invocation(command)
  // `x=1 make` sets x for make alone.
  if (command.name === undefined) for (const part of command.prefix) if (part.type === 'Assignment') assign(part, values)
  if (name === undefined) return
  if (/^(?:declare|typeset|local|export|readonly)$/.test(name)) declare(name, args, values)
  else if (name === 'printf' && args[0]?.text === '-v' && args[1]) values.set(args[1].text, 'anything')
  else if (name === 'wait' && args.at(-2)?.text === '-p' && args.at(-1)) values.set(args.at(-1)?.text ?? '', 'word')
  for (const { text } of args) {
    if (name === 'unset') values.delete(text)
    else if (name === 'let') letName(text, values)
    else if (/^(?:read|mapfile|readarray|getopts)$/.test(name) && /^[A-Za-z_]\w*$/.test(text)) values.set(text, 'anything')
  }
}

/** Puts into force what an expansion sets in passing: `$((n = 1))`, `${x:=y}`. */
export function applyExpansion(node: unbash.SyntaxNode, values: Values): void {
  if (node.type === 'ArithmeticBinary' && node.left.type === 'ArithmeticWord' && /^(?:[-+*/%&|^]|<<|>>)?=$/.test(node.operator)) values.set(node.left.value, 'word')
  else if (node.type === 'FileDescriptorVariable') values.set(node.name, 'word')
  else if (node.type === 'ParameterExpansion' && node.operation?.type === 'Default' && node.operation.operator.endsWith('=')) values.set(node.parameter, 'anything')
}

function letName(text: string, values: Values): void {
  const name = /^["']?\s*([A-Za-z_]\w*)\s*(?:[-+*/%&|^]|<<|>>)?=/.exec(text)?.[1]
  if (name !== undefined) values.set(name, 'word')
}

/** Remembers names that were declared as numbers, whatever they are given afterwards. No variable has a name with a space. */
const numberKey = (name: string) => `number ${name}`

function declare(program: string, args: readonly unbash.CommandArgument[], values: Values): void {
  const isNumber = args.some(arg => /^-[a-zA-Z]*i/.test(arg.text))
  for (const arg of args) {
    const name = arg.type === 'Assignment' ? arg.name : arg.text
    if (isNumber) values.set(numberKey(name), 'word')
    if (arg.type === 'Assignment') assign(arg, values)
    else if (program !== 'export' && program !== 'readonly' && /^[A-Za-z_]\w*$/.test(name)) values.set(name, isNumber ? 'word' : 'nothing')
  }
}

/** Puts an assignment into force. */
export function assign({ name, value, append, index }: unbash.Assignment, values: Values): void {
  const isNumber = values.has(numberKey(name))
  const content = isNumber ? 'word' : value.type === 'Word' && index === undefined ? contentOfWord(value, values) : 'anything'
  values.set(name, append === true && !isNumber ? merged(content, values.get(name) ?? 'anything') : content)
}
