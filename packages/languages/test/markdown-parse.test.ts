import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../src/markdown/parse.ts'

const whole = (text: string) => fromMarkdown(text, { extensions: [gfm(), frontmatter(['yaml', 'toml'])], mdastExtensions: [gfmFromMarkdown().map(({ transforms: _, ...rest }) => rest), frontmatterFromMarkdown(['yaml', 'toml'])] })

const snippets = [
  '', 'plain words\n\n- a list\n\n> a quote', '---\ntitle: x\n---\n\n# y', '+++\ntitle = "x"\n+++\n',
  'mail a@b.com', 'a&#64;b.com and ht&#116;ps://x.org', 'see www.example.org, WWW.EXAMPLE.ORG', 'HTTPS://example.org', 'https\n://x.org',
  '| a | b |\n| - | - |\n| 1 | 2 |', 'a\n:-\nb', 'a\n-:\n', 'a\n-\n', 'a | b\n- | -\n1',
  '~~gone~~ and ~one~', 'a[^1]\n\n[^1]: note', 'a[^1]', '[^', '- [ ] open\n- [x] done\n- [X] Done\n- [\n] odd', '[x] none', '![^a]',
]
const root = join(import.meta.dirname, '../../..')
const files = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).trim().split('\n')

describe('parsing with only the parts of GFM that a text can need gives the same tree as with all of them', () => {
  test.each(snippets)('%j', text => expect(parseMarkdown(text)).toEqual(whole(text)))
  test('our own documents, and every combination of two snippets', () => {
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8')
      expect(parseMarkdown(text), file).toEqual(whole(text))
    }
    for (const one of snippets) for (const other of snippets) expect(parseMarkdown(`${one}\n\n${other}`)).toEqual(whole(`${one}\n\n${other}`))
  })
})
