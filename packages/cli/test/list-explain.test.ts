import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { catalogue } from '@perf-rules/rules/catalogue'
import { rules } from '@perf-rules/rules/rules'
import { swallowing } from '../../engine/test/repository.ts'
import { perfRules, repositories } from './run-cli.ts'

const repository = repositories()
const folder = tmpdir()
const entry = catalogue.find(each => each.id === 'no-swallowed-error')

describe('list', () => {
  test('names every check once, with its presets', async () => {
    const { code, stdout } = await perfRules(folder, ['list'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^no-swallowed-error\s+R5\.2\s.*\bstrict\b.*\sNever swallow an error\.$/m)
    for (const { id } of catalogue) expect(stdout.split('\n').filter(row => row.startsWith(`${id} `))).toHaveLength(1)
  })

  test('as JSON', async () => {
    const { code, stdout } = await perfRules(folder, ['list', '--format', 'json'])
    expect(code).toBe(0)
    const rows = JSON.parse(stdout) as { id: string; clauses: string[]; severity: Record<string, string> }[]
    expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
    expect(rows.find(row => row.id === 'no-swallowed-error')).toMatchObject({ rule: 'R5', clauses: ['R5.2'], severity: entry?.severity, stage: 'settled' })
  })

  test('of one preset', async () => {
    const rows = JSON.parse((await perfRules(folder, ['list', '--preset', 'patterns', '--format', 'json'])).stdout) as { severity: Record<string, string> }[]
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(row => row.severity['patterns'] === undefined)).toEqual([])
  })
})

describe('explain', () => {
  test('a check: its clauses, presets, options and page', async () => {
    const { code, stdout } = await perfRules(folder, ['explain', 'no-swallowed-error'])
    expect(code).toBe(0)
    expect(stdout).toContain('proves R5.2')
    expect(stdout).toContain('strict: error')
    expect(stdout).toContain('## Stays quiet')
  })

  test('every check has something to say', async () => {
    for (const { id } of catalogue.slice(0, 12)) expect((await perfRules(folder, ['explain', id])).stdout.length).toBeGreaterThan(100)
  })

  const rule = rules.find(each => each.clauses.length > 0)
  test.runIf(rule)('a rule and a clause, in any case of letters', async () => {
    const [clause] = rule?.clauses ?? []
    for (const id of [rule?.id ?? '', rule?.id.toLowerCase() ?? '']) expect((await perfRules(folder, ['explain', id])).stdout).toContain(rule?.title)
    const { code, stdout } = await perfRules(folder, ['explain', clause?.clause ?? ''])
    expect(code).toBe(0)
    expect(stdout).toContain(clause?.demand)
  })

  test('a file: what is on, and where each setting comes from', async () => {
    const shop = repository({
      'perf-rules.config.json': '{ "extends": "strict", "overrides": [{ "files": ["jobs/**"], "checks": { "no-swallowed-error": "info" } }], "ignore": ["old/**"] }',
      'lib/perf-rules.config.json': '{ "checks": { "no-swallowed-error": ["warning", { "allowComment": false }] } }',
      'src/pay.ts': swallowing,
      'jobs/pay.ts': swallowing,
      'lib/pay.ts': swallowing,
      'old/pay.ts': swallowing,
      'dist/pay.ts': swallowing,
      '.gitignore': 'dist\n',
    })
    const said = async (path: string) => (await perfRules(shop.folder, ['explain', path])).stdout
    const rowOf = async (path: string) => (await said(path)).split('\n').find(row => row.includes('no-swallowed-error'))
    expect(await rowOf('src/pay.ts')).toMatch(/error\s+from preset strict/)
    expect(await rowOf('jobs/pay.ts')).toMatch(/info\s+from preset strict, then perf-rules\.config\.json overrides\[0\]/)
    expect(await rowOf('lib/pay.ts')).toMatch(/warning\s+from preset strict, then lib\/perf-rules\.config\.json.*"allowComment":false/)
    expect(await said('old/pay.ts')).toContain('left out by `ignore`')
    expect(await said('dist/pay.ts')).toContain('not checked')
  })

  test('a name that means nothing: exit 2', async () => {
    const { code, stdout, stderr } = await perfRules(repository().folder, ['explain', 'nonsense'])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('no check, clause, rule or file')
  })
})
