import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { swallowing } from '../../../engine/test/repository.ts'
import { formatNames } from '../../src/reporters/formats.ts'
import { onlySwallowed, perfRules, repositories } from '../run-cli.ts'

const repository = repositories()
const strict = '{ "root": true, "extends": "strict" }'
const check = ['check', ...onlySwallowed] as const

test.each(formatNames)('--format %s and --output %s say the same, in the same exit code', async format => {
  const shop = repository({ 'perf-rules.config.json': strict, 'pay.ts': swallowing })
  const { code, stdout, stderr } = await perfRules(shop.folder, [...check, '--format', format, '--output', `${format}=out/deep/report`])
  expect(code).toBe(1)
  expect(stderr).toBe('')
  const timeless = (text: string) => text.replace(/\d+\.\d s$/m, 'N s')
  expect(timeless(readFileSync(join(shop.folder, 'out/deep/report'), 'utf8'))).toBe(timeless(stdout))
  expect(readdirSync(join(shop.folder, 'out/deep'))).toEqual(['report'])
})

test('several reports from one run, over what was there', async () => {
  const shop = repository({ 'pay.ts': swallowing, 'old.json': 'old' })
  const { code, stdout } = await perfRules(shop.folder, [...check, '--output', 'gitlab=old.json', '--output', 'junit=a=b.xml'])
  expect(code).not.toBe(2)
  expect(stdout).toContain('pay.ts:4:5')
  expect(readFileSync(join(shop.folder, 'old.json'), 'utf8')).toMatch(/^\[/)
  expect(readFileSync(join(shop.folder, 'a=b.xml'), 'utf8')).toMatch(/^<\?xml/)
})

describe('exit 2 before anything is checked', () => {
  test.each<readonly [readonly string[], string]>([
    [['srif=out.json'], 'Did you mean `sarif`?'],
    [['spreadsheet=out.json'], 'One of: pretty, json, sarif, github, gitlab, junit, markdown, html'],
    [['out.json'], 'For example: --output sarif='],
    [['sarif='], 'wants FORMAT=FILE'],
    [['json=x', 'sarif=./x'], 'writes twice'],
    [['json=folder'], 'is a folder'],
    [['json=.'], 'is a folder'],
    [['json=linked.json'], 'is a link'],
    [['json=dangling.json'], 'is a link'],
    [['json=pay.ts/report.json'], 'could not be written'],
  ])('--output %j', async (outputs, says) => {
    const shop = repository({ 'pay.ts': swallowing, 'target.json': 'kept' })
    mkdirSync(join(shop.folder, 'folder'))
    symlinkSync('target.json', join(shop.folder, 'linked.json'))
    symlinkSync('nowhere', join(shop.folder, 'dangling.json'))
    const before = readdirSync(shop.folder)
    const { code, stderr } = await perfRules(shop.folder, [...check, ...outputs.flatMap(output => ['--output', output])])
    expect(code).toBe(2)
    expect(stderr).toContain(says)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(readdirSync(shop.folder)).toEqual(before)
    expect(readFileSync(join(shop.folder, 'target.json'), 'utf8')).toBe('kept')
  })
})

test('--no-suppressed leaves out what a comment silences, in every format', async () => {
  const shop = repository({ 'pay.ts': swallowing.replace('  } catch', '  // perf-rules-ignore-next-line no-swallowed-error -- the bank retries\n  } catch') })
  const resultsOf = async (...more: readonly string[]) => (JSON.parse((await perfRules(shop.folder, [...check, '--format', 'sarif', ...more])).stdout) as { runs: [{ results: unknown[] }] }).runs[0].results
  expect(await resultsOf()).toHaveLength(1)
  expect(await resultsOf('--no-suppressed')).toHaveLength(0)
})

test("reports for a forge name paths from the repository, also when a folder of it is the root", async () => {
  const shop = repository({ 'services/shop/perf-rules.config.json': strict, 'services/shop/pay.ts': swallowing })
  const { stdout } = await perfRules(join(shop.folder, 'services/shop'), [...check, '--format', 'github'])
  expect(stdout).toContain('::error file=services/shop/pay.ts,line=4,')
})

test('nothing is written when the run cannot go on', async () => {
  const shop = repository({ 'perf-rules.config.json': '{', 'pay.ts': swallowing })
  expect((await perfRules(shop.folder, [...check, '--output', 'json=out.json'])).code).toBe(2)
  expect(existsSync(join(shop.folder, 'out.json'))).toBe(false)
})
