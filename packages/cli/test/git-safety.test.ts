import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Repository, swallowing } from '../../engine/test/repository.ts'
import { cleanEnvironment, onlySwallowed, perfRules, reportOf, repositories } from './run-cli.ts'

const repository = repositories()

/** Every file below a folder with its content, mode and time of change; our own cache is left out. */
function stateOf(folder: string, prefix = ''): readonly string[] {
  return readdirSync(join(folder, prefix)).sort().flatMap(name => {
    const path = join(prefix, name)
    const stat = lstatSync(join(folder, path))
    if (path === '.git/perf-rules') return []
    if (stat.isDirectory()) return [`${path}/ ${stat.mode}`, ...stateOf(folder, path)]
    const content = stat.isSymbolicLink() ? readlinkSync(join(folder, path)) : createHash('sha1').update(readFileSync(join(folder, path))).digest('hex')
    return [`${path} ${stat.mode} ${stat.mtimeMs} ${content}`]
  })
}

/** Plants a program that leaves a file when anything starts it, in every setting of git that names one. */
function plant(shop: Repository, canary: string): void {
  const script = join(shop.folder, '.git', 'canary.sh')
  writeFileSync(script, `#!/bin/sh\necho "$@" >> '${canary}'\ncat >/dev/null 2>&1 </dev/null\n`)
  chmodSync(script, 0o755)
  const hooks = join(shop.folder, '.git', 'hostile-hooks')
  mkdirSync(hooks)
  for (const hook of ['pre-commit', 'post-index-change', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman', 'pre-auto-gc', 'post-rewrite']) symlinkSync(script, join(hooks, hook))
  const settings = {
    'core.fsmonitor': script, 'core.hooksPath': hooks, 'core.sshCommand': script, 'core.gitProxy': script, 'core.pager': script, 'core.editor': script, 'core.askPass': script, 'core.alternateRefsCommand': script,
    'diff.external': script, 'diff.x.command': script, 'diff.x.textconv': script, 'filter.x.clean': script, 'filter.x.smudge': script, 'filter.x.process': script, 'filter.x.required': 'true', 'merge.x.driver': script,
    'credential.helper': script, 'gpg.program': script, 'uploadpack.packObjectsHook': script, 'alias.ls-files': `!${script}`, 'alias.rev-parse': `!${script}`, 'interactive.diffFilter': script, 'pager.ls-files': script, 'pager.ls-tree': script, 'pager.cat-file': script,
    'core.repositoryFormatVersion': '1', 'extensions.partialClone': 'origin', 'remote.origin.promisor': 'true', 'remote.origin.url': `ext::${script} %S`, 'protocol.ext.allow': 'always',
  }
  for (const [key, value] of Object.entries(settings)) shop.git('config', key, value)
  shop.write('.gitattributes', '* filter=x diff=x merge=x\n')
}

describe('a repository whose git configuration starts programs', () => {
  test('starts none of them', async () => {
    const shop = repository({ 'pay.ts': swallowing, 'old.ts': 'export {}\n' })
    shop.commit()
    const canary = join(shop.folder, '.git', 'canary-was-here')
    plant(shop, canary)
    shop.write('pay.ts', `${swallowing}\n`)
    for (const args of [['check'], ['check', '--since', 'HEAD'], ['check', '--preset', 'strict,patterns'], ['explain', 'pay.ts']]) await perfRules(shop.folder, args)
    expect(existsSync(canary), existsSync(canary) ? readFileSync(canary, 'utf8') : '').toBe(false)
    expect((await reportOf(shop.folder, [...onlySwallowed])).findings.map(finding => finding.file)).toEqual(['pay.ts'])
    // The trap works: git itself walks into it.
    try {
      execFileSync('git', ['-c', 'safe.directory=*', 'status'], { cwd: shop.folder, stdio: 'ignore', env: cleanEnvironment() })
    } catch {
      // The filter answers nothing, which git may call a failure; the trap is what counts.
    }
    expect(existsSync(canary)).toBe(true)
  })

  test('objects that are missing are not fetched; the run says so', async () => {
    const shop = repository({ 'pay.ts': swallowing })
    shop.commit()
    const blob = shop.git('rev-parse', 'HEAD:pay.ts').trim()
    shop.write('pay.ts', 'export {}\n')
    shop.git('add', '.')
    const canary = join(shop.folder, '.git', 'canary-was-here')
    plant(shop, canary)
    execFileSync('rm', ['-f', join(shop.folder, '.git/objects', blob.slice(0, 2), blob.slice(2))])
    const { code, stderr } = await perfRules(shop.folder, ['check', '--since', 'HEAD'])
    expect(existsSync(canary)).toBe(false)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^fault /)
    expect(stderr).not.toContain('crashed')
  })
})

describe('variables with which git calls hooks', () => {
  test('do not lead a run to another repository', async () => {
    const shop = repository({ 'pay.ts': swallowing })
    shop.commit()
    const other = repository({ 'secret.ts': swallowing })
    other.commit()
    const git = join(other.folder, '.git')
    for (const env of [{ GIT_DIR: git }, { GIT_DIR: git, GIT_WORK_TREE: other.folder }, { GIT_INDEX_FILE: join(git, 'index') }, { GIT_OBJECT_DIRECTORY: join(git, 'objects') }, { GIT_COMMON_DIR: git }, { GIT_NAMESPACE: 'x' }, { GIT_PREFIX: 'src/' }, { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.worktree', GIT_CONFIG_VALUE_0: other.folder }]) {
      const { findings } = await reportOf(shop.folder, [...onlySwallowed, '--since', 'HEAD~0'], { env })
      expect(findings).toEqual([])
      expect((await reportOf(shop.folder, onlySwallowed, { env })).findings.map(finding => finding.file)).toEqual(['pay.ts'])
    }
    expect(stateOf(other.folder).filter(line => line.includes('perf-rules'))).toEqual([])
  })
})

describe('what a run leaves behind', () => {
  test('the index and the working tree are as they were, to the byte and the second', async () => {
    const shop = repository({ 'pay.ts': swallowing, 'src/old.ts': 'export {}\n', 'run.sh': 'true\n' })
    shop.commit()
    shop.write('pay.ts', `${swallowing}// staged\n`)
    shop.git('add', '.')
    shop.write('pay.ts', `${swallowing}// not staged\n`)
    shop.write('new.ts', swallowing)
    shop.remove('src/old.ts')
    symlinkSync('pay.ts', join(shop.folder, 'link.ts'))
    const before = stateOf(shop.folder)
    for (const args of [['check'], ['check', '--since', 'HEAD'], ['check', '--no-cache', '--preset', 'strict,patterns'], ['explain', 'pay.ts'], ['list']]) await perfRules(shop.folder, args)
    expect(stateOf(shop.folder)).toEqual(before)
  })

  test('--no-cache writes nothing at all', async () => {
    const shop = repository({ 'pay.ts': swallowing })
    await perfRules(shop.folder, ['check', '--no-cache'])
    expect(existsSync(join(shop.folder, '.git/perf-rules'))).toBe(false)
  })
})

describe('where nothing may be written', () => {
  // Nothing is read-only for root, so the run gives up its rights first.
  const nobody = 65_534
  const isRoot = process.getuid?.() === 0

  function lock(shop: Repository, below: string): void {
    if (isRoot) execFileSync('chown', ['-R', `${nobody}:${nobody}`, shop.folder])
    execFileSync('chmod', ['-R', 'a-w', join(shop.folder, below)])
  }

  test.each([['a read-only .git', '.git'], ['a read-only repository', '.']])('%s is checked all the same', async (_, below) => {
    const shop = repository({ 'pay.ts': swallowing })
    shop.commit()
    const home = repository({}, { git: false })
    if (isRoot) chownSync(home.folder, nobody, nobody)
    lock(shop, below)
    const options = { env: { HOME: home.folder }, ...(isRoot ? { uid: nobody } : {}) }
    try {
      for (let time = 0; time < 2; time++) {
        const { code, stdout, stderr } = await perfRules(shop.folder, ['check', ...onlySwallowed, '--fail-on', 'warning'], options)
        expect(stderr).toBe('')
        expect(stdout).toContain('pay.ts:4:5')
        expect(code).toBe(1)
      }
    } finally {
      execFileSync('chmod', ['-R', 'u+w', shop.folder])
    }
  })

  test("another user's repository is refused, as git refuses it", async () => {
    if (!isRoot) return
    const shop = repository({ 'pay.ts': swallowing })
    shop.commit()
    const home = repository({}, { git: false })
    chownSync(home.folder, nobody, nobody)
    chmodSync(shop.folder, 0o755)
    const { code, stdout, stderr } = await perfRules(shop.folder, ['check'], { env: { HOME: home.folder }, uid: nobody })
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('safe.directory')
  })

  test('a file that may not be read is counted, and the others are checked', async () => {
    const shop = repository({ 'pay.ts': swallowing, 'secret.ts': swallowing })
    shop.commit()
    const home = repository({}, { git: false })
    if (isRoot) execFileSync('chown', ['-R', `${nobody}:${nobody}`, shop.folder, home.folder])
    chmodSync(join(shop.folder, 'secret.ts'), 0)
    const report = await reportOf(shop.folder, onlySwallowed, { env: { HOME: home.folder }, ...(isRoot ? { uid: nobody } : {}) })
    expect(report.findings.map(finding => finding.file)).toEqual(['pay.ts'])
    expect(report.coverage.skipped).toEqual([{ file: 'secret.ts', why: 'unreadable', detail: 'EACCES' }])
  })
})
