import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import type { Report } from '@perf-rules/core'
import { renderJunit } from '../../src/reporters/junit.ts'
import { context, finding, hostileReport, report, sample, unprintable } from './sample.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** Parses strictly: anything that is no well-formed XML 1.0 throws. */
function parse(xml: string): Element {
  const parser = new SaxesParser({ xmlns: false })
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  parser.on('error', error => { throw error })
  parser.on('opentag', ({ name, attributes }) => {
    const made = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(made)
    open.push(made)
  })
  parser.on('text', text => { (open.at(-1) ?? top).text += text })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return top
}

const casesOf = (of: Report, more: Partial<typeof context> = {}) => suitesOf(of, more).flatMap(suite => suite.children)
const suitesOf = (of: Report, more: Partial<typeof context> = {}) => parse(renderJunit(of, { ...context, ...more })).children[0]?.children ?? []

test('the sample', () => expect(renderJunit(sample, context)).toMatchSnapshot())

test('an empty report still has a case, since readers take a file without any for a broken one', () => {
  expect(casesOf(report()).map(({ attributes, children }) => [attributes['name'], children.map(child => child.name)])).toEqual([['run', ['system-out']]])
})

describe('a case for each check and file', () => {
  test('fails at the severity that fails the run', () => {
    const kinds = (failOn: 'error' | 'warning') => casesOf(report([finding(), finding({ check: 'n-plus-one', severity: 'warning' })]), { failOn }).slice(1).map(({ children }) => children.map(child => child.name).join())
    expect(kinds('error')).toEqual(['system-out', 'failure'])
    expect(kinds('warning')).toEqual(['failure', 'failure'])
  })

  test('is skipped with the reason where all is suppressed', () => {
    const [, skipped] = casesOf(report([finding({ suppressed: { kind: 'comment', reason: 'three rows', until: null } })]))
    expect(skipped?.children[0]).toMatchObject({ name: 'skipped', attributes: { message: 'suppressed: three rows' } })
  })

  test('repeats the message in the body, and keeps its name while lines move', () => {
    const [, one] = casesOf(report([finding()]))
    const [, moved] = casesOf(report([finding({ range: { start: { line: 9, column: 1 }, end: { line: 9, column: 2 } } })]))
    expect(one?.attributes).toEqual(moved?.attributes)
    expect(one?.children[0]?.attributes['message']).toBe('`findOne` asks once per order.')
    expect(one?.children[0]?.text).toContain('`findOne` asks once per order.')
  })
})

test('a fault is an error', () => {
  const faulty = casesOf(sample).filter(({ children }) => children.some(({ name }) => name === 'error'))
  expect(faulty.map(({ attributes }) => attributes['name'])).toEqual(['check-crashed: src/big.ts'])
})

test('well-formed, true counts, and one outcome a case, whatever the repository says', () => {
  fc.assert(fc.property(hostileReport, of => {
    const xml = renderJunit(of, context)
    expect(xml).not.toMatch(unprintable)
    const [all] = parse(xml).children
    const cases = all?.children.flatMap(suite => suite.children) ?? []
    const kinds = cases.flatMap(({ children }) => children.map(child => child.name).filter(name => name !== 'system-out'))
    for (const { name, children } of cases) {
      expect(name).toBe('testcase')
      expect(children.filter(child => child.name !== 'system-out').length).toBeLessThanOrEqual(1)
      expect(children.flatMap(child => child.children)).toEqual([])
    }
    const counted = { tests: cases.length, failures: kinds.filter(kind => kind === 'failure').length, errors: kinds.filter(kind => kind === 'error').length, skipped: kinds.filter(kind => kind === 'skipped').length }
    expect(all?.attributes).toMatchObject(Object.fromEntries(Object.entries(counted).map(([name, count]) => [name, String(count)])))
  }))
})
