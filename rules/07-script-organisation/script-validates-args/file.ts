import { fileDetector } from '@perf-rules/core'
import { short } from '@perf-rules/core/ask'
import type { ShellTree, unbash } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

type Node = unbash.SyntaxNode
const shells = new Set(['sh', 'bash', 'dash', 'ksh', 'zsh'])

export default fileDetector(check, {
  *shell(tree: ShellTree, view) {
    yield* evaluated(tree)
    if (!/\$\{?[1-9]/.test(view.text) || isGitHook(view.path) || looksAtArguments(tree, view.text)) return
    const seen = new Set<string>()
    for (const node of tree.nodes) {
      const number = positional(node)
      if (number === undefined || seen.has(number) || isInFunction(tree, node)) continue
      seen.add(number)
      if (isGuarded(tree, node)) continue
      yield say.uncheckedArgument(tree.range(node), { parameter: `$${number}`, number })
    }
  },
})

/** git itself gives these their arguments. */
function isGitHook(path: string): boolean {
  return /(?:^|\/)(?:\.husky|\.?git-?hooks|hooks)\/[^/]*$|(?:^|\/)(?:commit-msg|prepare-commit-msg|pre-push|post-checkout|pre-rebase|post-rewrite)$/.test(path)
}

function positional(node: Node): string | undefined {
  if (node.type === 'SimpleExpansion') return /^\$([1-9])$/.exec(node.text)?.[1]
  return node.type === 'ParameterExpansion' && node.prefix === undefined && /^[1-9]\d*$/.test(node.parameter) ? node.parameter : undefined
}

/** Inside a function they are its own arguments. */
function isInFunction(tree: ShellTree, node: Node): boolean {
  for (const outer of tree.ancestors(node)) if (outer.type === 'Function') return true
  return false
}

/** The count of arguments is compared, options are parsed, or an unset name ends the script. */
function looksAtArguments(tree: ShellTree, text: string): boolean {
  if (/\$#|\$\{#\}/.test(text) || tree.all('ArithmeticWord').some(({ value }) => value === '#')) return true
  return tree.all('Command').some(command => {
    const { name, args } = tree.invocation(command)
    if (name === 'getopts' || name === 'getopt') return true
    const words = args.map(arg => arg.text)
    return name === 'set' && words.some((word, at) => /^-[a-zA-Z]*u/.test(word) || (word === 'nounset' && /o$/.test(words[at - 1] ?? '')))
  })
}

/** It says what happens without it, or the script asks for it: a test, a `case`, an `if` around it. */
function isGuarded(tree: ShellTree, node: Node): boolean {
  if (node.type === 'ParameterExpansion' && node.operation?.type === 'Default') return true
  for (const outer of tree.ancestors(node)) {
    if (outer.type === 'TestCommand' || outer.type === 'Case' || outer.type === 'If' || outer.type === 'For') return true
    if (outer.type === 'Command' && (outer.name?.text === '[' || outer.name?.text === 'test')) return true
    if (outer.type === 'Assignment') return isLookedAtLater(tree, outer.name)
  }
  return false
}

/** `name=$1` and then `[ -z "$name" ]` is the same check in two lines. */
function isLookedAtLater(tree: ShellTree, name: string): boolean {
  const names = (node: Node) => (node.type === 'SimpleExpansion' && node.text === `$${name}`) || (node.type === 'ParameterExpansion' && node.parameter === name)
  return tree.nodes.some(node => names(node) && ((node.type === 'ParameterExpansion' && node.operation?.type === 'Default') || [...tree.ancestors(node)].some(outer => outer.type === 'TestCommand' || (outer.type === 'Case' && !outer.items.some(item => item.pos <= node.pos && node.end <= item.end)) || (outer.type === 'Command' && (outer.name?.text === '[' || outer.name?.text === 'test')))))
}

function* evaluated(tree: ShellTree) {
  const fromInput = new Set(['1', '2', '3', '4', '5', '6', '7', '8', '9', '@', '*', 'REPLY'])
  for (const command of tree.all('Command')) {
    const { name, args } = tree.invocation(command)
    if (name === 'read') for (const arg of args) if (/^[A-Za-z_]\w*$/.test(arg.text)) fromInput.add(arg.text)
  }
  for (const assignment of tree.all('Assignment')) if (holds(tree, assignment, fromInput) && !isInFunction(tree, assignment)) fromInput.add(assignment.name)
  for (const command of tree.all('Command')) {
    const { name, args } = tree.invocation(command)
    if (name === undefined) continue
    const text = name === 'eval' ? args : shells.has(name) ? args.slice(args.findIndex(arg => /^-[a-z]*c$/.test(arg.text)) + 1, args.findIndex(arg => /^-[a-z]*c$/.test(arg.text)) + 2) : []
    if ((name !== 'eval' && !args.some(arg => /^-[a-z]*c$/.test(arg.text))) || isInFunction(tree, command)) continue
    if (text.some(arg => holds(tree, arg, fromInput))) yield say.evaluatedInput(tree.range(command), { command: short(tree.text.slice(...tree.range(command))) })
  }
}

/** True when a variable of the set stands in it, not counting what commands inside it print. */
function holds(tree: ShellTree, node: Node, names: ReadonlySet<string>): boolean {
  return [...tree.below(node, 'SimpleExpansion'), ...tree.below(node, 'ParameterExpansion')].some(part => {
    const name = part.type === 'SimpleExpansion' ? part.text.slice(1) : part.prefix === undefined ? part.parameter : ''
    return names.has(name) && ![...tree.ancestors(part)].some(outer => outer.type === 'CommandExpansion' && outer.pos >= node.pos && outer.end <= node.end)
  })
}
