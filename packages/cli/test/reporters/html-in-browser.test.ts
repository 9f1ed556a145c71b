import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '@perf-rules/core'
import { renderHtml } from '../../src/reporters/html/index.ts'
import { context, finding, report, sample } from './sample.ts'

const browser = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(path => path !== undefined && existsSync(path))
if (browser === undefined) console.warn('The HTML report is not tried in a browser: no Chromium found. Install one, or name it in CHROMIUM.')

describe.skipIf(browser === undefined)('the HTML report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perf-rules-page-'))
  const asked: string[] = []
  const wrong: string[] = []
  let window: BrowserContext

  beforeAll(async () => {
    // Only what the page itself asks for may be seen: Chromium's own services are off.
    const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
    window = await chromium.launchPersistentContext(join(folder, 'profile'), { executablePath: browser ?? '', headless: true, args, viewport: { width: 1200, height: 1500 } })
    window.on('request', request => asked.push(request.url()))
    window.on('console', message => { if (message.type() === 'error') wrong.push(message.text()) })
    window.on('weberror', error => wrong.push(error.error().message))
  }, 60_000)

  afterAll(async () => {
    await window.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(of: Report, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const file = join(folder, 'report.html')
    writeFileSync(file, renderHtml(of, context))
    asked.length = wrong.length = 0
    const page = await window.newPage()
    await page.emulateMedia({ colorScheme: scheme })
    await page.goto(pathToFileURL(file).href)
    return page
  }

  const shown = (page: Page) => page.locator('#list > section > ol > li').count()

  test('shows what is open, asks for nothing, and runs under its own policy', async () => {
    const page = await open(sample)
    expect(await shown(page)).toBe(4)
    expect(asked).toHaveLength(1)
    expect(wrong).toEqual([])
    expect(await page.getByText('Owners').count()).toBe(1)
    await page.close()
  })

  test('offers no filter that nothing answers', async () => {
    const page = await open(report([finding()]))
    expect(await page.getByLabel('with suppressed').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: 'Show' }).count()).toBe(0)
    await page.close()
  })

  test('searches, and filters by severity, rule and suppression', async () => {
    const page = await open(sample)
    await page.getByLabel('Search files, checks and messages').fill('nameof LIST.ts')
    await expect.poll(() => shown(page)).toBe(1)
    await page.getByLabel('Search files, checks and messages').fill('')
    await expect.poll(() => shown(page)).toBe(4)
    await page.getByLabel('error', { exact: true }).uncheck()
    expect(await shown(page)).toBe(2)
    expect(await page.getByRole('status').textContent()).toBe('2 findings of 5')
    await page.getByLabel('error', { exact: true }).check()
    await page.getByLabel('with suppressed').check()
    expect(await shown(page)).toBe(5)
    await page.getByLabel('Rule', { exact: true }).selectOption('R5')
    expect(await shown(page)).toBe(1)
    await page.close()
  })

  test('works from the keyboard', async () => {
    const page = await open(sample)
    await page.keyboard.press('/')
    await page.keyboard.type('token')
    await expect.poll(() => shown(page)).toBe(1)
    await page.reload()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the findings')
    await page.getByRole('button', { name: 'R8 Queries' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => shown(page)).toBe(2)
    await page.close()
  })

  test('has landmarks, headings in order and a name for every control', async () => {
    const page = await open(sample)
    for (const role of ['banner', 'main', 'contentinfo', 'search'] as const) expect(await page.getByRole(role).count()).toBe(1)
    const levels = await page.evaluate("[...document.querySelectorAll('h1, h2, h3')].map(node => Number(node.tagName[1]))")
    expect(levels).toEqual([1, 2, 2, 2, 3])
    expect(await page.evaluate("[...document.querySelectorAll('input, select')].filter(node => node.labels.length === 0).length")).toBe(0)
    await page.close()
  })

  test('shows hostile text as text', async () => {
    const hostile = '<img src=x onerror="document.title=1"></script><script>document.title=2</script>`<b>`'
    const page = await open(report([finding({ file: hostile, message: hostile, why: hostile, do: hostile, owners: [hostile] })], { faults: [{ code: 'git-failed', what: hostile, where: hostile, do: hostile }] }))
    expect(await page.title()).toBe('perf-rules: 1 error')
    expect(await page.locator('img, b').count()).toBe(0)
    expect(await page.locator('#list code').last().textContent()).toBe('<b>')
    expect(asked).toHaveLength(1)
    await page.close()
  })

  test('stays quick with thousands of findings', async () => {
    const many = Array.from({ length: 8_000 }, (_, at) => finding({ file: `src/file-${at >> 2}.ts`, message: `Finding ${at} of many.`, fingerprint: `${at}` }))
    const page = await open(report(many))
    expect(await shown(page)).toBe(200)
    const started = performance.now()
    await page.getByLabel('Search files, checks and messages').fill('finding 7999 of')
    await expect.poll(() => shown(page)).toBe(1)
    expect(performance.now() - started).toBeLessThan(4_000)
    await page.getByLabel('Search files, checks and messages').fill('')
    await expect.poll(() => shown(page)).toBe(200)
    await page.getByRole('button', { name: 'Show 200 more' }).click()
    expect(await shown(page)).toBe(400)
    expect(await page.evaluate('document.activeElement.tagName')).toBe('LI')
    await page.close()
  })

  test.each(['light', 'dark'] as const)('has enough contrast in the %s scheme, and fits a phone', async scheme => {
    const page = await open(sample, scheme)
    const worst = await page.evaluate(contrast)
    expect(worst).toBeGreaterThanOrEqual(4.5)
    await page.setViewportSize({ width: 360, height: 700 })
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.close()
  })

  test.skipIf(process.env['SCREENSHOT'] === undefined)('is pictured for the docs', async () => {
    const target = fileURLToPath(new URL('../../../../docs/images/report.png', import.meta.url))
    mkdirSync(dirname(target), { recursive: true })
    const page = await window.newPage()
    await page.setViewportSize({ width: 1200, height: 1000 })
    await page.goto(pathToFileURL(process.env['SCREENSHOT'] ?? '').href)
    await page.getByLabel('Search files, checks and messages').fill('n-plus-one')
    await page.waitForTimeout(500)
    await page.evaluate("document.getElementById('results').scrollIntoView()")
    await page.screenshot({ path: target })
    await page.close()
  })
})

/** The lowest contrast of any text with what lies behind it; runs in the page. */
const contrast = `(() => {
  const parse = colour => (colour.match(/[\\d.]+/g) || []).map(Number)
  const light = ([r, g, b]) => [r, g, b].map(part => part / 255).map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0)
  const behind = node => { for (let each = node; each; each = each.parentElement) { const colour = parse(getComputedStyle(each).backgroundColor); if (colour.length === 3) return colour } return [255, 255, 255] }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let worst = 21
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement
    if (walker.currentNode.textContent.trim() === '' || node.closest('script, noscript, [hidden], .skip')) continue
    const [one, other] = [light(parse(getComputedStyle(node).color)), light(behind(node))].sort((a, b) => b - a)
    worst = Math.min(worst, (one + 0.05) / (other + 0.05))
  }
  return worst
})()`
