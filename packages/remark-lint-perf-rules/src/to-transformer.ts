import { relative } from 'node:path'
import { type Finding, type ProseDetector, type Severity, render, texts } from '@perf-rules/core'
import { proseDirectives } from '@perf-rules/engine/directives'
import { Locator } from '@perf-rules/engine/locate'
import { runProse } from '@perf-rules/engine/prose'
import { parseMarkdown } from '@perf-rules/languages/markdown'
import type { Plugin } from 'unified'
import type { VFile } from 'vfile'
import { readSettings } from './settings.ts'

const source = 'perf-rules'

/** A unified plugin that runs one prose check. Its parameter takes remark-lint's forms (see `readSettings`). */
export function toPlugin(detector: ProseDetector, url: string): Plugin<[unknown?]> {
  const { check } = detector
  const severity = check.severity.recommended ?? check.severity.strict ?? 'warning'
  const plugin: Plugin<[unknown?]> = function (given) {
    const settings = readSettings(detector, given, severity)
    if (settings.severity === 'off') return undefined
    const level = settings.severity
    return async (_tree, file) => {
      const path = pathOf(file)
      if (path === undefined || !(detector.only?.(path) ?? true)) return
      // The tree at hand lacks tables and front matter unless their plugins are in use, and earlier plugins may have
      // changed it. Parsing anew is what makes an editor say the same as the command line.
      const text = String(file).replace(/^\ufeff/, '')
      const root = parseMarkdown(text)
      const { findings, faults } = await runProse(path, text, root, { checks: [{ id: check.id, options: settings.options, prose: detector }], factKinds: new Set() })
      const locator = new Locator(text)
      const silenced = proseDirectives(root, text, locator).filter(directive => directive.checks.includes(check.id) && !isPast(directive.until))
      for (const { finding } of findings) {
        const line = locator.line(finding.at[0])
        if (!silenced.some(({ from, to }) => from <= line && line <= to)) report(file, detector, finding, { level, locator, url })
      }
      const [fault] = faults
      if (fault) throw new Error(`${fault.what} ${fault.cause ?? ''}`)
    }
  }
  // unified names plugins in its errors by the function's name.
  Object.defineProperty(plugin, 'name', { value: `${source}:${check.id}` })
  return plugin
}

/** The path as checks know it: relative to the working directory, with `/`. A buffer without a name has none. */
function pathOf(file: VFile): string | undefined {
  return file.path === undefined ? undefined : relative(file.cwd, file.path).replaceAll('\\', '/')
}

function isPast(until: string | undefined): boolean {
  return until !== undefined && until < new Date().toISOString().slice(0, 10)
}

function report(file: VFile, { check }: ProseDetector, finding: Finding, { level, locator, url }: { readonly level: Severity; readonly locator: Locator; readonly url: string }): void {
  const words = check.messages[texts][finding.message]
  if (!words) return
  const { start, end } = locator.locate(finding.at)
  const place = { start: { ...start, offset: finding.at[0] }, end: { ...end, offset: finding.at[1] } }
  const message = file.message(render(words.what, finding.data), { place, source, ruleId: check.id })
  message.url = url
  message.note = `${render(words.why, finding.data)}\n\n${render(words.do, finding.data)}`
  const wanted = finding.severity ?? level
  // vfile's words for a level: fatal fails the run, false is a warning, undefined an information.
  message.fatal = check.stage === 'trial' && wanted === 'error' ? false : wanted === 'error' ? true : wanted === 'warning' ? false : undefined
}
