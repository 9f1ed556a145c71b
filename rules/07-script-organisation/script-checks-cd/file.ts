import { fileDetector, type Fix } from '@perf-rules/core'
import type { ShellTree, unbash } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

type Node = unbash.SyntaxNode

export default fileDetector(check, {
  *shell(tree: ShellTree, view) {
    if (!/\b(?:cd|pushd|popd)\b/.test(view.text) || stopsAtFailure(tree, view.text)) return
    for (const command of tree.all('Command')) {
      const { name, args, through } = tree.invocation(command)
      if ((name !== 'cd' && name !== 'pushd' && name !== 'popd') || through.some(each => each !== 'builtin' && each !== 'command')) continue
      if (tree.isSilenced('SC2164', command) || isSafe(tree, name, args) || isLooked(tree, command) || isLastInFunction(tree, command)) continue
      const range = tree.range(command)
      const fix: Fix | null = tree.isDecoded(command) ? null : { safety: 'unsafe', title: 'Stop where it fails', edits: [{ range: [range[1], range[1]], text: isInFunction(tree, command) ? ' || return' : ' || exit' }] }
      yield say.uncheckedCd(range, { program: name }, { fix })
    }
  },
})

/** `set -e` anywhere, or in the hashbang. */
function stopsAtFailure(tree: ShellTree, text: string): boolean {
  const hashbang = /^#![^\n]*/.exec(text)?.[0] ?? ''
  if (/\s-[a-zA-Z]*e[a-zA-Z]*(?:\s|$)|\berrexit\b/.test(hashbang.replace(/\/env\b.*?\s(?=\w+sh\b)/, ' '))) return true
  return tree.all('Command').some(command => {
    const { name, args } = tree.invocation(command)
    if (name !== 'set') return false
    const words = args.map(arg => (arg.type === 'Word' ? (tree.literal(arg) ?? '') : ''))
    return words.some((word, at) => /^-[a-zA-Z]*e/.test(word) || (word === 'errexit' && /^-[a-zA-Z]*o$/.test(words[at - 1] ?? '')))
  })
}

/** `cd /` and `cd ../..` cannot go wrong; `pushd -n` changes nothing. */
function isSafe(tree: ShellTree, name: string, args: readonly unbash.CommandArgument[]): boolean {
  const words = args.map(arg => (arg.type === 'Word' ? tree.literal(arg) : undefined))
  if (name !== 'cd' && words.some(word => word !== undefined && /^-[a-zA-Z]*n/.test(word))) return true
  const [only] = words
  return words.length === 1 && only !== undefined && /^\/*(?:\.\.?\/+)*(?:\.\.?)?$/.test(only)
}

/** True where the outcome decides what comes next: a condition, the left of `&&` or `||`. */
function isLooked(tree: ShellTree, command: Node): boolean {
  let inner = command
  for (const outer of tree.ancestors(command)) {
    if (outer.type === 'AndOr' && outer.commands.at(-1) !== inner) return true
    if ((outer.type === 'If' || outer.type === 'Elif' || outer.type === 'While') && outer.clause === inner) return true
    if (outer.type === 'Function' || outer.type === 'Script') return false
    inner = outer
  }
  return false
}

/** The outcome of the last command is the function's own: the caller looks at it. */
function isLastInFunction(tree: ShellTree, command: Node): boolean {
  let inner = command
  for (const outer of tree.ancestors(command)) {
    if (outer.type === 'CompoundList') {
      const group = tree.parent(outer)
      const owner = group && tree.parent(group)
      if (group?.type === 'BraceGroup' && owner?.type === 'Function') return outer.commands.at(-1) === inner
    }
    inner = outer
  }
  return false
}

function isInFunction(tree: ShellTree, command: Node): boolean {
  for (const outer of tree.ancestors(command)) {
    if (outer.type === 'Function') return true
    if (outer.type === 'Script' || outer.type === 'Subshell') return false
  }
  return false
}
