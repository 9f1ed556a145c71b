import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { cliFile, Repository, swallowing, told } from './repository.ts'

const only = ['no-swallowed-error']
const clean = 'export {}\n'
const open: Repository[] = []
function repository(files: Readonly<Record<string, string>>): Repository {
  const made = new Repository(files)
  open.push(made)
  return made
}
afterEach(() => {
  for (const each of open.splice(0)) each[Symbol.dispose]()
})
const staged = async (shop: Repository) => told(await shop.check({ staged: true }, { only }))

describe('--staged follows the index', () => {
  test('a violation that is staged counts, also when the working copy is clean', async () => {
    const shop = repository({ 'pay.ts': clean })
    shop.commit()
    shop.write('pay.ts', swallowing)
    shop.git('add', 'pay.ts')
    shop.write('pay.ts', clean)
    expect(await staged(shop)).toEqual(['pay.ts:4 no-swallowed-error'])
  })

  test('a violation of the working copy alone does not count', async () => {
    const shop = repository({ 'pay.ts': clean, 'other.ts': clean })
    shop.commit()
    shop.write('other.ts', 'export const rate = 1\n')
    shop.git('add', 'other.ts')
    shop.write('pay.ts', swallowing)
    shop.write('untracked.ts', swallowing)
    expect(await staged(shop)).toEqual([])
  })

  test('old findings in files that the commit does not touch stay quiet', async () => {
    const shop = repository({ 'old.ts': swallowing })
    shop.commit()
    shop.write('new.ts', swallowing)
    shop.git('add', 'new.ts')
    expect(await staged(shop)).toEqual(['new.ts:4 no-swallowed-error'])
  })

  test('the first commit, a rename, a deletion, an unchanged index', async () => {
    const shop = repository({ 'pay.ts': swallowing })
    shop.git('add', 'pay.ts')
    expect(await staged(shop)).toEqual(['pay.ts:4 no-swallowed-error'])
    shop.commit()
    expect(await staged(shop)).toEqual([])
    shop.git('mv', 'pay.ts', 'charge.ts')
    expect(await staged(shop)).toEqual(['charge.ts:4 no-swallowed-error'])
    shop.git('rm', '--cached', '--quiet', 'charge.ts')
    expect(await staged(shop)).toEqual([])
  })

  test('a file that is only intended to be added is not part of the commit; an empty one is', async () => {
    const shop = repository({ 'README.md': '# Shop\n' })
    shop.commit()
    shop.write('intended.ts', swallowing)
    shop.git('add', '--intent-to-add', 'intended.ts')
    shop.write('empty.ts', '')
    shop.git('add', 'empty.ts')
    const { report } = await shop.check({ staged: true }, { only })
    expect(report.findings).toEqual([])
    expect(report.coverage.checked).toBe(1)
  })

  test('submodules and links are skipped and counted', async () => {
    const inner = repository({ 'inner.ts': swallowing })
    inner.commit()
    const shop = repository({ 'pay.ts': clean })
    shop.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'vendored')
    execFileSync('ln', ['-s', 'pay.ts', join(shop.folder, 'linked.ts')])
    shop.git('add', '--all')
    const { report } = await shop.check({ staged: true }, { only })
    expect(report.findings).toEqual([])
    expect(report.coverage.skipped.map(skip => `${skip.file} ${skip.why}`)).toEqual(['linked.ts link', 'vendored submodule'])
  })

  test('configuration is that of the index', async () => {
    const shop = repository({ 'perf-rules.config.json': '{ "checks": { "no-swallowed-error": "error" } }\n' })
    shop.commit()
    shop.write('pay.ts', swallowing)
    shop.git('add', 'pay.ts')
    shop.write('perf-rules.config.json', '{ "checks": { "no-swallowed-error": "off" } }\n')
    const { report } = await shop.check({ staged: true })
    expect(report.findings.filter(finding => finding.check === 'no-swallowed-error').map(finding => finding.severity)).toEqual(['error'])
  })

  test('a deleted page is told where the links to it stand', async () => {
    const shop = repository({ 'README.md': '# Shop\n\n[Guide](guide.md) and [nothing](never.md)\n', 'guide.md': '# Guide\n' })
    shop.commit()
    shop.git('rm', '--quiet', 'guide.md')
    const { report } = await shop.check({ staged: true }, { only: ['doc-links-resolve'] })
    expect(report.findings.map(finding => `${finding.file} ${finding.message.includes('guide.md')}`)).toEqual(['README.md true'])
  })
})

/** A pre-commit hook that runs the built command line, as a user's would. */
function withHook(shop: Repository): Repository {
  shop.write('.git/hooks/pre-commit', `#!/bin/sh\nexec node ${cliFile} check --staged --only no-swallowed-error --fail-on warning >&2\n`, 0o755)
  return shop
}

/** Runs `git commit` and tells whether the hook let it pass. */
function commits(shop: Repository, args: readonly string[], { cwd = shop.folder, input }: { cwd?: string; input?: string } = {}): boolean {
  const identity = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org', GIT_CONFIG_GLOBAL: '/dev/null', GIT_EDITOR: 'true' }
  const { status, stderr } = spawnSync('git', ['commit', '--quiet', '--message', 'Change', ...args], { cwd, encoding: 'utf8', env: { ...process.env, ...identity }, ...(input === undefined ? {} : { input }) })
  if (status !== 0 && !stderr.includes('no-swallowed-error')) throw new Error(`git commit failed otherwise: ${stderr}`)
  return status === 0
}

describe('in a real hook', () => {
  test('commit, commit -a, commit FILE and commit -p judge what each would commit', () => {
    const shop = withHook(repository({ 'a.ts': clean, 'b.ts': clean }))
    shop.commit()
    shop.write('a.ts', swallowing)
    shop.write('b.ts', 'export const rate = 1\n')
    shop.git('add', 'b.ts')
    expect(commits(shop, ['--', 'b.ts'])).toBe(true)
    shop.write('b.ts', 'export const rate = 2\n')
    expect(commits(shop, ['--all'])).toBe(false)
    expect(commits(shop, ['--', 'a.ts'])).toBe(false)
    expect(commits(shop, ['--patch', '--', 'a.ts'], { input: 'y\n' })).toBe(false)
    shop.git('add', 'b.ts')
    expect(commits(shop, [])).toBe(true)
  })

  test('in a linked worktree, and with GIT_DIR and GIT_WORK_TREE as the caller sets them', () => {
    const shop = withHook(repository({ 'a.ts': clean }))
    shop.commit()
    const linked = join(shop.folder, '..', `${shop.folder.split('/').at(-1) ?? ''}-linked`)
    shop.git('worktree', 'add', '--quiet', '-b', 'side', linked)
    try {
      writeFileSync(join(linked, 'new.ts'), swallowing)
      execFileSync('git', ['add', 'new.ts'], { cwd: linked })
      expect(commits(shop, [], { cwd: linked })).toBe(false)
      writeFileSync(join(linked, 'new.ts'), clean)
      execFileSync('git', ['add', 'new.ts'], { cwd: linked })
      expect(commits(shop, [], { cwd: linked })).toBe(true)
      shop.write('a.ts', swallowing)
      const outside = join(shop.folder, '..')
      const dirs = [`--git-dir=${shop.folder}/.git`, `--work-tree=${shop.folder}`]
      execFileSync('git', [...dirs, 'add', 'a.ts'], { cwd: outside })
      const { status, stderr } = spawnSync('git', [...dirs, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', 'commit', '--quiet', '--message', 'Change'], { cwd: outside, encoding: 'utf8' })
      expect(stderr).toContain('no-swallowed-error')
      expect(status).not.toBe(0)
    } finally {
      shop.git('worktree', 'remove', '--force', linked)
    }
  })

  test('a merge and a rebase are judged by their index', () => {
    const shop = withHook(repository({ 'a.ts': clean }))
    shop.commit()
    shop.git('checkout', '--quiet', '-b', 'side')
    shop.write('side.ts', swallowing)
    shop.git('add', 'side.ts')
    shop.git('commit', '--quiet', '--no-verify', '--message', 'Side')
    shop.git('checkout', '--quiet', 'main')
    shop.write('main.ts', clean)
    expect(commits(shop, ['--allow-empty'])).toBe(true)
    shop.git('add', 'main.ts')
    expect(commits(shop, [])).toBe(true)
    shop.git('merge', '--quiet', '--no-commit', '--no-ff', 'side')
    expect(commits(shop, [])).toBe(false)
    shop.git('merge', '--abort')
  })

  test('in a sparse checkout the files outside the cone are still known', () => {
    const shop = withHook(repository({ 'app/a.ts': clean, 'lib/b.ts': clean }))
    shop.commit()
    shop.git('sparse-checkout', 'set', 'app')
    shop.write('app/a.ts', swallowing)
    expect(commits(shop, ['--all'])).toBe(false)
  })

  test('index and working tree are byte for byte as before, also when the run is killed', () => {
    const shop = repository({ 'a.ts': clean, 'b.ts': clean })
    shop.commit()
    shop.write('a.ts', swallowing)
    shop.git('add', 'a.ts')
    shop.write('a.ts', `${swallowing}// more\n`)
    const state = () => createHash('sha256').update(readFileSync(join(shop.folder, '.git/index'))).update(readFileSync(join(shop.folder, 'a.ts'))).update(shop.git('stash', 'list')).digest('hex')
    const before = state()
    for (let at = 0; at < 10; at++) {
      spawnSync('node', [cliFile, 'check', '--staged'], { cwd: shop.folder, timeout: 20 + at * 35, killSignal: 'SIGKILL' })
      expect(state()).toBe(before)
    }
  })
})
