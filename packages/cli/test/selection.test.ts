import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { swallowing } from '../../engine/test/repository.ts'
import { onlySwallowed, perfRules, rated, reportOf, repositories } from './run-cli.ts'

const repository = repositories()
const nested = { 'app/perf-rules.config.json': '{ "root": true }', 'app/src/pay.ts': swallowing, 'other/pay.ts': swallowing }

async function files(folder: string, args: readonly string[]): Promise<readonly string[]> {
  return (await reportOf(folder, [...onlySwallowed, ...args])).findings.map(finding => finding.file)
}

describe('the root', () => {
  test('a named folder with a root of its own is checked as that root', async () => {
    const { folder } = repository(nested)
    expect(await files(folder, ['app'])).toEqual(['src/pay.ts'])
    expect(await files(folder, ['app/src/pay.ts'])).toEqual(['src/pay.ts'])
    expect(await files(join(folder, 'app'), [])).toEqual(['src/pay.ts'])
    expect(await files(join(folder, 'app/src'), [])).toEqual(['src/pay.ts'])
  })

  test('--root wins over the search, and paths outside of it are refused', async () => {
    const { folder } = repository(nested)
    expect(await files(join(folder, 'app'), ['--root', '..'])).toEqual(['app/src/pay.ts', 'other/pay.ts'])
    expect((await perfRules(folder, ['check', '--root', 'app', 'other'])).code).toBe(2)
  })

  test('from a folder below, the whole repository is checked and paths are read from where one stands', async () => {
    const { folder } = repository({ 'src/pay.ts': swallowing, 'lib/pay.ts': swallowing })
    expect(await files(join(folder, 'src'), [])).toEqual(['lib/pay.ts', 'src/pay.ts'])
    expect(await files(join(folder, 'src'), ['.'])).toEqual(['src/pay.ts'])
    expect(await files(join(folder, 'src'), ['../lib/pay.ts'])).toEqual(['lib/pay.ts'])
    expect(await files(join(folder, 'src'), ['*.ts'])).toEqual(['src/pay.ts'])
  })
})

describe('which findings', () => {
  test('names that look like patterns or options are names too', async () => {
    const { folder } = repository({ 'pages/[id].ts': swallowing, 'pages/i.ts': swallowing, '-x.ts': swallowing, 'a b.ts': swallowing })
    expect(await files(folder, ['pages/[id].ts'])).toEqual(expect.arrayContaining(['pages/[id].ts']))
    expect(await files(folder, ['--', '-x.ts'])).toEqual(['-x.ts'])
    expect(await files(folder, ['a b.ts'])).toEqual(['a b.ts'])
  })

  test('--only runs a check that is off, and nothing else', async () => {
    const { folder } = repository({ 'perf-rules.config.json': '{ "checks": { "no-swallowed-error": "off" } }', 'pay.ts': swallowing, 'README.md': '[dead](gone.md)\n' })
    const { findings } = await reportOf(folder, onlySwallowed)
    expect(findings.map(finding => finding.check)).toEqual(['no-swallowed-error'])
  })

  test('--preset counts where no config names one', async () => {
    const plain = repository({ 'pay.ts': swallowing })
    const configured = repository({ 'pay.ts': swallowing, 'perf-rules.config.json': '{ "extends": "patterns" }' })
    const count = async (folder: string) => (await reportOf(folder, ['--preset', 'strict'])).findings.filter(finding => finding.check === 'no-swallowed-error').length
    expect(await count(plain.folder)).toBe(1)
    expect(await count(configured.folder)).toBe(0)
    const patterns = await reportOf(plain.folder, ['--preset', 'patterns'])
    expect(patterns.findings.filter(finding => finding.check === 'no-swallowed-error')).toEqual([])
  })

  test('--since tells what a branch changed', async () => {
    const shop = repository({ 'old.ts': swallowing })
    shop.commit()
    shop.git('checkout', '--quiet', '-b', 'work')
    shop.write('new.ts', swallowing)
    expect(await files(shop.folder, ['--since', 'main'])).toEqual(['new.ts'])
    shop.commit()
    expect(await files(shop.folder, ['--since', 'main'])).toEqual(['new.ts'])
    expect(await files(shop.folder, ['--since', 'HEAD'])).toEqual([])
    expect((await perfRules(shop.folder, ['check', '--since', 'HEAD'])).code).toBe(0)
  })
})

describe('how much is told', () => {
  const config = { 'perf-rules.config.json': '{ "checks": { "no-swallowed-error": "warning" }, "overrides": [{ "files": ["paid/**"], "checks": { "no-swallowed-error": "error" } }] }' }

  test('--quiet prints errors only, a line each', async () => {
    const { folder } = repository({ ...config, 'paid/pay.ts': swallowing, 'pay.ts': swallowing })
    const { code, stdout } = await perfRules(folder, ['check', ...onlySwallowed, '--quiet'])
    expect(code).toBe(1)
    const [finding, empty, ...summary] = stdout.trimEnd().split('\n')
    expect(finding).toMatch(/^paid\/pay\.ts:4:5 error /)
    expect(empty).toBe('')
    expect(summary).toHaveLength(2)
    expect(summary.join('\n')).not.toContain('why')
  })

  test('a finding names place, check and clause, shows the line, and says why and what to do', async () => {
    const { stdout } = await perfRules(repository({ ...rated('warning'), 'pay.ts': swallowing }).folder, ['check', ...onlySwallowed])
    expect(stdout.split('\n').slice(0, 5)).toEqual([
      expect.stringMatching(/^pay\.ts:4:5 warning .* no-swallowed-error R5\.2$/),
      '  4 |   } catch {}',
      '    |     ^^^^^^^^',
      expect.stringMatching(/^ {2}why \S/),
      expect.stringMatching(/^ {2}do {2}\S/),
    ])
  })

  test('--stats tells times, cache and memory, in both formats', async () => {
    const { folder } = repository({ 'pay.ts': swallowing })
    const { stdout } = await perfRules(folder, ['check', ...onlySwallowed, '--stats'])
    expect(stdout).toMatch(/Stages \(ms\): discover /)
    const { stats } = await reportOf(folder, [...onlySwallowed, '--stats', '--no-cache', '--threads', '1'])
    expect(stats).toMatchObject({ threads: 1, cache: { hits: 0, misses: 1 } })
    expect(stats?.checks['no-swallowed-error']).toBeGreaterThanOrEqual(0)
    expect((await reportOf(folder, onlySwallowed)).stats).toBeUndefined()
  })
})
