import type { Report } from '@perf-rules/core'

/** The report itself; its shape is `dist/report.schema.json`. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
