import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { renderGitlab } from '../../src/reporters/gitlab.ts'
import { context, finding, hostileReport, report, sample, unprintable } from './sample.ts'

/** What GitLab's documentation asks of an entry. */
const issues = z.array(z.strictObject({
  description: z.string().min(1),
  check_name: z.string().min(1),
  fingerprint: z.string().min(1),
  severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
  location: z.strictObject({ path: z.string().regex(/^(?!\.\/|\/)/), lines: z.strictObject({ begin: z.int().min(1), end: z.int().min(1) }) }),
}))

test('the sample', () => expect(renderGitlab(sample, context)).toMatchSnapshot())

test('nothing found is an empty list without a byte order mark', () => expect(renderGitlab(report(), context)).toBe('[]\n'))

test('paths begin at the repository', () => {
  expect(issues.parse(JSON.parse(renderGitlab(report([finding()]), { ...context, folder: 'services/shop/' })))[0]?.location.path).toBe('services/shop/src/orders/list.ts')
})

test('suppressed findings are left out', () => {
  expect(renderGitlab(report([finding({ suppressed: { kind: 'config', reason: 'x', until: null } })]), context)).toBe('[]\n')
})

test('the shape holds and no two fingerprints are equal, whatever the repository says', () => {
  fc.assert(fc.property(hostileReport, of => {
    const text = renderGitlab(of, context)
    expect(text).not.toMatch(unprintable)
    const read = z.array(z.looseObject({ fingerprint: z.string() })).parse(JSON.parse(text))
    expect(read).toHaveLength(of.findings.filter(({ suppressed }) => suppressed === null).length)
    expect(new Set(read.map(({ fingerprint }) => fingerprint)).size).toBe(read.length)
  }))
  expect(issues.safeParse(JSON.parse(renderGitlab(sample, context))).error).toBeUndefined()
})
