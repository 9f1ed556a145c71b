import { createHash } from 'node:crypto'
import { compareText, type Directive, type DirectiveFacts, endBlocks, readDirective, readEnabling } from '@perf-rules/core'
import type { Nodes, Root } from 'mdast'
import type { ParsedCode } from '@perf-rules/languages/typescript'
import type { Locator } from './locate.ts'

const mentions = /perf-rules-ignore|eslint-disable/

/** False for texts that hold no suppression comment for certain. */
export function mentionsDirective(text: string): boolean {
  return mentions.test(text)
}

/** The comments as a fact. Their places are left out of the hash: moving one is no new decision. */
export function directiveFacts(list: readonly Directive[]): DirectiveFacts {
  const said = list.map(({ checks, all, reason, until, syntax, from, to }) => JSON.stringify([checks, all, reason, until ?? null, syntax, to === Number.MAX_SAFE_INTEGER ? 'rest' : to - from])).sort(compareText)
  return { list, hash: createHash('sha256').update(said.join('\n')).digest('hex') }
}

/** Suppression comments of a program file. */
export function codeDirectives(parsed: ParsedCode, locator: Locator): readonly Directive[] {
  if (!mentions.test(parsed.text)) return []
  const placed = parsed.comments.map(({ value, start, end }) => ({ value, place: { range: [start, end] as const, startLine: locator.line(start), endLine: locator.line(end) } }))
  const directives = placed.flatMap(({ value, place }) => readDirective(value, place) ?? [])
  return endBlocks(directives, placed.flatMap(({ value, place }) => readEnabling(value, place) ?? []))
}

/** Suppression comments of a Markdown file: HTML comments, never text in fences. */
export function proseDirectives(root: Root, text: string, locator: Locator): readonly Directive[] {
  if (!mentions.test(text)) return []
  const found: Directive[] = []
  const stack: Nodes[] = [root]
  while (stack.length > 0) {
    const node = stack.pop() as Nodes
    if ('children' in node) for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at] as Nodes)
    if (node.type !== 'html') continue
    const inner = /^<!--(.*?)-->/s.exec(node.value)?.[1]
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (inner === undefined || start === undefined || end === undefined) continue
    const directive = readDirective(inner, { range: [start, end], startLine: locator.line(start), endLine: locator.line(end) })
    if (directive) found.push(directive)
  }
  return found
}

/**
 * Suppression comments of any other language: lines that hold nothing but a comment.
 * A comment after code would need each language's grammar to tell it from a string.
 */
export function lineDirectives(path: string, text: string, locator: Locator): readonly Directive[] {
  if (!text.includes('perf-rules-ignore')) return []
  const opener = openerOf(path)
  if (opener === undefined) return []
  const found: Directive[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const body = line.trimStart()
    if (body.startsWith(opener)) {
      const at = start + line.length - body.length
      const number = locator.line(start)
      const directive = readDirective(body.slice(opener.length).replace(/\s*-->\s*$/, '').trimEnd(), { range: [at, start + line.trimEnd().length], startLine: number, endLine: number })
      if (directive) found.push(directive)
    }
    start += line.length + 1
  }
  return found
}

function openerOf(path: string): string | undefined {
  if (/\.(?:sql|lua)$/i.test(path)) return '--'
  if (/\.(?:html?|xml|svg|vue|svelte)$/i.test(path)) return '<!--'
  if (/\.(?:jsonc|json5|prisma|graphql|gql|proto|go|rs|java|kt|swift|c|cpp|h|cs|scss|less)$/i.test(path)) return '//'
  if (/\.(?:json|lock)$/i.test(path)) return undefined
  if (/\.(?:ini|cfg)$/i.test(path)) return ';'
  return '#'
}
