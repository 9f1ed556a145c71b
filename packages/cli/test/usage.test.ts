import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { swallowing } from '../../engine/test/repository.ts'
import { perfRules, repositories } from './run-cli.ts'

const repository = repositories()

describe('words it does not know', () => {
  test.each<readonly [readonly string[], string]>([
    [['chekc'], 'Did you mean `check`?'],
    [['check', '--frmat', 'json'], 'Did you mean `--format`?'],
    [['check', '--only', 'no-swalowed-error'], 'Did you mean `no-swallowed-error`?'],
    [['check', '--preset', 'recomended'], 'Did you mean `recommended`?'],
    [['check', '--format', 'jsn'], 'Did you mean `json`?'],
    [['check', '--format', 'spreadsheet'], 'One of: '],
    [['check', '--fail-on', 'eror'], 'Did you mean `error`?'],
    [['list', '--preset', 'patern'], 'Did you mean `patterns`?'],
    [['list', '--only', 'x'], 'no option --only'],
    [['check', '-x'], 'no option -x'],
    [['check', '--only'], 'wants a value'],
    [['check', '--only', ','], 'at least one name'],
    [['check', '--quiet=yes'], 'takes no value'],
    [['check', '--threads', '0'], 'from 1 to 99'],
    [['check', '--threads', 'many'], 'from 1 to 99'],
    [['explain'], 'takes one name'],
    [['explain', 'a', 'b'], 'takes one name'],
    [['explain', 'no-swallowed-eror'], 'Did you mean `no-swallowed-error`?'],
  ])('%j: exit 2, a suggestion on standard error, nothing on standard output', async (args, says) => {
    const { code, stdout, stderr } = await perfRules(repository({ 'pay.ts': swallowing }).folder, args)
    expect(stderr).toContain(says)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })

  test('a word with escape codes is shown, not obeyed', async () => {
    for (const args of [['\x1b[2Jchekc'], ['check', '--\x1b]8;;http://x\x07'], ['check', '--only', 'a\x1b[31mb\u202e'], ['explain', '\u009b2J'], ['check', 'no\nwhere\x1b[2J']]) {
      const { code, stdout, stderr } = await perfRules(repository().folder, args)
      expect(code).toBe(2)
      expect(stdout).toBe('')
      expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
    }
  })
})

describe('help', () => {
  test.each<readonly [readonly string[]]>([[[]], [['--help']], [['-h']], [['help']], [['check', '--help']], [['explain', '--help']], [['list', '--help']], [['help', 'check']], [['check', '--only', 'x', '-h']]])('%j fits a terminal of 80 columns', async args => {
    const { code, stdout, stderr } = await perfRules(repository().folder, args)
    expect(code).toBe(0)
    expect(stderr).toBe('')
    expect(stdout.split('\n').filter(row => row.length > 80)).toEqual([])
  })

  test('lists every command on one screen, and each command its options', async () => {
    const { folder } = repository()
    const { stdout } = await perfRules(folder, ['--help'])
    expect(stdout.split('\n').length).toBeLessThanOrEqual(24)
    for (const command of ['check', 'explain', 'list']) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
    expect((await perfRules(folder, ['check', '--help'])).stdout).toContain('--fail-on')
  })
})

test('--version is the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  const { folder } = repository()
  expect((await perfRules(folder, ['--version'])).stdout).toBe(`${version}\n`)
  expect((await perfRules(folder, ['-v'])).stdout).toBe(`${version}\n`)
})
