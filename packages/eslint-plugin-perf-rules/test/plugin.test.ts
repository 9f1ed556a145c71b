import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as typescriptParser from '@typescript-eslint/parser'
import { ESLint as ESLint10, type Linter, type Rule } from 'eslint'
import { ESLint as ESLint9 } from 'eslint9'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
// The built package, as users load it.
import plugin from 'eslint-plugin-perf-rules'

const require = createRequire(import.meta.url)
const swallowed = 'try {\n  await refreshPrices()\n} catch {}\n'
const ignored = 'try {\n  await refreshPrices()\n  // perf-rules-ignore-next-line no-swallowed-error -- runs again in a minute\n} catch {}\n'
let folder = ''

beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'perf-rules-plugin-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the plugin', () => {
  test('says who it is', () => expect(plugin.meta).toMatchObject({ name: 'eslint-plugin-perf-rules', namespace: 'perf-rules', version: expect.stringMatching(/^\d+\.\d+\.\d+/) }))

  test('carries the checks of the 20 rules and no pattern', () => {
    expect(Object.keys(plugin.rules ?? {})).toEqual(expect.arrayContaining(['no-swallowed-error', 'no-placeholder-optimization']))
    expect(Object.keys(plugin.rules ?? {})).not.toContain('accumulating-spread')
  })

  test('documents every rule as ESLint asks', () => {
    for (const [id, rule] of Object.entries(plugin.rules ?? {})) {
      const { meta } = rule as Rule.RuleModule
      expect(meta, id).toMatchObject({ type: 'problem', docs: { description: expect.any(String), url: expect.stringMatching(/^file:.*\/dist\/checks\/[a-z-]+\.md$/), recommended: expect.any(Boolean) }, languages: ['js/js'], defaultOptions: expect.any(Array), schema: expect.any(Array) })
      for (const text of Object.values(meta?.messages ?? {})) expect(text, id).not.toMatch(/(?<!\{)\{[A-Za-z]+\}(?!\})/)
    }
  })

  test('its configurations refer to itself and name only its own rules', () => {
    for (const config of [plugin.configs.recommended, plugin.configs.strict]) {
      expect(config.plugins?.['perf-rules']).toBe(plugin)
      for (const name of Object.keys(config.rules ?? {})) expect(Object.keys(plugin.rules ?? {})).toContain(name.replace('perf-rules/', ''))
    }
    expect(plugin.configs.recommended.rules).toMatchObject({ 'perf-rules/no-placeholder-optimization': 'warn' })
    expect(plugin.configs.strict.rules).toMatchObject({ 'perf-rules/no-swallowed-error': 'error' })
  })
})

for (const [name, ESLint] of [['ESLint 10', ESLint10], ['ESLint 9', ESLint9 as unknown as typeof ESLint10]] as const) {
  describe(name, () => {
    const lint = async (text: string, config: Linter.Config[] = [plugin.configs.strict]) => {
      const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [...config, { files: ['**/*.ts'], languageOptions: { parser: typescriptParser } }] })
      const [result] = await eslint.lintText(text, { filePath: join(folder, 'not-saved.ts') })
      return result?.messages ?? []
    }

    test('finds in an unsaved buffer, at exactly our range', async () => {
      expect(await lint(swallowed)).toMatchObject([{ ruleId: 'perf-rules/no-swallowed-error', messageId: 'emptyCatch', severity: 2, line: 3, column: 3, endLine: 3, endColumn: 11, message: expect.stringMatching(/^This `catch` does nothing/) }])
    })

    test('our comments silence here too', async () => expect(await lint(ignored)).toEqual([]))
    test('so do those for another line, not at all', async () => expect(await lint(ignored.replace('next-line', 'line'))).toHaveLength(1))
    test('a comment past its day silences no longer', async () => expect(await lint(ignored.replace('-- runs', 'until=2020-01-01 -- runs'))).toHaveLength(1))
    test("ESLint's own directive silences", async () => expect(await lint(swallowed.replace('} catch', '// eslint-disable-next-line perf-rules/no-swallowed-error\n} catch'))).toEqual([]))
    test('options are validated', async () => await expect(lint(swallowed, [plugin.configs.strict, { rules: { 'perf-rules/no-swallowed-error': ['error', { allowComents: true }] } }])).rejects.toThrow(/allowComents/))
    test('options count', async () => expect(await lint('try {\n  await pay()\n} catch {\n  // later\n}\n', [plugin.configs.strict, { rules: { 'perf-rules/no-swallowed-error': ['error', { allowComment: false }] } }])).toHaveLength(1))
  })
}

describe('oxlint', () => {
  // The file that npm puts on the path; run with the Node that runs the tests.
  const binary = join(dirname(require.resolve('oxlint/package.json')), 'bin/oxlint')
  const built = require.resolve('eslint-plugin-perf-rules')

  function oxlint(...texts: string[]) {
    const names = texts.map((text, at) => {
      writeFileSync(join(folder, `jobs-${at}.ts`), text)
      return `jobs-${at}.ts`
    })
    writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ jsPlugins: [{ name: 'perf-rules', specifier: built }], categories: { correctness: 'off' }, rules: { 'perf-rules/no-swallowed-error': 'error' } }))
    const run = spawnSync(process.execPath, [binary, '--format', 'json', ...names], { cwd: folder, encoding: 'utf8' })
    const report = JSON.parse(run.stdout) as { diagnostics: { code: string; labels: { span: { offset: number; length: number } }[] }[] }
    return report.diagnostics.map(({ code, labels }) => `${code} ${labels[0]?.span.offset}+${labels[0]?.span.length}`)
  }

  test('loads the built plugin and finds the same place', () => expect(oxlint(swallowed)).toEqual(['perf-rules(no-swallowed-error) 32+8']))
  test('keeps the files of a run apart', () => expect(oxlint('export const rate = 1\n', ignored, swallowed, swallowed)).toHaveLength(2))
  test('our comments silence there too', () => expect(oxlint(ignored)).toEqual([]))
})
