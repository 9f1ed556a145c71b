import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadPlan, runFileStage } from '@perf-rules/engine/stages'
import { presetNames } from '@perf-rules/core'
import { catalogue } from '@perf-rules/rules/catalogue'
import { rules } from '@perf-rules/rules/rules'
import { readCases, runCase } from '../src/index.ts'

const readmeOf = (folder: string) => readFileSync(fileURLToPath(new URL(`../../../rules/${folder}/README.md`, import.meta.url)), 'utf8')
const books = catalogue.map(entry => ({ entry, book: readCases(readmeOf(entry.folder)) }))

describe('laws of every check', () => {
  test('no check crashes on a file of any case of any check', async () => {
    const factKinds = [...new Set(catalogue.flatMap(entry => [...entry.needs, ...entry.changeNeeds]))]
    const plan = await loadPlan({ checks: catalogue.map(({ id, defaults }) => ({ id, options: defaults })), factKinds })
    const faults: string[] = []
    for (const { book } of books) for (const each of book.cases) for (const file of each.files) faults.push(...(await runFileStage(file, plan)).judgement.faults.map(fault => `${fault.what} ${fault.cause ?? ''}`))
    expect(faults).toEqual([])
  })

  test('the order of files changes nothing', async () => {
    for (const { entry, book } of books) {
      for (const each of book.cases) {
        if (each.files.length < 2) continue
        const [forward, backward] = [await runCase(entry, each), await runCase(entry, { ...each, files: [...each.files].reverse() })]
        expect(backward, `${entry.id}: ${each.name}`).toEqual(forward)
      }
    }
  })

  test('facts survive JSON', async () => {
    const factKinds = [...new Set(catalogue.flatMap(entry => [...entry.needs, ...entry.changeNeeds]))]
    const plan = await loadPlan({ checks: [], factKinds })
    for (const { book } of books) {
      for (const each of book.cases) {
        for (const file of each.files) {
          const { facts } = await runFileStage(file, plan)
          expect(JSON.parse(JSON.stringify(facts)), `${book.title}: ${each.name}`).toEqual(facts)
        }
      }
    }
  })
})

describe('laws of every catalogue entry', () => {
  test.each(catalogue.map(entry => [entry.id, entry] as const))('%s says what, why and what to do, and belongs somewhere', (_, entry) => {
    expect(presetNames.some(name => entry.severity[name]), 'a check is in at least one preset').toBe(true)
    expect(entry.stage === 'trial' && entry.severity.recommended !== undefined, 'a trial check is not in recommended').toBe(false)
    expect(entry.says).toMatch(/^[A-Z`].*\.$/)
    for (const [id, message] of Object.entries(entry.messages)) {
      expect(id).toMatch(/^[a-z][A-Za-z]*$/)
      for (const text of [message.what, message.why, message.do]) expect(text, `${entry.id}.${id}`).toMatch(/\S.*[.?}]$/s)
    }
    expect(entry.history.length).toBeGreaterThan(0)
    expect(entry.clauses.length).toBeGreaterThan(0)
  })

  test('every clause that a check of a numbered rule names is one of a rule', () => {
    const known = new Set<string>(rules.flatMap(rule => rule.clauses.map(each => each.clause)))
    const homes = new Set(rules.map(rule => rule.id))
    const unknown = catalogue.flatMap(entry => entry.clauses.filter(clause => homes.has(clause.split('.')[0] ?? '') && !known.has(clause)).map(clause => `${entry.id} names ${clause}`))
    expect(unknown).toEqual([])
  })
})
