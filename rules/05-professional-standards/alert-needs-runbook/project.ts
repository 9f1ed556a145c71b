import { projectDetector } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['alerts'],
  appliesWhen: index => index.facts('alerts').size > 0 || 'no alert',
  *detect(view) {
    for (const [path, { alerts }] of view.index.facts('alerts')) {
      if (!view.isOn(path) || isTestFile(path)) continue
      for (const { name, range, runbook } of alerts) {
        if (!runbook) {
          if (view.options(path).missing === 'report' && !/watchdog|dead-?_?man|heartbeat/i.test(name)) yield say.noRunbook({ path, range }, { alert: name })
          continue
        }
        const targets = targetsOf(runbook.url, path)
        if (targets && !targets.some(target => view.index.has(target) || view.index.hasFolder(target))) yield say.lostRunbook({ path, range: runbook.range }, { alert: name, url: runbook.url })
      }
    }
  },
})

/** Paths that a link may mean: below its own folder or the root. Undefined for addresses and for what a template completes. */
function targetsOf(url: string, from: string): readonly string[] | undefined {
  if (/^[a-z][\w+.-]*:|^\/\/|\{\{|\$\{|\s/i.test(url)) return undefined
  const [path = ''] = url.split(/[#?]/, 1)
  if (path === '' || !/[/.]/.test(path)) return undefined
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : ''
  return path.startsWith('/') ? [normal(path)] : [normal(`${folder}/${path}`), normal(path)]
}

function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
