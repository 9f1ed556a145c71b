import { describe, expect, test } from 'vitest'
import { Repository, told } from './repository.ts'

const page = '# Shop\n\n```\nplain\n```\n\n### Orders\n\n[here](#shop)\n\n[never]: https://example.org\n'
const checks = { only: ['doc-accessible', 'doc-renders', 'doc-links-resolve'] }

describe('settings of markdownlint', () => {
  test('switch off the demands that stand for a code, below their folder', async () => {
    using repository = new Repository({
      'README.md': page,
      'docs/a.md': page,
      'docs/.markdownlint.jsonc': '{\n  // ours\n  "heading-increment": false,\n  "MD053": false,\n  "no-empty-links": true,\n}\n',
    })
    expect(told(await repository.check({}, checks))).toEqual(['README.md:3 doc-accessible', 'README.md:7 doc-accessible', 'README.md:9 doc-accessible', 'README.md:11 doc-renders', 'docs/a.md:3 doc-accessible', 'docs/a.md:9 doc-accessible'])
  })

  test('in YAML, with a default, a parameter and a file that is extended', async () => {
    using repository = new Repository({
      'README.md': page,
      '.markdownlint-cli2.yaml': 'config:\n  extends: ./base.json\n  MD059:\n    prohibited_texts: [there]\n',
      'base.json': '{ "default": false, "MD040": true, "accessibility": true }',
    })
    expect(told(await repository.check({}, checks))).toEqual(['README.md:3 doc-accessible'])
  })

  test('turn no check on, and give way to our own configuration', async () => {
    using repository = new Repository({ 'README.md': page, '.markdownlint.json': '{ "MD040": false }', 'perf-rules.config.json': '{ "checks": { "doc-accessible": { "except": ["MD001"] } } }' })
    expect(told(await repository.check({}, checks))).toEqual(['README.md:3 doc-accessible', 'README.md:9 doc-accessible', 'README.md:11 doc-renders'])
    using quiet = new Repository({ 'README.md': page, '.markdownlint.json': '{ "MD001": true }' })
    expect(told(await quiet.check())).toEqual(['README.md:11 doc-renders'])
  })

  test('that are programs or broken say nothing', async () => {
    using repository = new Repository({ 'README.md': page, '.markdownlint.json': '[1', '.markdownlint-cli2.jsonc': 'null', '.markdownlint.yaml': '- a: [' })
    expect((await repository.check({}, checks)).report.findings).toHaveLength(4)
  })
})
