import { type FileView, fileDetector, type Finding, type Fix, type OptionsOf } from '@perf-rules/core'
import { short } from '@perf-rules/core/ask'
import type { ShellTree, unbash } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { isUnsplit } from './context.ts'
import { ValueFlow } from './value-flow.ts'
import { holdsOneWord, type Values } from './values.ts'

/** Programs whose output is a list of numbers, made to be split. */
const numberLists = new Set(['seq', 'pgrep'])

export default fileDetector(check, {
  *shell(tree: ShellTree, view: FileView<OptionsOf<typeof check>>) {
    if (!view.text.includes('$') && !view.text.includes('`')) return
    const split = splitNodes(tree, view.options.allow)
    for (const node of tree.nodes) if (split.has(node)) yield* told(tree, node, view.text)
  },
})

/** Expansions that may become several words or none, in at least one way through the script. */
function splitNodes(tree: ShellTree, allow: readonly string[]): ReadonlySet<unbash.SyntaxNode> {
  const found = new Set<unbash.SyntaxNode>()
  const visit = (node: unbash.SyntaxNode, values: Values) => {
    if (!found.has(node) && maySplit(tree, node, values, allow) && !isUnsplit(tree, node)) found.add(node)
  }
  new ValueFlow(tree, visit).run()
  return found
}

function maySplit(tree: ShellTree, node: unbash.SyntaxNode, values: Values, allow: readonly string[]): boolean {
  if (node.type === 'SimpleExpansion') {
    const name = node.text.slice(1)
    return name !== '@' && !allow.includes(name) && !holdsOneWord(name, values)
  }
  if (node.type === 'ParameterExpansion') {
    const { parameter, prefix, index, operation } = node
    if (prefix === '#' || parameter === '@' || index?.text === '@' || (operation?.type === 'Names' && operation.operator === '@') || allow.includes(parameter)) return false
    if (operation?.type === 'Default' && operation.operator.endsWith('=') && isNoOperation(tree, node)) return false
    // `${x:+"$x"}` is quoted inside, so that it may vanish as a whole.
    if (operation?.type === 'Default' && operation.operator.endsWith('+')) return false
    return !holdsOneWord(parameter, values)
  }
  if (node.type !== 'CommandExpansion' || !node.script || node.script.commands.length === 0) return false
  const [only, ...others] = tree.below(node, 'Command')
  return !(only && others.length === 0 && numberLists.has(tree.invocation(only).name ?? ''))
}

/** `: ${x:=default}` is written for what it sets. */
function isNoOperation(tree: ShellTree, node: unbash.SyntaxNode): boolean {
  for (const outer of tree.ancestors(node)) if (outer.type === 'Command') return outer.name?.text === ':' || outer.name?.text === 'true'
  return false
}

function* told(tree: ShellTree, node: unbash.SyntaxNode, text: string): Iterable<Finding> {
  const code = node.type === 'CommandExpansion' ? 'SC2046' : 'SC2086'
  if (tree.isSilenced(code, node)) return
  const range = tree.range(node)
  const written = text.slice(...range)
  const fix: Fix | null = tree.isDecoded(node) ? null : { safety: 'unsafe', title: 'Quote it', edits: [{ range, text: `"${written}"` }] }
  const data = { expansion: short(written), quoted: short(`"${written}"`) }
  yield node.type === 'CommandExpansion' ? say.unquotedCommand(range, data, { fix }) : say.unquotedVariable(range, data, { fix })
}
