import { visit } from 'unist-util-visit'
import { parseMarkdown } from '../markdown/parse.ts'
import type { AgentText } from './facts.ts'

/** A path after `@`: it has a folder or an extension, or it would be somebody's name. */
const imported = /(?<=^|[\s(])@((?:\.{1,2}\/)?[\w.-]+(?:\/[\w.-]+)*\.[A-Za-z]{1,5})(?=$|[\s),.;:])/gm

/** What a memory file reads in. Code is left out, as the client does; so are paths from the home folder or the disk's root. */
export function importsIn(text: string): readonly AgentText[] {
  const found: AgentText[] = []
  visit(parseMarkdown(text), 'text', node => {
    const from = node.position?.start.offset
    const to = node.position?.end.offset
    if (from === undefined || to === undefined) return
    for (const match of text.slice(from, to).matchAll(imported)) {
      const path = match[1] ?? ''
      const at = from + match.index + 1
      found.push({ text: path, range: [at, at + path.length] })
    }
  })
  return found
}
