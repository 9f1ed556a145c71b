import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderHtml } from '../../src/reporters/html/index.ts'
import { script } from '../../src/reporters/html/script.ts'
import { style } from '../../src/reporters/html/style.ts'
import { context, hostileReport, report, sample, unprintable } from './sample.ts'

const opening = '<script type="application/json" id="findings">'

/** The data as a browser reads it: up to the first end tag. */
function dataOf(page: string): unknown {
  const from = page.indexOf(opening) + opening.length
  return JSON.parse(page.slice(from, page.indexOf('</script', from)))
}

/** The page without what stands in the data element. */
function markupOf(page: string): string {
  const from = page.indexOf(opening) + opening.length
  return page.slice(0, from) + page.slice(page.indexOf('</script', from))
}

test('the sample', () => expect(renderHtml(sample, context).replace(script, '…').replace(style, '…').replace(/sha256-[\w+/=]+/g, 'sha256-…')).toMatchSnapshot())

test('nothing found', () => {
  const page = renderHtml(report(), context)
  expect(dataOf(page)).toEqual([])
  expect(page).toContain('<title>perf-rules: no findings</title>')
})

test('no text leaves its place, whatever the repository says', () => {
  const empty = markupOf(renderHtml(report(), context))
  const scripts = empty.match(/<\/?script/g)?.length
  fc.assert(fc.property(hostileReport, of => {
    const page = renderHtml(of, { ...context, lineOf: () => of.findings[0]?.message ?? '' })
    expect(page.replace(script, '').replace(style, '')).not.toMatch(unprintable)
    expect(dataOf(page)).toHaveLength(of.findings.length)
    const markup = markupOf(page)
    expect(markup.match(/<\/?script/g)).toHaveLength(scripts ?? -1)
    // Every tag is one of ours, and no attribute loads anything.
    const tags = new Set([...markup.replace(script, '').replace(style, '').matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, name]) => name))
    for (const tag of tags) expect(['!doctype', 'html', 'head', 'meta', 'title', 'style', 'body', 'a', 'header', 'main', 'footer', 'section', 'h1', 'h2', 'p', 'div', 'details', 'summary', 'ul', 'li', 'code', 'pre', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'button', 'form', 'label', 'input', 'select', 'option', 'fieldset', 'legend', 'noscript', 'script']).toContain(tag)
    expect(markup).not.toMatch(/<[^>]*\s(?:src|srcset|action|formaction|style|on\w+)=/i)
    expect([...markup.matchAll(/<[^>]*\shref="([^"]*)"/g)].map(([, target]) => target)).toEqual(['#results'])
  }))
})

test('the page names no address', () => expect(`${script}${style}`).not.toMatch(/https?:|\/\/[a-z]|url\(|@import|import\(/i))
