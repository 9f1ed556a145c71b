import fc from 'fast-check'
import type { Node } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { describe, expect, test } from 'vitest'
import type { Report } from '@perf-rules/core'
import { renderMarkdown } from '../../src/reporters/markdown.ts'
import { markdownCode, markdownText } from '../../src/reporters/markdown-text.ts'
import { safe } from '../../src/terminal.ts'
import { context, finding, hostileReport, hostileText, report, sample, unprintable } from './sample.ts'

interface Seen {
  readonly type: string
  readonly value: string
}

function nodesOf(markdown: string): readonly Seen[] {
  const open: (Node & { readonly children?: readonly Node[]; readonly value?: string })[] = [remark().use(remarkGfm).parse(markdown)]
  const seen: Seen[] = []
  for (let node = open.pop(); node; node = open.pop()) {
    seen.push({ type: node.type, value: node.value ?? '' })
    open.push(...(node.children ?? []))
  }
  return seen
}

const count = (nodes: readonly Seen[], type: string) => nodes.filter(node => node.type === type).length

test('the sample', () => expect(renderMarkdown(sample, context)).toMatchSnapshot())

test('nothing found is said in two lines', () => expect(renderMarkdown(report(), context)).toBe('## perf-rules: no findings\n\nChecked 3 files.\n'))

test('code in a message stays code', () => {
  expect(markdownText('`a|b` and `c` ask @ada about #12, x_y')).toBe('`a|b` and `c` ask `@ada` about `#12,` x\\_y')
  expect(markdownText('`a``b`, `c`@ada')).toBe('`ab`, `c@ada`')
  expect(markdownText('an odd ` backtick')).toBe('an odd \\` backtick')
  expect(markdownCode('a `` b`')).toBe('``` a `` b` ```')
})

describe('a comment has an end', () => {
  const many = (files: number, each: number): Report => report(Array.from({ length: files * each }, (_, at) => finding({ file: `src/file-${at % files}.ts` })))

  test('whole files are left out, and counted', () => {
    const text = renderMarkdown(many(2_000, 1), context)
    expect(text.length).toBeLessThan(65_536)
    expect(text).toMatch(/The findings of \d+ more files are left out/)
    expect(count(nodesOf(text), 'html')).toBe(2 * (text.split('<details>').length - 1))
  })

  test('one crowded file leaves room for others', () => {
    const text = renderMarkdown(many(2, 500), context)
    expect(text).toContain('- and 480 more in this file')
    expect(text).toContain('src/file-1.ts')
  })

  test('and so do long words', () => {
    const long = 'x`|<'.repeat(50_000)
    const text = renderMarkdown(report([finding({ message: long, why: long, do: long, file: long })], { faults: Array.from({ length: 50 }, () => ({ code: 'git-failed' as const, what: long, where: long, do: long })) }), context)
    expect(text.length).toBeLessThan(65_536)
  })
})

test('a fault without words makes no code block', () => {
  const text = renderMarkdown(report([], { faults: [{ code: 'check-crashed', what: '  ', where: '', do: ' `' }] }), context)
  expect(count(nodesOf(text), 'code')).toBe(0)
})

test('no text breaks out of its place', () => {
  fc.assert(fc.property(hostileReport, of => {
    const text = renderMarkdown(of, context)
    expect(text).not.toMatch(unprintable)
    const open = of.findings.filter(({ suppressed }) => suppressed === null)
    const files = new Set(open.map(({ file }) => file)).size
    const nodes = nodesOf(text)
    expect({ heading: count(nodes, 'heading'), table: count(nodes, 'table'), html: count(nodes, 'html'), rows: count(nodes, 'tableRow') }).toEqual({ heading: 1, table: open.length > 0 ? 1 : 0, html: 2 * files, rows: open.length > 0 ? 1 + new Set(open.map(({ rule }) => rule)).size : 0 })
    for (const never of ['link', 'image', 'linkReference', 'definition', 'footnoteReference', 'code', 'blockquote', 'delete', 'emphasis', 'thematicBreak']) expect([never, count(nodes, never)]).toEqual([never, 0])
    // A forge looks for mentions in text, not in code.
    for (const { type, value } of nodes) {
      if (type === 'text') expect(value).not.toMatch(/@\w/)
      if (type === 'html') expect(value).toMatch(/^(?:<details><summary><code>[^<>`]*<\/code> \([^<>]*\)<\/summary>|<\/details>)$/)
    }
  }))
})

test('what a reader sees is what was said', () => {
  const bare = (text: string) => text.replace(/[`\s]/g, '')
  fc.assert(fc.property(hostileText, text => {
    const [paragraph, ...more] = remark().use(remarkGfm).parse(`x ${markdownText(text)} y`).children
    const parts = paragraph?.type === 'paragraph' ? paragraph.children : []
    expect(more).toEqual([])
    expect(bare(parts.map(part => ('value' in part ? part.value : part.type)).join(''))).toBe(bare(`x${safe(text)}y`))
  }))
})

test('any text as code is one code', () => {
  fc.assert(fc.property(hostileText, text => {
    const nodes = nodesOf(`x ${markdownCode(text)} y`)
    expect(count(nodes, 'inlineCode')).toBeLessThanOrEqual(1)
    expect(nodes.every(({ type }) => ['root', 'paragraph', 'text', 'inlineCode'].includes(type))).toBe(true)
  }))
})
