import { lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { fixAll, fixDiff, openSession, type Session } from '../src/index.ts'
import { writeFiles } from '../src/fix/write-files.ts'
import { Repository, told, workerFile } from './repository.ts'

const safe = new Set(['safe'] as const)
const open: Repository[] = []
function repository(files: Readonly<Record<string, string>>): Repository {
  const made = new Repository(files)
  open.push(made)
  return made
}
afterEach(() => {
  for (const each of open.splice(0)) each[Symbol.dispose]()
})
const sessionOn = (shop: Repository): Promise<Session> => openSession({ cwd: shop.folder, workerFile, build: 'test', useCache: false, only: ['doc-links-resolve'] })
const textOf = (shop: Repository, path: string) => readFileSync(join(shop.folder, path), 'utf8')

describe('--fix', () => {
  // The case of a letter in a link is a mistake with one right answer.
  const files = { 'docs/Guide.md': '# Guide\n', 'README.md': '\ufeff# Shop\r\n\r\nThe [guide](docs/guide.md) and [again](docs/guide.md).\r\n' }

  test('mends what it can, keeps byte order mark and line ends, and leaves nothing to mend', async () => {
    const shop = repository(files)
    const { checked, made, faults } = await fixAll(await sessionOn(shop), {}, safe)
    expect(faults).toEqual([])
    expect(made).toHaveLength(2)
    expect(textOf(shop, 'README.md')).toBe('\ufeff# Shop\r\n\r\nThe [guide](docs/Guide.md) and [again](docs/Guide.md).\r\n')
    expect(told(checked)).toEqual([])
    expect((await fixAll(await sessionOn(shop), {}, safe)).made).toEqual([])
  })

  test('shows a diff and changes nothing in a dry run', async () => {
    const shop = repository(files)
    const { diff } = await fixDiff(await sessionOn(shop), {}, safe)
    expect(diff).toContain('+The [guide](docs/Guide.md) and [again](docs/Guide.md).')
    expect(textOf(shop, 'README.md')).toBe(files['README.md'])
  })

  test('leaves suppressed findings alone', async () => {
    const shop = repository({ ...files, 'README.md': '# Shop\n\n<!-- perf-rules-ignore-next-line doc-links-resolve -- the old name is quoted -->\n[guide](docs/guide.md)\n' })
    expect((await fixAll(await sessionOn(shop), {}, safe)).made).toEqual([])
  })
})

describe('files are written all together or not at all', () => {
  test('never outside the root, through a link, or into .git', () => {
    const shop = repository({ 'a.md': 'a' })
    const outside = repository({ 'b.md': 'b' })
    symlinkSync(outside.folder, join(shop.folder, 'linked'))
    symlinkSync(join(outside.folder, 'b.md'), join(shop.folder, 'b.md'))
    for (const path of ['../b.md', '/etc/passwd', 'linked/b.md', 'b.md', '.git/config', 'x/../../b.md']) {
      expect(() => writeFiles(shop.folder, { write: new Map([['a.md', 'changed'], [path, 'changed']]), rename: new Map() }), path).toThrow()
    }
    expect(textOf(shop, 'a.md')).toBe('a')
    expect(textOf(outside, 'b.md')).toBe('b')
  })

  test('a failure half way leaves every file as it was', () => {
    const shop = repository({ 'a.md': 'a', 'b.md': 'b' })
    mkdirSync(join(shop.folder, 'folder'))
    expect(() => writeFiles(shop.folder, { write: new Map([['a.md', 'changed']]), rename: new Map([['missing.md', 'c.md']]) })).toThrow()
    expect(textOf(shop, 'a.md')).toBe('a')
    expect(shop.git('status', '--porcelain', '--ignored')).toBe('?? a.md\n?? b.md\n')
  })

  test('the mode of a file stays', () => {
    const shop = repository({})
    shop.write('run.sh', '#!/bin/sh\n', 0o755)
    writeFiles(shop.folder, { write: new Map([['run.sh', '#!/bin/sh\nset -eu\n']]), rename: new Map() })
    expect(lstatSync(join(shop.folder, 'run.sh')).mode & 0o777).toBe(0o755)
  })
})
