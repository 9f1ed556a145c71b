import { expect, test } from 'vitest'
import { maskedLines } from '../../src/reporters/masked-lines.ts'
import { context, finding } from './sample.ts'

const range = { start: { line: 1, column: 5 }, end: { line: 1, column: 17 } }

test('what a sensitive check marks is masked but for its beginning, whoever points at the line', () => {
  const lines = maskedLines([finding({ check: 'no-secret', file: 'a.ts', range })], context.catalogue, () => 'k = hunter2hunter; go()')
  expect(lines('a.ts', 1)).toBe('k = hunt********r; go()')
  expect(lines('a.ts', 2)).toBe('k = hunter2hunter; go()')
  expect(lines('b.ts', 1)).toBe('k = hunter2hunter; go()')
})

test('a secret over several lines', () => {
  const lines = maskedLines([finding({ check: 'no-secret', file: 'a.ts', range: { start: { line: 1, column: 1 }, end: { line: 3, column: 4 } } })], context.catalogue, () => 'abcdefgh')
  expect([1, 2, 3, 4].map(line => lines('a.ts', line))).toEqual(['abcd****', '********', '***defgh', 'abcdefgh'])
})

test('other checks mask nothing', () => {
  expect(maskedLines([finding({ file: 'a.ts', range })], context.catalogue, () => 'k = hunter2hunter')('a.ts', 1)).toBe('k = hunter2hunter')
})
