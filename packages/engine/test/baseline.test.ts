import { afterEach, describe, expect, test } from 'vitest'
import { baselineOf, baselineText } from '../src/index.ts'
import { Repository, told } from './repository.ts'

const only = ['no-swallowed-error']
const open: Repository[] = []
afterEach(() => {
  for (const each of open.splice(0)) each[Symbol.dispose]()
})

function swallowingIn(name: string, ...calls: string[]): string {
  return `export async function ${name}(order: Order): Promise<void> {\n${calls.map(call => `  try {\n    await ${call}(order)\n  } catch {}\n`).join('')}}\n`
}

/** A repository whose present findings are its baseline. */
async function baselined(files: Readonly<Record<string, string>>): Promise<Repository> {
  const shop = new Repository(files)
  open.push(shop)
  const { all, sources } = await shop.check({}, { only })
  shop.write('perf-rules.baseline.json', baselineText(baselineOf(all, sources)))
  expect(told(await shop.check({}, { only }))).toEqual([])
  return shop
}

describe('a baseline', () => {
  test('knows a finding again when lines above it change', async () => {
    const shop = await baselined({ 'pay.ts': swallowingIn('pay', 'charge') })
    shop.write('pay.ts', `// Payment.\nimport { charge } from './bank.ts'\n\n${swallowingIn('pay', 'charge')}`)
    expect(told(await shop.check({}, { only }))).toEqual([])
  })

  test('follows a renamed file and a function that moved to another one', async () => {
    const shop = await baselined({ 'pay.ts': swallowingIn('pay', 'charge'), 'refund.ts': swallowingIn('refund', 'charge') })
    shop.remove('pay.ts')
    shop.write('payment/pay.ts', swallowingIn('pay', 'charge'))
    shop.write('refund.ts', 'export {}\n')
    shop.write('bank.ts', `export const rate = 1\n${swallowingIn('refund', 'charge')}`)
    expect(told(await shop.check({}, { only }))).toEqual([])
  })

  test('refuses a swap: one mended, the same mistake made in another function', async () => {
    const shop = await baselined({ 'pay.ts': swallowingIn('pay', 'charge') })
    shop.write('pay.ts', `export async function pay(order: Order): Promise<void> {\n  await charge(order)\n}\n${swallowingIn('refund', 'charge')}`)
    expect(told(await shop.check({}, { only }))).toEqual(['pay.ts:7 no-swallowed-error'])
  })

  test('refuses one more of the same in the same function', async () => {
    const shop = await baselined({ 'pay.ts': swallowingIn('pay', 'charge') })
    shop.write('pay.ts', swallowingIn('pay', 'charge', 'notify'))
    expect(told(await shop.check({}, { only }))).toHaveLength(1)
  })

  test('is that of the index in a staged run', async () => {
    const shop = await baselined({ 'pay.ts': swallowingIn('pay', 'charge') })
    shop.git('add', 'pay.ts')
    expect(told(await shop.check({ staged: true }, { only }))).toHaveLength(1)
    shop.git('add', 'perf-rules.baseline.json')
    expect(told(await shop.check({ staged: true }, { only }))).toEqual([])
  })

  test('can be left out', async () => {
    const shop = await baselined({ 'pay.ts': swallowingIn('pay', 'charge') })
    expect(told(await shop.check({}, { only, useBaseline: false }))).toHaveLength(1)
  })

  test.each(['{', '[]', '{"version":1,"entries":[{"check":1}]}', '{"version":2,"entries":[]}'])('that is broken (%s) is a fault', async text => {
    const shop = new Repository({ 'perf-rules.baseline.json': text })
    open.push(shop)
    await expect(shop.check({}, { only })).rejects.toMatchObject({ fault: { where: 'perf-rules.baseline.json' } })
  })
})
