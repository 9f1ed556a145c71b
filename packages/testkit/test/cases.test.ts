import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { applyEdits, type CatalogueEntry } from '@perf-rules/core'
import { catalogue } from '@perf-rules/rules/catalogue'
import { type Case, correctAnnotation, readCases, runCase } from '../src/index.ts'

const rulesDir = fileURLToPath(new URL('../../../rules/', import.meta.url))

for (const entry of catalogue) {
  describe(entry.id, () => {
    const readme = `${rulesDir}${entry.folder}/README.md`
    test('has a README', () => expect(existsSync(readme), readme).toBe(true))
    if (!existsSync(readme)) return
    const book = readCases(readFileSync(readme, 'utf8'))
    test('its README is well formed', () => {
      expect(book.faults.map(fault => `${entry.folder}/README.md:${fault.line} ${fault.what}`)).toEqual([])
      expect(book.title).toBe(entry.id)
      expect(book.says).toBe(entry.says.replaceAll('`', ''))
      expect(book.cases.length).toBeGreaterThan(0)
    })
    test('every message is shown by a case', () => {
      const shown = new Set(book.cases.flatMap(each => each.expected.map(expected => expected.message)))
      expect(Object.keys(entry.messages).filter(id => !shown.has(id))).toEqual([])
    })
    test('every option is shown by a case', () => {
      const shown = new Set(book.cases.flatMap(each => Object.keys(each.options ?? {})))
      expect(Object.keys(entry.defaults).filter(id => !shown.has(id))).toEqual([])
    })
    for (const each of book.cases) {
      test(`${each.section}: ${each.name} (line ${each.line})`, async () => {
        const { findings, faults } = await runCase(entry, each)
        expect(faults).toEqual([])
        expect(findings.map(finding => `${finding.path} ${finding.message} ${place(each, finding)}`)).toEqual(wanted(each).map(expected => `${expected.path} ${expected.message} ${place(each, expected)}`))
        await expectFixed(entry, each)
        for (const expected of each.expected) if (expected.says !== undefined) expect(findings.some(finding => finding.message === expected.message && finding.text.includes(expected.says ?? ''))).toBe(true)
        for (const expected of each.related) expect(findings.some(finding => finding.related.some(related => related.path === expected.path && String(related.range) === String(expected.range))), `related ${place(each, expected)}; there are ${JSON.stringify(findings.flatMap(f => f.related))}`).toBe(true)
      })
    }
  })
}

/** Where a finding stands, drawn as its annotation; nothing for findings about whole or absent files. */
function place(each: Case, { path, range, message }: { path: string; range: readonly [number, number] | undefined; message: string }): string {
  const whole = each.expected.some(expected => expected.path === path && expected.message === message && expected.range === undefined)
  const text = each.files.find(file => file.path === path && file.role !== 'before')?.text.replace(/^\ufeff/, '') ?? ''
  return whole || range === undefined ? '' : `\n${correctAnnotation(text, range, message)}`
}

function wanted(each: Case): Case['expected'] {
  return [...each.expected].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.range?.[0] ?? 0) - (b.range?.[0] ?? 0)))
}

/** A `fixed` block is the exact text after all fixes; it has no finding left, so a second run changes nothing. */
async function expectFixed(entry: CatalogueEntry, each: Case): Promise<void> {
  const fixed = each.files.find(file => file.role === 'fixed')
  const bad = each.files.find(file => file.role === 'bad')
  if (!fixed || !bad) return
  const { findings } = await runCase(entry, each)
  const edits = findings.flatMap(finding => finding.fix?.edits ?? [])
  expect(edits.length, 'a case with a `fixed` block has a fix').toBeGreaterThan(0)
  expect(applyEdits(bad.text, edits).text).toBe(fixed.text)
  const again = await runCase(entry, { ...each, files: each.files.filter(file => file !== fixed).map(file => (file === bad ? { ...bad, text: fixed.text } : file)) })
  expect(again.findings).toEqual([])
}
