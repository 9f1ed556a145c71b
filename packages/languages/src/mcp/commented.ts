import { createScanner } from 'jsonc-parser'
import type { McpClient } from './clients.ts'
import type { McpText } from './facts.ts'

/** Kinds of tokens of jsonc-parser, which exports them as a const enum that no module of ours may read. */
const [lineComment, blockComment, endOfFile] = [12, 13, 17]

/** Servers that stand in comments: `// "tickets": {` or `# [mcp_servers.tickets]`. */
export function commentedServers(text: string, { format }: McpClient): readonly McpText[] {
  const found: McpText[] = []
  const collect = (comment: string, start: number, pattern: RegExp) => {
    for (const match of comment.matchAll(pattern)) found.push({ text: match[1] ?? '', range: [start + match.index, start + match.index + match[0].length] })
  }
  if (format === 'toml') {
    let start = 0
    for (const line of text.split('\n')) {
      if (line.trimStart().startsWith('#')) collect(line, start, /\[mcp_servers\."?([\w.@/-]+?)"?\]/g)
      start += line.length + 1
    }
    return found
  }
  const scanner = createScanner(text, false)
  for (let kind = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    if (kind !== lineComment && kind !== blockComment) continue
    collect(text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength()), scanner.getTokenOffset(), /"([^"\\\n]{1,200})"\s*:\s*(?=\{|$)/g)
  }
  return found
}
