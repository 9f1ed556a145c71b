import { describe, expect, test } from 'vitest'
import { swallowing } from '../../engine/test/repository.ts'
import { onlySwallowed, perfRules, rated, repositories } from './run-cli.ts'

const repository = repositories()

describe('0: nothing at or above the limit', () => {
  test('no findings', async () => {
    const shop = repository({ 'pay.ts': 'export {}\n' })
    const { code, stdout, stderr } = await perfRules(shop.folder, ['check', ...onlySwallowed])
    expect(code).toBe(0)
    expect(stdout).toContain('No findings')
    expect(stderr).toBe('')
  })

  test('warnings alone', async () => {
    const shop = repository({ ...rated('warning'), 'pay.ts': swallowing })
    const { code, stdout } = await perfRules(shop.folder, ['check', ...onlySwallowed])
    expect(stdout).toContain('pay.ts:4:5 warning')
    expect(code).toBe(0)
  })

  test('an empty repository, and a folder without git', async () => {
    expect((await perfRules(repository().folder, ['check'])).code).toBe(0)
    expect((await perfRules(repository({ ...rated('warning'), 'pay.ts': swallowing }, { git: false }).folder, ['check', ...onlySwallowed])).code).toBe(0)
  })

  test('a suppressed finding', async () => {
    const shop = repository({ ...rated('error'), 'pay.ts': swallowing.replace('  } catch', '  // perf-rules-ignore-next-line no-swallowed-error -- the bank retries\n  } catch') })
    expect((await perfRules(shop.folder, ['check', ...onlySwallowed])).code).toBe(0)
  })
})

describe('1: findings', () => {
  test('an error', async () => {
    const shop = repository({ ...rated('error'), 'pay.ts': swallowing })
    const { code, stdout, stderr } = await perfRules(shop.folder, ['check', ...onlySwallowed])
    expect(stdout).toContain('pay.ts:4:5 error')
    expect(code).toBe(1)
    expect(stderr).toBe('')
  })

  test.each([['error', 0], ['warning', 1], ['info', 1]] as const)('--fail-on %s with one warning gives %i', async (limit, expected) => {
    const shop = repository({ ...rated('warning'), 'pay.ts': swallowing })
    expect((await perfRules(shop.folder, ['check', ...onlySwallowed, '--fail-on', limit])).code).toBe(expected)
    expect((await perfRules(shop.folder, ['check', ...onlySwallowed, '--fail-on', limit, '--format', 'json'])).code).toBe(expected)
  })
})

describe('2: the run could not do what was asked', () => {
  test.each<readonly [string, readonly string[]]>([
    ['a path that matches nothing', ['nothing.ts']],
    ['a glob that matches nothing', ['**/*.rs']],
    ['a path outside the root', ['../elsewhere']],
    ['a reference that is no commit', ['--since', 'nowhere']],
    ['a reference that looks like an option', ['--since=--output=stolen']],
    ['a root that is not there', ['--root', 'nowhere']],
  ])('%s', async (_, args) => {
    const shop = repository({ 'pay.ts': swallowing })
    shop.commit()
    const { code, stdout, stderr } = await perfRules(shop.folder, ['check', ...args])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^fault \S/)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  test.each([
    ['{ "cheks": {} }', 'Did you mean `checks`?'],
    ['{ "checks": { "no-swallowed-eror": "off" } }', 'Did you mean `no-swallowed-error`?'],
    ['{ "checks": { "no-swallowed-error": "loud" } }', ''],
    ['{ "checks": ', 'perf-rules.config.json:1'],
    ['[]', ''],
  ])('the config %s', async (config, says) => {
    const shop = repository({ 'perf-rules.config.json': config, 'pay.ts': swallowing })
    const { code, stdout, stderr } = await perfRules(shop.folder, ['check'])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('perf-rules.config.json')
    expect(stderr).toContain(says)
  })

  test('--strict-coverage and a file that no parser takes', async () => {
    const shop = repository({ 'broken.ts': 'const catch = 1\n', 'pay.ts': 'export {}\n' })
    expect((await perfRules(shop.folder, ['check', ...onlySwallowed])).code).toBe(0)
    const { code, stdout } = await perfRules(shop.folder, ['check', ...onlySwallowed, '--strict-coverage'])
    expect(code).toBe(2)
    expect(stdout).toContain('1 syntax-error')
  })
})
