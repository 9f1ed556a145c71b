import { type Finding, type OptionsOf, proseDetector, type ProseView, type Range } from '@perf-rules/core'
import { heedingMarkdownlint, markdownlintFileSettings, markdownlintOptions, nodesIn, offsetsOf, readText } from '@perf-rules/core/ask'
import type { Definition, FootnoteDefinition, Link, Nodes, Root, Table } from 'mdast'
import check, { codes, say } from './check.ts'
import { reversedLinks } from './reversed.ts'

type View = ProseView<OptionsOf<typeof check>>

/** Input and output of tests, where Markdown is broken on purpose. */
const samples = /(?:^|\/)(?:fixtures?|__fixtures__|__snapshots__|__tests__|testdata|test-data|test_data|snapshots)\/|(?:^|\/)tests?\/(?:[^/]+\/)+(?!readme)[^/]*$/i

export default proseDetector(check, {
  only: path => !samples.test(path),
  *detect(root, given) {
    const { except: _, ...inFile } = markdownlintOptions(markdownlintFileSettings(given.text))['doc-renders'] ?? {}
    const view = { ...given, options: { ...given.options, ...inFile } }
    yield* heedingMarkdownlint(demands(root, view), view.text, codes, view.options.except)
  },
})

function* demands(root: Root, view: View): Generator<Finding> {
  const definitions: Definition[] = []
  const notes: FootnoteDefinition[] = []
  const used = new Set<string>()
  const references: { readonly node: Nodes; readonly key: string }[] = []
  for (const node of nodesIn(root)) {
    if (node.type === 'definition') definitions.push(node)
    else if (node.type === 'footnoteDefinition') notes.push(node)
    else if (node.type === 'footnoteReference') used.add(`^${node.identifier}`)
    else if (node.type === 'linkReference' || node.type === 'imageReference') {
      used.add(node.identifier)
      if (node.type === 'linkReference') references.push({ node, key: node.identifier })
    } else if (node.type === 'link') yield* emptyLink(node)
    else if (node.type === 'table') yield* raggedRows(node)
    else if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') yield* reversedLinks(node, view.text)
  }
  yield* idleDefinitions(definitions, used, view)
  for (const note of notes) if (!used.has(`^${note.identifier}`)) yield say.unusedDefinition(firstLine(note, view.text), { label: `^${note.label ?? note.identifier}` }, { severity: 'info' })
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
    // `:::` right below a table ends a container of a site, and is no row to its generator.
    if (count === 1 && /^:{3,}/.test(readText(row))) continue
    // One cell is mostly text that slipped into the table; a missing last cell is shown as an empty one.
    if (count < wanted) yield say.shortRow(row, { count, wanted }, count === 1 ? {} : { severity: 'info' })
    else if (count > wanted) yield say.longRow(row, { count, wanted })
  }
}

function firstLine(node: Nodes, text: string): Range {
  const [start, end] = offsetsOf(node) ?? [0, 0]
  const line = text.indexOf('\n', start)
  return [start, line === -1 ? end : Math.min(line, end)]
}

const joined = /(?:^|\/)(?:blog|posts|news)\/|(?:^|\/)(?:changelog|history|changes|release-?notes)[^/]*$/i

/** Definitions after the first of their label, and those that nothing names. */
function* idleDefinitions(definitions: readonly Definition[], used: ReadonlySet<string>, view: View): Generator<Finding> {
  const { options, text } = view
  const allowed = new Set(options.definitions.map(label => label.toLowerCase()))
  const first = new Map<string, string>()
  for (const node of definitions) {
    const label = node.label ?? node.identifier
    if (allowed.has(label.toLowerCase()) || offsetsOf(node) === undefined) continue
    // `[comment]: # (words)` is the older form of a comment.
    if (node.url === '#' && /^\[[^\]]*\]:\s*<?#>?\s*["'(]/.test(text.slice(...(offsetsOf(node) ?? [0, 0])))) continue
    const before = first.get(node.identifier)
    // Notes of releases are joined by a tool, each with its own list of the same links.
    if (before !== undefined && !(before === node.url && joined.test(view.path))) yield say.duplicateDefinition(node, { label })
    else if (before !== undefined) continue
    else if (!used.has(node.identifier) && !isUsedInComponent(label, view)) yield say.unusedDefinition(node, { label }, { severity: 'info' })
    if (before === undefined) first.set(node.identifier, node.url)
  }
}

/** In MDX the words between the tags of a component are Markdown again, which our parser takes for HTML. */
function isUsedInComponent(label: string, { path, text }: View): boolean {
  if (!path.endsWith('.mdx')) return false
  const written = `[${label}]`
  for (let at = text.indexOf(written); at !== -1; at = text.indexOf(written, at + 1)) if (text[at + written.length] !== ':') return true
  return false
}
