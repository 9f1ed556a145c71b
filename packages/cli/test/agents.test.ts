import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { perfRules, reportOf, repositories } from './run-cli.ts'

const repository = repositories()
const config = JSON.stringify({ root: true, extends: [], checks: { 'doc-links-resolve': 'error', 'agent-rules-current': 'warning', 'no-secret': 'off' } })

describe('agents', () => {
  test('prints the rules that the configuration turns on, and none that it turns off', async () => {
    const { folder } = repository({ 'perf-rules.config.json': config, 'AGENTS.md': '# Shop\n' })
    const { code, stdout } = await perfRules(folder, ['agents'])
    expect(code).toBe(0)
    expect(stdout).toContain('(`doc-links-resolve`)')
    expect(stdout).not.toContain('`no-secret`')
    expect(readFileSync(join(folder, 'AGENTS.md'), 'utf8')).toBe('# Shop\n')
  })

  test('what --write wrote is what the check wants, until the configuration changes', async () => {
    const { folder } = repository({ 'perf-rules.config.json': config, 'AGENTS.md': '# Shop\r\n\r\nAsk Kim.\r\n' })
    expect((await perfRules(folder, ['agents', '--write'])).stdout).toBe('Wrote the rules in force to AGENTS.md\n')
    const text = readFileSync(join(folder, 'AGENTS.md'), 'utf8')
    expect(text.startsWith('# Shop\r\n\r\nAsk Kim.\r\n\r\n<!-- perf-rules:begin')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    expect((await perfRules(folder, ['agents', '--write'])).stdout).toBe('Already in step: AGENTS.md\n')
    for (const narrowed of [[], ['--only', 'agent-rules-current'], ['--preset', 'strict']]) expect((await reportOf(folder, narrowed)).findings.filter(({ check }) => check === 'agent-rules-current')).toEqual([])
    const changed = repository({ 'perf-rules.config.json': config.replace('"no-secret":"off"', '"no-secret":"error"'), 'AGENTS.md': text })
    const { findings } = await reportOf(changed.folder)
    expect(findings.map(({ check, file }) => [check, file])).toEqual([['agent-rules-current', 'AGENTS.md']])
    await perfRules(changed.folder, ['check', '--fix'])
    expect((await reportOf(changed.folder)).findings).toEqual([])
  })

  test('writes nothing outside the root', async () => {
    const { folder } = repository({ 'perf-rules.config.json': config })
    const outside = repository({ 'AGENTS.md': 'Theirs.\n' })
    symlinkSync(outside.folder, join(folder, 'linked'))
    symlinkSync(join(outside.folder, 'AGENTS.md'), join(folder, 'link.md'))
    for (const path of ['../AGENTS.md', '/tmp/AGENTS.md', 'linked/AGENTS.md', 'link.md', '.git/AGENTS.md']) {
      const { code, stderr } = await perfRules(folder, ['agents', '--write', path])
      expect(code).toBe(2)
      expect(stderr).toContain('is not written, since')
    }
    expect(readFileSync(join(outside.folder, 'AGENTS.md'), 'utf8')).toBe('Theirs.\n')
  })
})
