import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cliFile, swallowing } from '../../engine/test/repository.ts'
import { cleanEnvironment, onlySwallowed, perfRules, rated, reportOf, repositories } from './run-cli.ts'

const repository = repositories()
/** All that can move a cursor, ring a bell, open a link or reorder a line; the newline ends our own lines. */
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u
const check = ['check', ...onlySwallowed] as const

describe('colours', () => {
  test('none in a pipe, and no progress', async () => {
    const { stdout, stderr } = await perfRules(repository({ ...rated('warning'), 'pay.ts': swallowing }).folder, check)
    expect(stdout).not.toMatch(control)
    expect(stderr).toBe('')
  })

  test.each([
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '' }, true],
    [{ NO_COLOR: '1' }, false],
    [{ CLICOLOR_FORCE: undefined, TERM: 'xterm-256color' }, false],
  ])('%j', async (env, coloured) => {
    const { stdout } = await perfRules(repository({ ...rated('warning'), 'pay.ts': swallowing }).folder, check, { env })
    expect(stdout.includes('\x1b[')).toBe(coloured)
  })

  test('JSON has none, whatever the environment says', async () => {
    const { stdout } = await perfRules(repository({ ...rated('warning'), 'pay.ts': swallowing }).folder, [...check, '--format', 'json'], { env: { FORCE_COLOR: '1' } })
    expect(stdout).not.toMatch(control)
  })

  // `script` gives the run a terminal of its own; not every system has it.
  test.runIf(hasScript())('on a terminal there are colours, and none under NO_COLOR or TERM=dumb', () => {
    const { folder } = repository({ ...rated('warning'), 'pay.ts': swallowing })
    const shown = (env: Readonly<Record<string, string>>) => execFileSync('script', ['-qec', `${process.execPath} ${cliFile} ${check.join(' ')}`, '/dev/null'], { cwd: folder, env: cleanEnvironment({ TERM: 'xterm', ...env }), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    expect(shown({})).toContain('\x1b[33mwarning')
    expect(shown({ NO_COLOR: '1' })).not.toContain('\x1b[33m')
    expect(shown({ TERM: 'dumb' })).not.toContain('\x1b[33m')
  })
})

describe('a hostile repository', () => {
  const names = ['\x1b]8;;http:evil\x1b\\pay.ts', 'new\nline.ts', 'carriage\rreturn.ts', 'bidi\u202etxt.ts', 'c1\u009b2J.ts', 'zero\u200bwidth.ts', '"quoted".ts', "apo'strophe.ts", '$(touch canary).ts', '`touch canary`.ts', 'back\\slash.ts', '::error file=x::y.ts', ' space .ts', '-rf.ts', 'tab\there.ts', '\u{1f512}.ts', 'é.ts', 'e\u0301.ts']

  test('names reach no stream raw, and JSON gives each back unharmed', async () => {
    const shop = repository(Object.fromEntries(names.map(name => [name, swallowing])))
    shop.commit()
    const { stdout, stderr } = await perfRules(shop.folder, check)
    expect(stdout).not.toMatch(control)
    expect(stderr).toBe('')
    const json = await perfRules(shop.folder, [...check, '--format', 'json'])
    expect(json.stdout).not.toMatch(control)
    const report = await reportOf(shop.folder, onlySwallowed)
    expect(report.findings.map(finding => finding.file)).toEqual([...names].sort())
    for (const name of names) expect((await perfRules(shop.folder, ['explain', '--', name])).stdout).not.toMatch(control)
  })

  test('contents reach no stream raw, in frames, messages and chains', async () => {
    const nasty = '\x1b[2J\x1b]0;owned\x07\u009b31m\u202e\u2066\u200b\ufeff\x7f'
    const shop = repository({
      'pay.ts': `export async function pay() {\n  try { await charge(\`${nasty}\`) } catch {} // ${nasty}\n}\n`,
      'README.md': `[dead](gone${nasty.replace(/[\x07\u009b]/g, '')}.md) and [\`${nasty}\`](#nowhere${nasty})\n`,
    })
    for (const args of [['check'], ['check', '--format', 'json'], ['check', '--quiet', '--preset', 'strict,patterns']]) {
      const { stdout, stderr } = await perfRules(shop.folder, args)
      expect(stdout).not.toMatch(control)
      expect(stderr).not.toMatch(control)
    }
  })

  test('settings reach no stream raw', async () => {
    const word = 'x\\u001b[2Jy\\u009b\\u202e'
    for (const config of [`{ "${word}": 1 }`, `{ "checks": { "${word}": "off" } }`, `{ "extends": "${word}" }`, `{ "checks": { "no-swallowed-error": ["error", { "${word}": 1 }] } }`, `{ "suppressions": [{ "check": "no-swallowed-error", "files": ["**"], "reason": "${word} because", "${word}": 1 }] }`]) {
      const { code, stdout, stderr } = await perfRules(repository({ 'perf-rules.config.json': config, 'pay.ts': swallowing }).folder, ['check'])
      expect(code).toBe(2)
      expect(stdout + stderr).not.toMatch(control)
    }
  })

  test('a name that is no UTF-8 is counted as not checked', async () => {
    const shop = repository({ 'pay.ts': swallowing })
    writeFileSync(Buffer.concat([Buffer.from(join(shop.folder, 'latin')), Buffer.from([0xe9]), Buffer.from('.ts')]), swallowing)
    const { coverage } = await reportOf(shop.folder, onlySwallowed)
    expect(coverage.checked).toBe(1)
    expect(coverage.skipped).toEqual([{ file: 'latin\ufffd.ts', why: 'unreadable', detail: 'its name is not UTF-8' }])
  })
})

function hasScript(): boolean {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8' }).includes('util-linux')
  } catch {
    // Not installed: the test is left out.
    return false
  }
}
