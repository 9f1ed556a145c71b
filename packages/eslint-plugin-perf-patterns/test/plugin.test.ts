import { ESLint as ESLint10 } from 'eslint'
import { ESLint as ESLint9 } from 'eslint9'
import { describe, expect, test } from 'vitest'
// The built package, as users load it.
import plugin from 'eslint-plugin-perf-patterns'

const copying = 'export const flat = pages.reduce((all, page) => [...all, ...page.items], [])\n'

test('carries performance patterns and no check of the 20 rules', () => {
  expect(plugin.meta).toMatchObject({ name: 'eslint-plugin-perf-patterns', namespace: 'perf-patterns' })
  expect(Object.keys(plugin.rules ?? {})).toEqual(expect.arrayContaining(['accumulating-spread', 'quadratic-membership-scan']))
  expect(Object.keys(plugin.rules ?? {})).not.toContain('no-swallowed-error')
})

test('both configurations hold every rule', () => {
  for (const { rules } of [plugin.configs.recommended, plugin.configs.patterns]) expect(Object.keys(rules ?? {}).length).toBe(Object.keys(plugin.rules ?? {}).length)
})

for (const [name, ESLint] of [['ESLint 10', ESLint10], ['ESLint 9', ESLint9 as unknown as typeof ESLint10]] as const) {
  describe(name, () => {
    test('finds a copied accumulator', async () => {
      const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [plugin.configs.patterns] })
      const [result] = await eslint.lintText(copying, { filePath: 'not-saved.js' })
      expect(result?.messages).toMatchObject([{ ruleId: 'perf-patterns/accumulating-spread', line: 1, column: 49, endLine: 1, endColumn: 72 }])
    })
  })
}
