import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import AjvDraft4 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Log, Result, Run } from 'sarif'
import type { Report } from '@perf-rules/core'
import { catalogue } from '@perf-rules/rules/catalogue'
import { swallowing } from '../../../engine/test/repository.ts'
import { renderSarif } from '../../src/reporters/sarif/index.ts'
import { relativeUri } from '../../src/reporters/sarif/uri.ts'
import { onlySwallowed, perfRules, repositories } from '../run-cli.ts'
import { context, finding, hostileReport, hostileText, report, sample, unprintable } from './sample.ts'

const schema: object = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'))
// The packages are CommonJS whose types tell of a default that Node does not see.
const validate = addFormats.default(new AjvDraft4.default({ strict: false, unicodeRegExp: false })).compile(schema)

function runOf(of: Report, more: Partial<typeof context> = {}): Run {
  const log = JSON.parse(renderSarif(of, { ...context, ...more })) as Log
  expect(validate(log) || validate.errors).toBe(true)
  expect(log.runs).toHaveLength(1)
  return log.runs[0] as Run
}

function resultsOf(of: Report, more: Partial<typeof context> = {}): readonly Result[] {
  return runOf(of, more).results ?? []
}

test('the sample', () => expect(renderSarif(sample, context)).toMatchSnapshot())

test('an empty report is valid and declares every rule once', () => {
  const { tool, results, invocations } = runOf(report(), { exitCode: 0 })
  expect(results).toEqual([])
  expect(tool.driver.rules?.map(rule => rule.id)).toEqual(['n-plus-one', 'no-query-in-loop', 'no-secret'])
  expect(invocations).toMatchObject([{ executionSuccessful: true, exitCode: 0 }])
})

test("each result points at its rule, and a rule has at most GitHub's ten tags", () => {
  const { tool, results } = runOf(sample, { catalogue: context.catalogue.map(entry => ({ ...entry, clauses: Array.from({ length: 30 }, (_, at) => `R8.${at}` as const) })) })
  for (const { ruleId, ruleIndex } of results ?? []) expect(tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId)
  for (const { properties } of tool.driver.rules ?? []) expect(properties?.tags?.length).toBeLessThanOrEqual(10)
  expect(tool.driver.rules?.map(({ defaultConfiguration }) => defaultConfiguration?.level)).toEqual(['warning', 'error', 'error'])
})

test('a check that the catalogue does not know is declared all the same', () => {
  const { tool, results } = runOf(report([finding({ check: 'from-elsewhere' })]))
  expect(tool.driver.rules?.[results?.[0]?.ruleIndex ?? -1]?.id).toBe('from-elsewhere')
})

test('paths are relative, percent-encoded, and begin at the repository', () => {
  const [result] = resultsOf(report([finding({ file: 'a b/ü:#?%.ts' })]), { folder: 'services/shop/' })
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({ uri: 'services/shop/a%20b/%C3%BC%3A%23%3F%25.ts', uriBaseId: '%SRCROOT%' })
})

test('suppressed results stay, with their reason', () => {
  const [byComment, byBaseline, open] = resultsOf(report([finding({ suppressed: { kind: 'comment', reason: 'three rows', until: null } }), finding({ suppressed: { kind: 'baseline', reason: 'known', until: null } }), finding()]))
  expect(byComment?.suppressions).toMatchObject([{ kind: 'inSource', justification: 'three rows' }])
  expect(byBaseline?.suppressions).toMatchObject([{ kind: 'external', justification: 'known' }])
  expect(open?.suppressions).toEqual([])
})

test('only safe edits of the own file become fixes', () => {
  const edits = [{ range: [0, 3] as const, text: 'FOR' }]
  const [safe, unsafe, elsewhere, creating] = resultsOf(report([
    finding({ fix: { safety: 'safe', title: 'x', edits } }),
    finding({ fix: { safety: 'unsafe', title: 'x', edits } }),
    finding({ fix: { safety: 'safe', title: 'x', edits: [{ path: 'other.ts', range: [0, 1], text: '' }] } }),
    finding({ fix: { safety: 'safe', title: 'x', edits, create: [{ path: 'new.ts', text: '' }] } }),
  ]))
  expect(safe?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([{ deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 4 }, insertedContent: { text: 'FOR' } }])
  expect([unsafe, elsewhere, creating].map(result => result?.fixes)).toEqual([undefined, undefined, undefined])
})

test('what follows calls is a code flow; other related places are not', () => {
  const [, chain] = resultsOf(sample)
  expect(chain?.codeFlows?.[0]?.threadFlows[0]?.locations.map(step => step.location?.message?.text)).toEqual(['runs once per item', '`nameOf` leads to a query once per order.', 'the query'])
  const [plain] = resultsOf(report([finding({ related: [{ file: 'a.ts', range: finding().range, message: 'the other value' }] })]))
  expect(plain?.codeFlows).toBeUndefined()
  expect(plain?.relatedLocations).toHaveLength(1)
})

test('faults and skipped files are notifications', () => {
  const [invocation] = runOf(sample, { exitCode: 2 }).invocations ?? []
  expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 2 })
  expect(invocation?.toolExecutionNotifications?.map(({ level, descriptor }) => `${level} ${descriptor?.id}`)).toEqual(['error fault/check-crashed', 'warning skipped/too-large', 'note skipped/link'])
})

describe('limits of GitHub', () => {
  test('25,000 results: the worst are kept, and a notice says so', () => {
    const many = Array.from({ length: 25_003 }, (_, at) => finding({ severity: at < 3 ? 'info' : at === 25_002 ? 'error' : 'warning', fingerprint: `${at}` }))
    const { results, invocations } = JSON.parse(renderSarif(report(many), context)).runs[0] as Run
    expect(results).toHaveLength(25_000)
    expect(results?.filter(({ level }) => level === 'note')).toEqual([])
    expect(results?.at(-1)?.level).toBe('error')
    expect(invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toContain('the other 3 were left out')
  })

  test('1,000 places of a result', () => {
    const related = Array.from({ length: 1_500 }, () => ({ file: 'a.ts', range: finding().range, message: 'x' }))
    const { results, invocations } = runOf(report([finding({ related })]))
    expect((results?.[0]?.relatedLocations?.length ?? 0) + (results?.[0]?.locations?.length ?? 0)).toBe(1_000)
    expect(invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toContain('more than 1000 places')
  })
})

test('valid whatever the repository says, and nothing in it moves a cursor', () => {
  fc.assert(fc.property(hostileReport, of => {
    const text = renderSarif(of, context)
    expect(text).not.toMatch(unprintable)
    const log = JSON.parse(text) as Log
    expect(validate(log) || validate.errors).toBe(true)
    for (const { message } of log.runs[0]?.results ?? []) expect(message.text).not.toMatch(/(?<!\\)\]\(/)
  }))
})

test('a URI is one reference and comes back as the path', () => {
  fc.assert(fc.property(hostileText, path => {
    const uri = relativeUri(path)
    expect(uri).toMatch(/^[A-Za-z0-9\-_.!~*'()%/]*$/)
    expect(decodeURIComponent(uri)).toBe(Buffer.from(path).toString())
  }))
})

const repository = repositories()

test('every real check is declared once, and the fingerprint stays when lines above move', async () => {
  const shop = repository({ 'pay.ts': swallowing })
  const prints = async () => {
    const { stdout } = await perfRules(shop.folder, ['check', ...onlySwallowed, '--format', 'sarif'])
    const log = JSON.parse(stdout) as Log
    expect(validate(log) || validate.errors).toBe(true)
    const ids = log.runs[0]?.tool.driver.rules?.map(({ id }) => id)
    expect(ids).toEqual(catalogue.map(({ id }) => id).sort())
    return log.runs[0]?.results?.map(({ partialFingerprints, locations }) => [partialFingerprints, locations?.[0]?.physicalLocation?.region?.startLine])
  }
  const before = await prints()
  shop.write('pay.ts', `// One\n\n// Two\n${swallowing}`)
  const after = await prints()
  expect(before).toHaveLength(1)
  expect(Object.keys(before?.[0]?.[0] ?? {})).toEqual(['perfRules/v1'])
  expect(after?.[0]?.[0]).toEqual(before?.[0]?.[0])
  expect(after?.[0]?.[1]).toBe(7)
})
