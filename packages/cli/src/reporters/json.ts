import type { Report } from '@perf-rules/core'
import { safeJson } from '../terminal.ts'

/** The report itself; its shape is `dist/report.schema.json`. */
export function renderJson(report: Report): string {
  return `${safeJson(JSON.stringify(report, null, 2))}\n`
}
