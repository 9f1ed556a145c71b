import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Ajv } from 'ajv'
import type { Report } from '@perf-rules/core'
import { swallowing } from '../../engine/test/repository.ts'
import { reportOf, repositories } from './run-cli.ts'

const repository = repositories()
type Schema = Record<string, unknown>
const schema = JSON.parse(readFileSync(new URL('../report.schema.json', import.meta.url), 'utf8')) as Schema

/** The schema lets later fields through; in these tests a field that it does not describe is a mistake. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closed(inner)]))
  return 'properties' in copy && typeof copy['properties'] === 'object' && copy['type'] === 'object' ? { ...copy, additionalProperties: false } : copy
}

const ajv = new Ajv({ allErrors: true })
const validate = ajv.compile(closed(schema) as Schema)
function problems(report: unknown): readonly string[] {
  void validate(report)
  return (validate.errors ?? []).map(error => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`)
}

/** Makes optional fields required all the way down, so that the sample below must name each. */
type Whole<T> = T extends readonly (infer E)[] ? (number extends T['length'] ? readonly Whole<E>[] : T) : T extends object ? { readonly [K in keyof T]-?: Whole<Exclude<T[K], undefined>> } : T

const at = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }
const sample: Whole<Report> = {
  version: 1,
  findings: [
    {
      check: 'no-swallowed-error',
      rule: 'R5',
      clauses: ['R5.2'],
      severity: 'error',
      confidence: 'medium',
      file: 'src/pay.ts',
      range: at,
      messageId: 'emptyCatch',
      message: 'what',
      why: 'why',
      do: 'do',
      related: [{ file: 'a.ts', range: at, message: 'the loop' }],
      fix: { safety: 'safe', title: 'Log it', edits: [{ path: 'a.ts', range: [0, 1], text: '' }], create: [{ path: 'b.ts', text: '' }], rename: [{ from: 'a.ts', to: 'c.ts' }] },
      owners: ['@payments'],
      suppressed: { kind: 'comment', reason: 'the bank retries', until: '2026-01-15' },
      fingerprint: '0123456789abcdef:0',
    },
  ],
  faults: [{ code: 'check-crashed', what: 'what', where: '', do: 'do', cause: 'Error' }],
  coverage: { checked: 1, notApplicable: 2, skipped: [{ file: 'a.ts', why: 'too-deep', detail: '' }], checksNotApplicable: [{ check: 'a', why: 'b' }] },
  types: { mode: 'off', source: null },
  baseline: { known: 1, stale: 0 },
  stats: { stages: { files: 1.5 }, checks: { a: 0 }, cache: { hits: 0, misses: 1 }, threads: 1, peakMemoryMegabytes: 80.5 },
}

describe('the schema of the report', () => {
  test('is a schema, and describes every field that the types know', () => {
    expect(ajv.validateSchema(schema)).toBe(true)
    expect(problems(sample)).toEqual([])
  })

  test('wants every field that is not optional', () => {
    const required = { version: 1, findings: [], faults: [], coverage: { checked: 0, notApplicable: 0, skipped: [], checksNotApplicable: [] }, types: { mode: 'off', source: null } }
    expect(problems(required)).toEqual([])
    for (const key of Object.keys(required)) expect(problems({ ...required, [key]: undefined })).not.toEqual([])
    const [finding] = sample.findings
    for (const key of Object.keys(finding ?? {})) expect(problems({ ...required, findings: [{ ...finding, [key]: undefined }] })).not.toEqual([])
  })

  test('lets later fields through, so that readers of this version go on', () => {
    expect(new Ajv().validate(schema, { ...sample, later: 1, findings: [{ ...sample.findings[0], later: 1 }] })).toBe(true)
  })
})

describe('reports that the command line prints', () => {
  test.each<readonly [string, readonly string[]]>([
    ['all presets', ['--preset', 'recommended,strict,patterns']],
    ['with times', ['--stats', '--no-cache']],
    ['one path', ['src', '--preset', 'strict']],
  ])('%s', async (_, args) => {
    const { folder } = repository({
      'src/pay.ts': swallowing,
      'src/silenced.ts': swallowing.replace('  } catch', '  // perf-rules-ignore-next-line no-swallowed-error until=2099-12-31 -- the bank retries\n  } catch'),
      'src/broken.ts': 'const = 1\n',
      'deep.ts': '('.repeat(3000),
      'README.md': '# Shop\n\n[dead](gone.md)\n',
      'src/loop.ts': 'export function all(ids: string[]): string[] {\n  return ids.reduce<string[]>((sum, id) => [...sum, id], [])\n}\n',
    })
    const report = await reportOf(folder, args)
    expect(problems(report)).toEqual([])
    expect(report.findings.length).toBeGreaterThan(0)
    const prints = report.findings.map(finding => finding.fingerprint)
    expect(new Set(prints).size).toBe(prints.length)
  })
})
