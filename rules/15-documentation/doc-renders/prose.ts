import { type Finding, type OptionsOf, proseDetector, type ProseView } from '@perf-rules/core'
import { heedingMarkdownlint, nodesIn, offsetsOf, readText } from '@perf-rules/core/ask'
import type { Definition, Link, Nodes, Root, Table } from 'mdast'
import check, { codes, say } from './check.ts'
import { reversedLinks } from './reversed.ts'

type View = ProseView<OptionsOf<typeof check>>

export default proseDetector(check, {
  *detect(root, view) {
    yield* heedingMarkdownlint(demands(root, view), view.text, codes, view.options.except)
  },
})

function* demands(root: Root, view: View): Generator<Finding> {
  const definitions: Definition[] = []
  const used = new Set<string>()
  const references: { readonly node: Nodes; readonly key: string }[] = []
  for (const node of nodesIn(root)) {
    if (node.type === 'definition') definitions.push(node)
    else if (node.type === 'linkReference' || node.type === 'imageReference') {
      used.add(node.identifier)
      if (node.type === 'linkReference') references.push({ node, key: node.identifier })
    } else if (node.type === 'link') yield* emptyLink(node)
    else if (node.type === 'table') yield* raggedRows(node)
    else if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') yield* reversedLinks(node, view.text)
  }
  yield* idleDefinitions(definitions, used, view)
  const empty = new Set(definitions.filter(each => leadsNowhere(each.url)).map(each => each.identifier))
  for (const { node, key } of references) if (empty.has(key)) yield say.emptyLink(node, { text: readText(node) })
}

function leadsNowhere(url: string): boolean {
  return url === '' || url === '#'
}

function* emptyLink(node: Link): Generator<Finding> {
  if (leadsNowhere(node.url)) yield say.emptyLink(node, { text: readText(node) })
}

function* raggedRows(table: Table): Generator<Finding> {
  const [head, ...rows] = table.children
  const wanted = head?.children.length ?? 0
  for (const row of rows) {
    const count = row.children.length
    if (count < wanted) yield say.shortRow(row, { count, wanted })
    else if (count > wanted) yield say.longRow(row, { count, wanted })
  }
}

/** Definitions after the first of their label, and those that nothing names. */
function* idleDefinitions(definitions: readonly Definition[], used: ReadonlySet<string>, view: View): Generator<Finding> {
  const { options, text } = view
  const allowed = new Set(options.definitions.map(label => label.toLowerCase()))
  const seen = new Set<string>()
  for (const node of definitions) {
    const label = node.label ?? node.identifier
    if (allowed.has(label.toLowerCase()) || offsetsOf(node) === undefined) continue
    // `[comment]: # (words)` is the older form of a comment.
    if (node.url === '#' && /^\[[^\]]*\]:\s*<?#>?\s*["'(]/.test(text.slice(...(offsetsOf(node) ?? [0, 0])))) continue
    if (seen.has(node.identifier)) yield say.duplicateDefinition(node, { label })
    else if (!used.has(node.identifier) && !isUsedInComponent(label, view)) yield say.unusedDefinition(node, { label })
    seen.add(node.identifier)
  }
}

/** In MDX the words between the tags of a component are Markdown again, which our parser takes for HTML. */
function isUsedInComponent(label: string, { path, text }: View): boolean {
  if (!path.endsWith('.mdx')) return false
  const written = `[${label}]`
  for (let at = text.indexOf(written); at !== -1; at = text.indexOf(written, at + 1)) if (text[at + written.length] !== ':') return true
  return false
}
