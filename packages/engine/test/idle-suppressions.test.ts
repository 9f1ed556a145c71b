import { afterEach, describe, expect, test } from 'vitest'
import { Repository, swallowing, told } from './repository.ts'

const open: Repository[] = []
function repository(suppressions: readonly object[], files: Readonly<Record<string, string>> = {}): Repository {
  const made = new Repository({ 'perf-rules.config.json': JSON.stringify({ root: true, extends: [], checks: { 'no-swallowed-error': 'error', 'unused-suppression': 'warning', 'no-secret': 'off' }, suppressions }, null, 2), ...files })
  open.push(made)
  return made
}
afterEach(() => {
  for (const each of open.splice(0)) each[Symbol.dispose]()
})

const entry = { check: 'no-swallowed-error', files: ['src/**'], reason: 'rewritten next month' }
const gone = { ...entry, files: ['legacy/**'] }

describe('suppressions of the config that silence nothing', () => {
  test('are findings at their entry', async () => {
    const shop = repository([entry, gone], { 'src/pay.ts': swallowing, 'legacy/pay.ts': 'export {}\n' })
    const checked = await shop.check()
    const [finding] = checked.report.findings.filter(({ check }) => check === 'unused-suppression')
    expect(told(checked)).toEqual(['perf-rules.config.json:17 unused-suppression'])
    expect([finding?.range.end.line, finding?.message, finding?.do]).toEqual([23, '`no-swallowed-error` finds nothing here any more, so this suppression is of no use.', 'Remove the entry.'])
  })

  test('also where the files themselves are gone', async () => {
    expect(told(await repository([gone], { 'src/pay.ts': 'export {}\n' }).check())).toEqual(['perf-rules.config.json:10 unused-suppression'])
  })

  test('not in runs that are narrowed', async () => {
    const shop = repository([gone], { 'src/pay.ts': 'export {}\n' })
    expect(told(await shop.check({ paths: ['perf-rules.config.json'] }))).toEqual([])
    expect(told(await shop.check({}, { only: ['no-swallowed-error', 'unused-suppression'] }))).toEqual([])
    shop.git('add', '--all')
    expect(told(await shop.check({ staged: true }))).toEqual([])
  })

  test('not where the check is off, the day has passed, or a comment silences the same finding', async () => {
    expect(told(await repository([{ ...gone, check: 'no-secret' }, { ...gone, until: '2026-01-01' }]).check())).toEqual([])
    const silenced = swallowing.replace('  } catch', '  // perf-rules-ignore-next-line no-swallowed-error -- the bank retries\n  } catch')
    expect(told(await repository([entry], { 'src/pay.ts': silenced }).check())).toEqual([])
  })
})
