import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { FaultError } from '@perf-rules/core'
import { openSession } from '../src/index.ts'
import { Repository, swallowing, told, workerFile } from './repository.ts'

const only = ['no-swallowed-error']
const open: Repository[] = []
function repository(files: Readonly<Record<string, string>>, options?: { git?: boolean }): Repository {
  const made = new Repository(files, options)
  open.push(made)
  return made
}
afterEach(() => {
  for (const each of open.splice(0)) each[Symbol.dispose]()
})

async function faultOf(run: Promise<unknown>): Promise<FaultError['fault']> {
  const thrown: unknown = await run.then(() => undefined, (error: unknown) => error)
  if (!(thrown instanceof FaultError)) throw new Error(`expected a fault, got ${String(thrown)}`)
  return thrown.fault
}

describe('which files are checked', () => {
  test('tracked and untracked files, but none that git ignores', async () => {
    const shop = repository({ 'src/pay.ts': swallowing, 'new.ts': swallowing, 'dist/pay.ts': swallowing, '.gitignore': 'dist/\n' })
    shop.git('add', 'src', '.gitignore')
    expect(told(await shop.check({}, { only }))).toEqual(['new.ts:4 no-swallowed-error', 'src/pay.ts:4 no-swallowed-error'])
  })

  test('outside git, all files that .gitignore lets through', async () => {
    const shop = repository({ 'src/pay.ts': swallowing, 'dist/pay.ts': swallowing, 'node_modules/x/pay.ts': swallowing, '.gitignore': 'dist/\n' }, { git: false })
    expect(told(await shop.check({}, { only }))).toEqual(['src/pay.ts:4 no-swallowed-error'])
  })

  test('links are skipped and counted, also folders that are links', async () => {
    const shop = repository({ 'src/pay.ts': swallowing })
    const outside = repository({ 'secret.ts': swallowing }, { git: false })
    symlinkSync(join(outside.folder, 'secret.ts'), join(shop.folder, 'linked.ts'))
    symlinkSync(outside.folder, join(shop.folder, 'folder'))
    const { report } = await shop.check({}, { only })
    expect(report.findings.map(finding => finding.file)).toEqual(['src/pay.ts'])
    expect(report.coverage.skipped.map(skip => `${skip.file} ${skip.why}`)).toEqual(['folder link', 'linked.ts link'])
  })

  test('a tracked folder replaced by a link to the outside is not followed', async () => {
    const shop = repository({ 'src/pay.ts': swallowing })
    shop.commit()
    const outside = repository({ 'pay.ts': swallowing }, { git: false })
    shop.remove('src')
    symlinkSync(outside.folder, join(shop.folder, 'src'))
    expect(told(await shop.check({}, { only }))).toEqual([])
  })

  test('a FIFO and a folder named like a program do not stop the run', async () => {
    const shop = repository({ 'pay.ts': swallowing })
    execFileSync('mkfifo', [join(shop.folder, 'pipe.ts')])
    mkdirSync(join(shop.folder, 'folder.ts'))
    expect(told(await shop.check({}, { only }))).toEqual(['pay.ts:4 no-swallowed-error'])
  })

  test('what cannot be read as text is counted with its reason', async () => {
    const shop = repository({ 'pay.ts': swallowing, 'nul.ts': 'a\0b', 'deep.ts': `${'('.repeat(3000)} catch`, 'broken.ts': 'const catch = 1', 'large.ts': `x = 1\n`.repeat(200_000), 'lfs.ts': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n' })
    const { report } = await shop.check({}, { only })
    expect(report.coverage.skipped.map(skip => `${skip.file} ${skip.why}`)).toEqual(['broken.ts syntax-error', 'deep.ts too-deep', 'large.ts too-large', 'lfs.ts lfs-pointer', 'nul.ts binary'])
    expect(report.coverage.checked).toBe(1)
    expect(report.faults).toEqual([])
  })
})

describe('what is reported', () => {
  test('paths narrow the findings, and a path that matches nothing is refused', async () => {
    const shop = repository({ 'src/pay.ts': swallowing, 'lib/pay.ts': swallowing })
    expect(told(await shop.check({ paths: ['src'] }, { only }))).toEqual(['src/pay.ts:4 no-swallowed-error'])
    expect(told(await shop.check({ paths: ['**/*.ts'] }, { only }))).toHaveLength(2)
    expect((await faultOf(shop.check({ paths: ['scr'] }, { only }))).code).toBe('nothing-selected')
    expect((await faultOf(shop.check({ paths: ['../x'] }, { only }))).code).toBe('usage')
  })

  test('--since reports only changed files', async () => {
    const shop = repository({ 'old.ts': swallowing, 'other.ts': 'export {}\n' })
    shop.commit()
    shop.git('checkout', '--quiet', '-b', 'work')
    shop.write('new.ts', swallowing)
    shop.write('other.ts', swallowing)
    expect(told(await shop.check({ since: 'main' }, { only }))).toEqual(['new.ts:4 no-swallowed-error', 'other.ts:4 no-swallowed-error'])
    expect((await faultOf(shop.check({ since: 'nowhere' }, { only }))).what).toContain('nowhere')
  })

  test('an unsaved text is checked in place of the file', async () => {
    const shop = repository({ 'pay.ts': 'export {}\n' })
    const session = await openSession({ cwd: shop.folder, workerFile, build: 'test', only })
    expect(told(await session.check())).toEqual([])
    session.update('pay.ts', swallowing)
    expect(told(await session.check())).toEqual(['pay.ts:4 no-swallowed-error'])
    session.update('pay.ts', undefined)
    expect(told(await session.check())).toEqual([])
  })

  test('a comment with a reason silences, and the report still tells it', async () => {
    const silenced = swallowing.replace('  } catch', '  // perf-rules-ignore-next-line no-swallowed-error -- the bank retries\n  } catch')
    const { report } = await repository({ 'pay.ts': silenced }).check({}, { only })
    expect(report.findings.map(finding => finding.suppressed)).toEqual([{ kind: 'comment', reason: 'the bank retries', until: null }])
  })

  test('a suppression that has expired no longer silences', async () => {
    const silenced = swallowing.replace('  } catch', '  // perf-rules-ignore-next-line no-swallowed-error until=2026-01-14 -- the bank retries\n  } catch')
    expect(told(await repository({ 'pay.ts': silenced }).check({}, { only }))).toEqual(['pay.ts:5 no-swallowed-error'])
  })

  test("ESLint's own directive that names our rule counts", async () => {
    const silenced = swallowing.replace('  } catch', '  // eslint-disable-next-line perf-rules/no-swallowed-error -- the bank retries\n  } catch')
    expect(told(await repository({ 'pay.ts': silenced }).check({}, { only }))).toEqual([])
  })
})

describe("ESLint's blocks", () => {
  const block = (open: string, close: string) => `${open}\n${swallowing}${close}\n${swallowing}`
  test.each([
    ['/* eslint-disable */', '/* eslint-enable */', 1],
    ['/* eslint-disable perf-rules/no-swallowed-error */', '/* eslint-enable perf-rules/no-swallowed-error */', 1],
    ['/* eslint-disable perf-rules/no-swallowed-error, perf-rules/no-secret */', '/* eslint-enable perf-rules/no-secret */', 0],
    ['/* eslint-disable perf-rules/no-swallowed-error */', '/* eslint-enable no-console */', 0],
  ])('%s ... %s leaves %d', async (from, to, left) => {
    const found = told(await repository({ 'pay.ts': block(from, to) }).check({}, { only }))
    expect(found).toEqual(left === 0 ? [] : ['pay.ts:11 no-swallowed-error'])
  })
})

describe('configuration', () => {
  const config = (value: unknown) => JSON.stringify(value)

  test('the nearest file extends the root, and overrides win', async () => {
    const shop = repository({
      'perf-rules.config.json': config({ checks: { 'no-swallowed-error': 'error' }, overrides: [{ files: ['jobs/**'], checks: { 'no-swallowed-error': 'info' } }] }),
      'lib/perf-rules.config.json': config({ checks: { 'no-swallowed-error': 'off' } }),
      'src/pay.ts': swallowing,
      'jobs/pay.ts': swallowing,
      'lib/pay.ts': swallowing,
    })
    const { report } = await shop.check()
    expect(report.findings.filter(finding => finding.check === 'no-swallowed-error').map(finding => `${finding.file} ${finding.severity}`)).toEqual(['jobs/pay.ts info', 'src/pay.ts error'])
  })

  test('an ignored file is counted and not checked', async () => {
    const shop = repository({ 'perf-rules.config.json': config({ ignore: ['generated/**'] }), 'generated/pay.ts': swallowing })
    const { report } = await shop.check({}, { only })
    expect(report.findings).toEqual([])
    expect(report.coverage.skipped.map(skip => `${skip.file} ${skip.why}`)).toEqual(['generated/pay.ts ignored-by-config'])
  })

  test.each([
    [{ cheks: {} }, 'config-unknown-key', 'checks'],
    [{ checks: { 'no-swallowed-eror': 'error' } }, 'check-unknown', 'no-swallowed-error'],
    [{ checks: { 'no-swallowed-error': 'loud' } }, 'config-invalid', ''],
    [{ checks: { 'no-swallowed-error': ['error', { allow: 1 }] } }, 'config-unknown-key', ''],
    [{ extends: 'recomended' }, 'config-invalid', 'recommended'],
    [{ extends: '../outside.json' }, 'config-invalid', ''],
    [{ suppressions: [{ check: 'no-swallowed-error', files: ['**'], reason: 'x' }] }, 'config-invalid', ''],
  ])('%j is refused with a suggestion', async (value, code, suggestion) => {
    const fault = await faultOf(repository({ 'perf-rules.config.json': config(value), 'pay.ts': swallowing }).check())
    expect(fault.code).toBe(code)
    expect(fault.what).toContain(suggestion)
    expect(fault.where).toContain('perf-rules.config.json')
  })

  test('keys of Object.prototype are unknown checks like any other', async () => {
    const fault = await faultOf(repository({ 'perf-rules.config.json': '{"checks": {"__proto__": "off", "constructor": "off"}}', 'pay.ts': swallowing }).check())
    expect(fault.code).toBe('check-unknown')
  })

  test('a suppression in the config silences what no comment can reach', async () => {
    const shop = repository({ 'perf-rules.config.json': config({ suppressions: [{ check: 'no-swallowed-error', files: ['legacy/**'], reason: 'rewritten next month' }] }), 'legacy/pay.ts': swallowing })
    expect(told(await shop.check({}, { only }))).toEqual([])
  })
})

describe('same input, same bytes', () => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`src/module-${at}/pay.ts`, at % 3 === 0 ? swallowing : `export const rate${at} = ${at}\n`]))

  test('from the cache as from scratch, with one thread as with four, also after a change', async () => {
    const shop = repository(files)
    const json = async (options: object) => JSON.stringify((await shop.check({}, { only, ...options })).report)
    const cold = await json({})
    expect(await json({ threads: 4 })).toBe(cold)
    expect(await json({ useCache: true })).toBe(cold)
    expect(await json({ useCache: true })).toBe(cold)
    shop.write('src/module-1/pay.ts', swallowing)
    const changed = await json({})
    expect(changed).not.toBe(cold)
    expect(await json({ useCache: true })).toBe(changed)
    shop.remove('src/module-0/pay.ts')
    expect(await json({ useCache: true })).toBe(await json({}))
  })

  test('a cache that is cut short or foreign is no cache', async () => {
    const shop = repository(files)
    const cold = JSON.stringify((await shop.check({}, { only })).report)
    await shop.check({}, { only, useCache: true })
    const packs = execFileSync('find', [join(shop.folder, '.git/perf-rules'), '-name', '*.pack'], { encoding: 'utf8' }).trim().split('\n')
    expect(packs).toHaveLength(1)
    for (const damage of ['', '{}\n', '{"format":1', 'no json at all']) {
      writeFileSync(packs[0] ?? '', damage)
      expect(JSON.stringify((await shop.check({}, { only, useCache: true })).report)).toBe(cold)
    }
  })
})
