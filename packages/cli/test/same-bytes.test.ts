import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { swallowing } from '../../engine/test/repository.ts'
import { perfRules, repositories } from './run-cli.ts'

const repository = repositories()
const files = {
  ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`src/module-${at}/Index.ts`, at % 3 === 0 ? swallowing : `export const rate${at} = ${at}\n`])),
  'src/İstanbul/ılık.ts': swallowing,
  'src/istanbul/ILIK.ts': swallowing,
  'src/ä.ts': swallowing,
  'src/z.ts': swallowing,
  'src/Z.ts': swallowing,
  'README.md': '# Shop\n\n[dead](gone.md), [title](#SHOP), [İ](#ı)\n',
  'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\n## 1.0.0 - 2026-01-31\n\n- First.\n',
  'docs/guide.md': '[up](../README.md#shop)\n',
}
const everything = ['check', '--format', 'json', '--preset', 'recommended,strict,patterns'] as const

/** The text report without the time it took. */
function timeless(text: string): string {
  return text.replace(/ \d+\.\d s\n$/, '\n')
}

describe('the same repository gives the same bytes', () => {
  test('whatever language, time zone, folder, thread count and cache the run has', async () => {
    const shop = repository(files)
    shop.commit()
    const cold = await perfRules(shop.folder, [...everything, '--no-cache'])
    expect(JSON.parse(cold.stdout).findings.length).toBeGreaterThan(10)
    const again = async (args: readonly string[], options: Parameters<typeof perfRules>[2] = {}, folder = shop.folder) => {
      const { code, stdout, stderr } = await perfRules(folder, [...everything, ...args], options)
      expect(stderr).toBe('')
      expect(stdout).toBe(cold.stdout)
      expect(code).toBe(cold.code)
    }
    for (const LC_ALL of ['C', 'C.UTF-8', 'tr_TR.UTF-8', 'de_DE.UTF-8', 'ja_JP.UTF-8']) await again(['--no-cache'], { env: { LC_ALL, LANG: LC_ALL } })
    for (const TZ of ['Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC']) await again(['--no-cache'], { env: { TZ } })
    for (const threads of ['1', '2', '3', '4']) await again(['--no-cache', '--threads', threads])
    await again(['--no-cache'], {}, join(shop.folder, 'src/module-0'))
    for (let time = 0; time < 3; time++) await again([])
    await again(['--threads', '4'], { env: { LC_ALL: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' } })
  }, 120_000)

  test('also from a clone in another place, and as text', async () => {
    const shop = repository(files)
    shop.commit()
    const other = repository({}, { git: false })
    cpSync(shop.folder, other.folder, { recursive: true })
    expect((await perfRules(other.folder, everything)).stdout).toBe((await perfRules(shop.folder, everything)).stdout)
    const text = async (folder: string, args: readonly string[]) => timeless((await perfRules(folder, ['check', '--preset', 'recommended,strict,patterns', ...args])).stdout)
    expect(await text(other.folder, ['--threads', '1'])).toBe(await text(shop.folder, ['--threads', '4', '--no-cache']))
  })
})
