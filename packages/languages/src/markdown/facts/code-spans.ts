import { defineFacts, type Range } from '@perf-rules/core'
import { nodesIn, offsetsOf } from '@perf-rules/core/ask'
import type { Root } from 'mdast'

/** Inline code that may name something of the repository, or a command of a shell block. */
export interface CodeSpanFact {
  readonly value: string
  readonly range: Range
  readonly kind: 'inline' | 'command'
}

export interface CodeSpanFacts {
  readonly spans: readonly CodeSpanFact[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    /** Code references of Markdown files: paths, environment variables, commands. */
    codeSpans: CodeSpanFacts
  }
}

/** A path, a name in capitals with an underscore, or a package manager's call. */
const isReference = /^[\w@.~-]*\/[\w@./-]*\w(?::\d+(?:-\d+)?)?$|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^(?:npm|pnpm|yarn|bun)\s/
const shells = new Set(['sh', 'bash', 'shell', 'zsh', 'console', 'terminal'])

export const codeSpanFacts = defineFacts<'codeSpans', Root>({
  kind: 'codeSpans',
  version: 1,
  extract: (root, { text }) => {
    const spans: CodeSpanFact[] = []
    for (const node of nodesIn(root)) {
      const range = offsetsOf(node)
      if (!range) continue
      if (node.type === 'inlineCode' && isReference.test(node.value)) spans.push({ value: node.value, range, kind: 'inline' })
      else if (node.type === 'code' && shells.has((node.lang ?? '').toLowerCase())) {
        for (const line of node.value.split('\n')) {
          const command = line.replace(/^\s*\$\s+/, '').trim()
          if (!/^(?:npm|pnpm|yarn|bun)\s/.test(command)) continue
          const at = text.indexOf(command, range[0])
          if (at !== -1 && at < range[1]) spans.push({ value: command, range: [at, at + command.length], kind: 'command' })
        }
      }
    }
    return spans.length === 0 ? undefined : { spans }
  },
})
