import type { Range } from '@perf-rules/core'
import type { SyntaxNode } from 'unbash'

/** Codes that one of ShellCheck's comments, or its file of settings, silences in a part of the script. */
interface Silence {
  readonly range: Range
  readonly silences: (code: number) => boolean
}

/** What ShellCheck's own comments say in one script. */
export interface ShellDirectives {
  /** The shell that a comment at the head names. */
  readonly shell: string | undefined
  /** Paths that `source=` names, by the line (from 0) of the comment. */
  readonly sources: readonly { readonly at: number; readonly path: string }[]
  /** True when a comment or the settings silence the code (`SC2086`) at the place. */
  readonly isSilenced: (code: string, at: number) => boolean
}

/** The `shell=` of a comment, which is wanted before anything is parsed. */
export function shellDirective(text: string): string | undefined {
  return /^[ \t]*#[ \t]*shellcheck[ \t][^\n]*?\bshell=(\w+)/m.exec(text)?.[1]
}

/**
 * Reads ShellCheck's comments. One before the first command is about the whole file; any other about the command,
 * branch or block that begins on the next line of code, to its end.
 */
export function readDirectives(text: string, nodes: readonly SyntaxNode[], isText: (at: number) => boolean, disabled: readonly string[]): ShellDirectives {
  const silences: Silence[] = disabled.length > 0 ? [{ range: [0, text.length], silences: codesOf(disabled.join(',')) }] : []
  const sources: { at: number; path: string }[] = []
  if (text.includes('shellcheck')) {
    const first = nodes.find(node => node.type === 'Statement')?.pos ?? text.length
    for (const match of text.matchAll(/^[ \t]*#[ \t]*shellcheck[ \t]+([^\n]*)/gm)) {
      if (isText(match.index + match[0].indexOf('#'))) continue
      for (const [, key = '', value = ''] of (match[1] ?? '').split(/\s#/, 1)[0]?.matchAll(/([a-z-]+)=("[^"]*"|\S+)/g) ?? []) {
        const bare = value.replace(/^"|"$/g, '')
        if (key === 'source') sources.push({ at: match.index, path: bare })
        if (key !== 'disable') continue
        const range: Range = match.index < first ? [0, text.length] : nextPart(text, nodes, match.index + match[0].length)
        silences.push({ range, silences: codesOf(bare) })
      }
    }
  }
  return {
    shell: shellDirective(text),
    sources,
    isSilenced: (code, at) => silences.some(each => at >= each.range[0] && at < each.range[1] && each.silences(Number(code.replace(/^SC/, '')))),
  }
}

/** From the next code to the end of the largest part that begins there. */
function nextPart(text: string, nodes: readonly SyntaxNode[], from: number): Range {
  let at = from
  for (;;) {
    const gap = /^(?:\s+|#[^\n]*)/.exec(text.slice(at, at + 4_000))
    if (!gap) break
    at += gap[0].length
  }
  const ends = nodes.filter(node => node.pos === at && (node.type === 'Statement' || node.type === 'CaseItem' || node.type === 'Elif')).map(node => node.end)
  // `elif`, `else` and `;;` before the part: what begins next on that line.
  const end = ends.length > 0 ? Math.max(...ends) : Math.max(at, text.indexOf('\n', at))
  return [at, extended(nodes, at, end)]
}

/** Here-documents belong to the command that reads them, and stand after it. */
function extended(nodes: readonly SyntaxNode[], start: number, end: number): number {
  let last = end
  for (const node of nodes) if (node.type === 'HereDoc' && node.pos >= start && node.pos < end) last = Math.max(last, node.closing?.end ?? node.body.end)
  return last
}

function codesOf(list: string): (code: number) => boolean {
  const parts = list.split(',').map(part => part.trim())
  if (parts.includes('all')) return () => true
  const ranges = parts.map(part => part.split('-').map(end => Number(end.replace(/^SC/, ''))))
  return code => ranges.some(([from = NaN, to = from]) => code >= from && code <= to)
}
