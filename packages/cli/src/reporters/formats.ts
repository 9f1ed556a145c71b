import type { Report } from '@perf-rules/core'
import type { Terminal } from '../terminal.ts'
import type { ReporterContext } from './reporter.ts'

/** Every format that `--format` and `--output` take. */
export const formatNames = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'html'] as const
export type Format = (typeof formatNames)[number]

/** What the format for people needs beside the rest. */
export interface PrettyContext {
  /** Errors only, one line each. */
  readonly quiet: boolean
  readonly milliseconds: number
  readonly term: Terminal
}

/** The report in one format. A format's code loads when it is asked for. */
export async function renderReport(format: Format, report: Report, context: ReporterContext, pretty: PrettyContext): Promise<string> {
  switch (format) {
    case 'pretty': {
      const { quiet, milliseconds, term } = pretty
      const titles = new Map(context.rules.map(rule => [rule.id, rule.title]))
      const { renderPretty } = await import('./pretty.ts')
      return renderPretty(report, term, { quiet, failOn: context.failOn, lineOf: context.lineOf, titleOf: rule => titles.get(rule) ?? '', milliseconds })
    }
    case 'json':
      return (await import('./json.ts')).renderJson(report)
    case 'sarif':
      return (await import('./sarif/index.ts')).renderSarif(report, context)
    case 'github':
      return (await import('./github.ts')).renderGithub(report, context)
    case 'gitlab':
      return (await import('./gitlab.ts')).renderGitlab(report, context)
    case 'junit':
      return (await import('./junit.ts')).renderJunit(report, context)
    case 'markdown':
      return (await import('./markdown.ts')).renderMarkdown(report, context)
    case 'html':
      return (await import('./html/index.ts')).renderHtml(report, context)
  }
}
