import { afterEach, expect, test } from 'vitest'
import { Repository, swallowing } from './repository.ts'

const only = ['no-swallowed-error']
let shop: Repository | undefined
afterEach(() => shop?.[Symbol.dispose]())

async function ownersIn(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  shop = new Repository(files)
  const { report } = await shop.check({}, { only })
  return report.findings.map(({ file, owners }) => `${file}: ${owners.join(' ')}`)
}

test('a finding has the owners of its file', async () => {
  const files = { 'pay.ts': swallowing, 'orders/pay.ts': swallowing, '.github/CODEOWNERS': '/orders/ @shop/orders @ada\n', CODEOWNERS: '* @nobody\n' }
  expect(await ownersIn(files)).toEqual(['orders/pay.ts: @shop/orders @ada', 'pay.ts: '])
})

test("with a pipeline of GitLab the file is read as GitLab's", async () => {
  const files = { 'a/orders/pay.ts': swallowing, '.gitlab-ci.yml': 'stages: []\n', CODEOWNERS: '* @all\n[Orders] @shop/orders\norders/\n' }
  expect(await ownersIn(files)).toEqual(['a/orders/pay.ts: @all @shop/orders'])
})

test('the staged CODEOWNERS counts where the index is checked', async () => {
  shop = new Repository({ 'pay.ts': 'export {}\n', CODEOWNERS: '* @before\n' })
  shop.commit()
  shop.write('pay.ts', swallowing)
  shop.write('CODEOWNERS', '* @staged\n')
  shop.git('add', '--all')
  shop.write('CODEOWNERS', '* @later\n')
  const { report } = await shop.check({ staged: true }, { only })
  expect(report.findings.map(({ owners }) => owners)).toEqual([['@staged']])
})
