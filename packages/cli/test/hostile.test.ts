import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Report } from '@perf-rules/core'
import { nestings } from '../../../bench/hostile/nestings.mjs'
import { manyFiles, special, type SpecialCase, swallowing } from '../../../bench/hostile/special.mjs'
import { openSession } from '../../engine/src/index.ts'
import { workerFile } from '../../engine/test/repository.ts'
import { cleanEnvironment, onlySwallowed, perfRules, start, ended } from './run-cli.ts'

const isRoot = process.getuid?.() === 0
const nobody = 65_534
const open: string[] = []
afterEach(() => {
  for (const folder of open.splice(0)) {
    execFileSync('chmod', ['-R', 'u+rwx', folder], { stdio: 'ignore' })
    rmSync(folder, { recursive: true, force: true })
  }
})

function folders(): { readonly folder: string; readonly outside: string } {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'perf-rules-hostile-')))
  open.push(home)
  const [folder, outside] = [join(home, 'repository'), join(home, 'outside')]
  for (const each of [folder, outside]) mkdirSync(each)
  return { folder, outside }
}

/** Longer than any of them may take, also on a busy machine. */
const limit = 60_000

async function checked(folder: string, args: readonly string[], uid?: number) {
  const child = start(folder, ['check', '--root', folder, '--no-cache', ...args], { env: { HOME: dirname(folder) }, ...(uid === undefined ? {} : { uid }) })
  const alarm = setTimeout(() => child.kill('SIGKILL'), limit)
  const ran = await ended(child)
  clearTimeout(alarm)
  expect(ran.signal, 'it hung or crashed').toBe(null)
  return ran
}

describe('texts that make parsers overflow or crawl', () => {
  test(`each of ${nestings.length} is checked or skipped with a reason, and none makes a fault`, { timeout: 600_000 }, async () => {
    const { folder } = folders()
    execFileSync('git', ['init', '-q', folder], { env: cleanEnvironment() })
    for (const { path, text } of nestings) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const session = await openSession({ cwd: folder, root: folder, preset: ['strict', 'patterns'], workerFile, build: 'test', useCache: false, patience: 4_000 })
    const { report } = await session.check()
    expect(report.faults.map(({ what, where, cause }) => `${where} ${what} ${cause ?? ''}`)).toEqual([])
    const { checked, notApplicable, skipped } = report.coverage
    expect(checked + notApplicable + skipped.length + ignoredByGit(folder)).toBe(nestings.length)
    expect(skipped.filter(skip => skip.detail === '')).toEqual([])
    expect(skipped.length).toBeGreaterThan(50)
  })
})

test('a file that keeps a thread is given up, and the others of its batch are checked', async () => {
  const { folder } = folders()
  const slow = nestings.find(({ path }) => path === 'documents/setext.md')?.text ?? ''
  for (const [path, text] of [['a.js', swallowing], ['slow.md', slow], ['z.js', swallowing]] as const) writeFileSync(join(folder, path), text)
  const session = await openSession({ cwd: folder, root: folder, preset: ['strict'], only: ['no-swallowed-error', 'doc-links-resolve'], workerFile, build: 'test', useCache: false, patience: 1_000, threads: 1 })
  const { report } = await session.check()
  expect(report.coverage.skipped).toEqual([{ file: 'slow.md', why: 'too-slow', detail: 'kept a thread for more than 1 s' }])
  expect(report.findings.map(({ file }) => file)).toEqual(['a.js', 'z.js'])
  expect(report.faults).toEqual([])
})

/** The corpus has a .gitignore of its own, which is meant to be slow and not to match. */
function ignoredByGit(folder: string): number {
  return execFileSync('git', ['ls-files', '--others', '--ignored', '--exclude-standard', '-z'], { cwd: folder, env: cleanEnvironment() }).toString().split('\0').length - 1
}

describe('files, links, names and configuration', () => {
  test.each(special.map(each => [each.name, each] as const))('%s', { timeout: limit * 3 }, async (_, hostile) => {
    if ((hostile.needsRoot || hostile.asNobody) && !isRoot) return
    const { folder, outside } = folders()
    if (!hostile.noGit) execFileSync('git', ['init', '-q', folder], { env: cleanEnvironment() })
    writeFileSync(join(folder, 'pay.js'), swallowing)
    build(hostile, folder, outside)
    const before = readdirSync(outside, { recursive: true }).sort()
    const uid = hostile.asNobody ? nobody : undefined
    if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${uid}`, dirname(folder)])
    for (const args of [[], ['--fix']]) {
      const { code, stdout, stderr } = await checked(folder, ['--format', 'json', ...onlySwallowed, ...args], uid)
      if (hostile.fault && !(hostile.mayFail && code !== 2)) {
        expect(stderr).toMatch(hostile.fault)
        expect(stderr).not.toContain('itself crashed')
        expect(code).toBe(2)
      } else if (!(hostile.mayFail && code === 2)) judge(hostile, JSON.parse(stdout) as Report, code)
    }
    // Everything else that is on reads these files too.
    const { code, stdout, stderr } = await checked(folder, ['--preset', 'strict,patterns'], uid)
    expect([0, 1, 2]).toContain(code)
    expect(stdout + stderr).not.toContain('crashed')
    expect(hasControls(stdout + stderr), 'escapes reach the terminal').toBe(false)
    expect(readdirSync(outside, { recursive: true }).sort(), 'something was written outside the root').toEqual(before)
    expect(existsSync(join(folder, 'canary'))).toBe(false)
  })
})

function build(hostile: SpecialCase, folder: string, outside: string): void {
  try {
    hostile.make(folder, outside)
  } catch (thrown) {
    // The program that makes a socket kills itself so that the socket stays.
    if (!hostile.mayFail) throw thrown
  }
}

function judge(hostile: SpecialCase, report: Report, code: number | null): void {
  expect(report.faults).toEqual([])
  expect(code).toBe(1)
  expect(report.findings.map(finding => finding.file).sort()).toEqual(['pay.js', ...(hostile.files ?? [])].sort())
  if (hostile.skips) expect(report.coverage.skipped.map(skip => skip.why).sort()).toEqual([...hostile.skips].sort())
}

function hasControls(text: string): boolean {
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text)
}

describe('many files', () => {
  test('20,000 are all counted', { timeout: limit * 3 }, async () => {
    const { folder } = folders()
    execFileSync('git', ['init', '-q', folder], { env: cleanEnvironment() })
    manyFiles(folder, 20_000)
    const { code, stdout } = await perfRules(folder, ['check', '--format', 'json', '--no-cache', ...onlySwallowed])
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as Report).coverage.checked).toBe(20_000)
  })
})
