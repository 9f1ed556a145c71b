import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '@perf-rules/rules/rules'
import { swallowing } from '../../engine/test/repository.ts'
import { perfRules, repositories } from './run-cli.ts'

const repository = repositories()
const config = (checks: Readonly<Record<string, unknown>>, rest = {}) => JSON.stringify({ root: true, extends: [], checks, ...rest })
const row = (text: string, clause: string) => text.split('\n').find(line => line.startsWith(`| ${clause} |`))

describe('report', () => {
  test('tells each clause of each rule once', async () => {
    const { folder } = repository({ 'perf-rules.config.json': config({}) })
    const { code, stdout } = await perfRules(folder, ['report'])
    expect(code).toBe(0)
    for (const { id, clauses } of rules) for (const { clause } of clauses) if (/^R\d/.test(id)) expect(stdout.split('\n').filter(line => line.startsWith(`| ${clause} |`))).toHaveLength(1)
  })

  test('a clause is violated, suppressed, proved, off or open, with the place', async () => {
    const on = { 'no-swallowed-error': 'error' }
    const broken = repository({ 'perf-rules.config.json': config(on), 'src/pay.ts': swallowing })
    expect(row((await perfRules(broken.folder, ['report'])).stdout, 'R5.2')).toMatch(/\*\*violated\*\* \| 1 error: `src\/pay\.ts:4`/)
    const silenced = repository({ 'perf-rules.config.json': config(on, { suppressions: [{ check: 'no-swallowed-error', files: ['src/**'], reason: 'Old code.', until: '2099-01-01' }] }), 'src/pay.ts': swallowing })
    expect(row((await perfRules(silenced.folder, ['report'])).stdout, 'R5.2')).toMatch(/\*\*suppressed\*\* \| 1 finding: `src\/pay\.ts:4` by config until 2099-01-01, Old code\./)
    const tidy = repository({ 'perf-rules.config.json': config(on), 'src/pay.ts': 'export const pay = () => 1\n' })
    const { stdout } = await perfRules(tidy.folder, ['report'])
    expect(row(stdout, 'R5.2')).toMatch(/\*\*proved\*\* \| no finding of `no-swallowed-error`/)
    expect(row(stdout, 'R11.5')).toMatch(/\*\*not applicable\*\* \| no Dockerfile/)
    expect(row(stdout, 'R18.2')).toMatch(/\*\*off\*\*/)
    expect(row(stdout, 'R19.5')).toMatch(/\*\*(?:off|per change)\*\*/)
    expect(row(stdout, 'R16.9')).toMatch(/\*\*not checked\*\*/)
  })

  test('goes to a file', async () => {
    const { folder } = repository({ 'perf-rules.config.json': config({}) })
    const { code, stdout } = await perfRules(folder, ['report', '--output', 'standing.md'])
    expect([code, stdout]).toEqual([0, ''])
    expect(readFileSync(join(folder, 'standing.md'), 'utf8')).toMatch(/^# How this repository stands to the rules\n/)
  })
})
