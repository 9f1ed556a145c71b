import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openSession } from '../src/index.ts'
import { workerFile } from './repository.ts'

const folderOf = (name: string) => fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url))

async function findingsIn(name: string) {
  const session = await openSession({ cwd: folderOf(name), workerFile, build: 'test', useCache: false, now: Date.parse('2026-12-01T00:00:00Z') })
  const { report } = await session.check()
  expect(report.faults).toEqual([])
  expect(report.coverage.skipped).toEqual([])
  return report.findings
}

interface Expectation {
  readonly check: string
  readonly file: string
  readonly line: number
}

describe('the shops of fixtures/', () => {
  test('the messy one has the findings it lists, and no other', async () => {
    const listed = JSON.parse(readFileSync(`${folderOf('messy-shop')}/expected-findings.json`, 'utf8')) as readonly Expectation[]
    const found = (await findingsIn('messy-shop')).filter(finding => finding.suppressed === null)
    const lines = (all: readonly Expectation[]) => all.map(({ file, line, check }) => `${file}:${line} ${check}`).sort()
    expect(lines(found.map(({ file, check, range }) => ({ file, check, line: range.start.line })))).toEqual(lines(listed))
    expect(new Set(found.map(finding => finding.check)).size).toBeGreaterThanOrEqual(12)
  })

  test('the tidy one passes strict', async () => {
    const found = await findingsIn('tidy-shop')
    expect(found.filter(finding => finding.suppressed === null).map(({ file, check, range, message }) => `${file}:${range.start.line} ${check} ${message}`)).toEqual([])
  })
})
