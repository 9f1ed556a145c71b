import type { Nodes } from 'mdast'

/** Every node below the given one, itself included, in document order. Iterative: hostile nesting must not overflow the stack. */
export function* nodesIn(root: Nodes): Generator<Nodes> {
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node
    if ('children' in node) for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at] as Nodes)
  }
}

/** The words a reader sees: text and inline code; images, HTML tags and footnote marks give none. */
export function readText(node: Nodes): string {
  let text = ''
  for (const each of nodesIn(node)) {
    if (each.type === 'text' || each.type === 'inlineCode') text += each.value
    else if (each.type === 'break') text += '\n'
  }
  return text
}

/** Offsets of a parsed node; a node made by a plugin has none and is left out of facts. */
export function offsetsOf(node: Nodes): readonly [number, number] | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? undefined : [start, end]
}

/** Front matter, of either kind. TOML's node comes from an extension that mdast's own types do not know. */
export function isFrontMatter(node: { readonly type: string }): boolean {
  return node.type === 'yaml' || node.type === 'toml'
}
