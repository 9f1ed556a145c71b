import type { ShellTree, unbash } from '@perf-rules/languages/views'

type Node = unbash.SyntaxNode

/** True where the shell neither splits nor globs: quotes, assignments, `[[ ]]`, arithmetic, case words, here-documents; and lists of `for`, which are split on purpose. */
export function isUnsplit(tree: ShellTree, node: Node): boolean {
  let inner: Node = node
  for (const outer of tree.ancestors(node)) {
    switch (outer.type) {
      case 'DoubleQuoted': case 'LocaleString': case 'HereDocBody': case 'ParameterExpansion': case 'TestCommand':
      case 'ArithmeticExpansion': case 'ArithmeticCommand': case 'ArithmeticFor': case 'For': case 'Select': case 'Case': case 'CaseItem':
        return true
      case 'Assignment': {
        const parent = tree.parent(outer)
        // To a plain sh `export x=$y` is a command with words like any other.
        return tree.dialect !== 'sh' || !(parent?.type === 'Command' && (parent.suffix as readonly Node[]).includes(outer))
      }
      case 'Command':
        return isProgram(tree, outer, inner) || (outer.name?.text === 'let' && inner.type === 'Word')
      case 'Script': case 'Statement': case 'Redirected': return false
      default: inner = outer
    }
  }
  return false
}

/** True for a word that is nothing but the program to run: `$EDITOR file`, `exec $SHELL`. */
function isProgram(tree: ShellTree, command: unbash.Command, word: Node): boolean {
  // `$x=1` is a mistake of another kind.
  if (word.type === 'Word' && word === command.name && /^\$\{?\w+(?:\[[^\]]*\])?\}?=/.test(word.text)) return true
  if (word.type !== 'Word' || word.parts?.length !== 1) return false
  const { nameWord, through } = tree.invocation(command)
  return word === command.name || (word === nameWord && through.every(program => program === 'exec' || program === 'command' || program === 'builtin'))
}
