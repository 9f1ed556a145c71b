import { afterEach, expect, test } from 'vitest'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cliFile, Repository, told } from './repository.ts'

const open: Repository[] = []
function repository(files: Readonly<Record<string, string>>): Repository {
  const made = new Repository(files)
  open.push(made)
  return made
}
afterEach(() => {
  for (const each of open.splice(0)) each[Symbol.dispose]()
})
const only = ['change-needs-entry']
const branches = 50

test('fifty branches that each satisfy the rule by a fragment merge without a conflict', { timeout: 120_000 }, async () => {
  const files = Object.fromEntries(Array.from({ length: branches }, (_, at) => [`src/part${at}.ts`, `export const size = ${at}\n`]))
  const shop = repository({ ...files, 'CHANGELOG.md': '# Changelog\n\n## 1.0.0 - 2025-02-01\n\n- Orders\n', 'changelog.d/README.md': 'One file per change.\n' })
  shop.commit()
  for (let at = 0; at < branches; at++) {
    shop.git('checkout', '--quiet', '-b', `change${at}`, 'main')
    shop.write(`src/part${at}.ts`, `export const size = ${at + 100}\n`)
    shop.commit('Make the part larger')
    if (at === 0) expect(told(await shop.check({ since: 'main' }, { only }))).toEqual(['CHANGELOG.md:1 change-needs-entry'])
    // Every branch has the same subject: the drafted names differ all the same.
    const fixed = at < 3 ? spawnSync('node', [cliFile, 'check', '--since', 'main', '--only', only.join(), '--fix-unsafe', '--fail-on', 'warning'], { cwd: shop.folder, encoding: 'utf8' }) : undefined
    if (fixed) expect(`${fixed.status} ${fixed.stderr}`).toContain('0 fixed CHANGELOG.md: Draft an entry in changelog.d')
    else shop.write(`changelog.d/${at}.changed.md`, `Part ${at} is larger.\n`)
    shop.commit('Tell of it')
    if (at % 10 === 0) expect(told(await shop.check({ since: 'main' }, { only }))).toEqual([])
  }
  shop.git('checkout', '--quiet', 'main')
  for (let at = 0; at < branches; at++) shop.git('merge', '--quiet', '--no-edit', `change${at}`)
  expect(shop.git('status', '--porcelain')).toBe('')
  expect(shop.git('ls-files', 'changelog.d').trim().split('\n')).toHaveLength(branches + 1)
})

test('the draft stands under Unreleased in the category of the commit', () => {
  const shop = repository({ 'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Carts\n\n### Fixed\n\n- Totals\n\n## [1.0.0] - 2025-02-01\n\n- Orders\n', 'src/pool.ts': 'export const size = 5\n' })
  shop.commit()
  shop.git('checkout', '--quiet', '-b', 'side')
  shop.write('src/pool.ts', 'export const size = 10\n')
  shop.commit('fix(pool): open ten connections (#12)')
  spawnSync('node', [cliFile, 'check', '--since', 'main', '--only', only.join(), '--fix-unsafe'], { cwd: shop.folder })
  expect(shop.git('diff', '--unified=1')).toContain(' - Totals\n+- Open ten connections\n')
  shop.git('checkout', '--quiet', '.')
  shop.git('commit', '--quiet', '--amend', '--message', 'Drop the pool')
  spawnSync('node', [cliFile, 'check', '--since', 'main', '--only', only.join(), '--fix-unsafe'], { cwd: shop.folder })
  expect(readFileSync(join(shop.folder, 'CHANGELOG.md'), 'utf8')).toContain('- Totals\n\n### Removed\n\n- Drop the pool\n\n## [1.0.0]')
})
