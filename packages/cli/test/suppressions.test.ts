import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Repository, swallowing } from '../../engine/test/repository.ts'
import { perfRules, repositories } from './run-cli.ts'

const repository = repositories()
const silenced = swallowing.replace('  } catch', '  // perf-rules-ignore-next-line no-swallowed-error until=2020-01-31 -- the bank retries\n  } catch')
const entry = { check: 'no-secret', files: ['legacy/**'], reason: 'rewritten next month', until: '2999-12-31', owner: 'Kim' }
const config = JSON.stringify({ root: true, suppressions: [entry, { check: 'no-secret', files: ['old.json'], reason: 'a key of the test bank' }] }, null, 2)

interface Row { readonly kind: string; readonly checks: readonly string[]; readonly file: string; readonly line: number; readonly reason: string; readonly until: string | null; readonly isExpired: boolean; readonly ageInDays: number | null; readonly owners: readonly string[] }

async function rowsOf(folder: string, args: readonly string[] = []): Promise<readonly Row[]> {
  const { code, stdout, stderr } = await perfRules(folder, ['suppressions', '--format', 'json', ...args])
  expect([code, stderr]).toEqual([0, ''])
  return (JSON.parse(stdout) as { suppressions: Row[] }).suppressions
}

function commitDaysAgo(shop: Repository, days: number): void {
  const at = new Date(Date.now() - days * 86_400_000 - 3_600_000).toISOString()
  shop.git('add', '--all')
  shop.git('commit', '--quiet', '--message', 'Change', '--date', at)
}

describe('suppressions', () => {
  test('tells place, reason, end, age and owner of comments and config entries', async () => {
    const shop = repository({ 'perf-rules.config.json': config, 'src/pay.ts': silenced, 'CODEOWNERS': '/src/ @shop/pay\n', 'deploy.yml': '# perf-rules-ignore-file no-secret -- an example\nname: x\n', 'README.md': '# Shop\n\n<!-- perf-rules-ignore-next-line doc-fresh -- kept -->\n\nText.\n' })
    commitDaysAgo(shop, 40)
    shop.write('src/pay.ts', `// A line above moves the comment down and leaves its age alone.\n${silenced}`)
    commitDaysAgo(shop, 3)
    const rows = await rowsOf(shop.folder)
    expect(rows.map(({ file, line, checks, ageInDays, owners }) => [file, line, checks.join(), ageInDays, owners.join()])).toEqual([
      ['README.md', 3, 'doc-fresh', 40, ''],
      ['deploy.yml', 1, 'no-secret', 40, ''],
      ['perf-rules.config.json', 4, 'no-secret', 40, 'Kim'],
      ['perf-rules.config.json', 13, 'no-secret', 40, ''],
      ['src/pay.ts', 5, 'no-swallowed-error', 40, '@shop/pay'],
    ])
    expect(rows.find(({ file }) => file === 'src/pay.ts')).toMatchObject({ kind: 'comment', reason: 'the bank retries', until: '2020-01-31', isExpired: true })
    expect(rows.find(({ line }) => line === 4)).toMatchObject({ kind: 'config', reason: 'rewritten next month', until: '2999-12-31', isExpired: false })
    const { stdout } = await perfRules(shop.folder, ['suppressions'])
    expect(stdout).toContain('src/pay.ts:5  no-swallowed-error\n  the bank retries\n  ended 2020-01-31, 40 days old, @shop/pay\n')
    expect(stdout).toContain('no-secret for legacy/**\n  rewritten next month\n  until 2999-12-31, 40 days old, Kim\n')
    expect(stdout.endsWith('5 suppressions, 1 past its day\n')).toBe(true)
    expect((await rowsOf(shop.folder, ['--root', 'src'])).map(({ file }) => file)).toEqual(['pay.ts'])
  })

  test('a line that is yet to be committed is new; a file that git does not hold, or no git at all, has no age', async () => {
    const shop = repository({ 'pay.ts': swallowing })
    commitDaysAgo(shop, 9)
    shop.write('pay.ts', silenced)
    shop.write('new.ts', silenced)
    expect((await rowsOf(shop.folder)).map(({ file, ageInDays }) => [file, ageInDays])).toEqual([['new.ts', null], ['pay.ts', 0]])
    expect((await rowsOf(repository({ 'pay.ts': silenced }, { git: false }).folder)).map(({ ageInDays }) => ageInDays)).toEqual([null])
  })

  test('in a shallow clone the age of what stood there before is unknown', async () => {
    const shop = repository({ 'pay.ts': silenced })
    commitDaysAgo(shop, 9)
    shop.write('other.ts', 'export {}\n')
    commitDaysAgo(shop, 2)
    const clone = repository({}, { git: false })
    clone.git('clone', '--quiet', '--depth=1', `file://${shop.folder}`, 'shallow')
    expect((await rowsOf(join(clone.folder, 'shallow'))).map(({ ageInDays }) => ageInDays)).toEqual([null])
  })

  test('starts no filter of the repository', async () => {
    const shop = repository({ 'pay.ts': silenced, '.gitattributes': '* filter=x diff=x\n' })
    commitDaysAgo(shop, 1)
    const canary = join(shop.folder, '.git', 'canary')
    for (const key of ['filter.x.clean', 'filter.x.process', 'diff.x.textconv']) shop.git('config', key, `touch '${canary}'; cat`)
    shop.write('pay.ts', `${silenced}\n`)
    expect((await rowsOf(shop.folder)).map(({ ageInDays }) => ageInDays)).toEqual([1])
    expect(existsSync(canary)).toBe(false)
  })

  test('none is no failure, and paths are refused', async () => {
    const shop = repository({ 'pay.ts': swallowing })
    expect(await perfRules(shop.folder, ['suppressions'])).toMatchObject({ code: 0, stdout: '0 suppressions\n' })
    expect((await perfRules(shop.folder, ['suppressions', 'src'])).code).toBe(2)
  })
})
