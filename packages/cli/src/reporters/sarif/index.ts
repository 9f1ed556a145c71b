import type { Log, Run } from 'sarif'
import type { Report, ReportFinding } from '@perf-rules/core'
import { safeJson } from '../../terminal.ts'
import { plural, type ReporterContext, worstFirst } from '../reporter.ts'
import { notificationKinds, sarifNotifications, type Notice } from './notifications.ts'
import { baseId } from './place.ts'
import { mostLocations, sarifResult } from './result.ts'
import { sarifRules } from './rules.ts'

/** GitHub refuses a run with more results than this. */
const mostResults = 25_000

/** SARIF 2.1.0, as GitHub's code scanning and other viewers read it: one run, every check declared. */
export function renderSarif(report: Report, context: ReporterContext): string {
  const log: Log = { version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json', runs: [sarifRun(report, context)] }
  return `${safeJson(JSON.stringify(log, null, 2))}\n`
}

function sarifRun(report: Report, context: ReporterContext): Run {
  const rules = sarifRules(report, context.catalogue, context.rules)
  const indexOf = new Map(rules.map(({ id }, at) => [id, at]))
  const entries = new Map(context.catalogue.map(entry => [entry.id, entry]))
  const { kept, notices } = capped(report.findings)
  const notifications = sarifNotifications(report, notices, context.folder)
  return {
    tool: { driver: { name: 'perf-rules', semanticVersion: context.version, rules: [...rules], notifications: [...notificationKinds(notifications)] } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [baseId]: { description: { text: 'The top folder of the repository.' } } },
    invocations: [{ executionSuccessful: report.faults.length === 0, exitCode: context.exitCode, toolExecutionNotifications: [...notifications] }],
    // The index is there for every finding: `sarifRules` adds the checks that the catalogue lacks.
    results: kept.map(finding => sarifResult(finding, indexOf.get(finding.check) ?? -1, entries.get(finding.check), context)),
  }
}

/** Past the cap the worst findings are kept, and among equals those without a suppression. */
function capped(findings: readonly ReportFinding[]): { readonly kept: readonly ReportFinding[]; readonly notices: readonly Notice[] } {
  const notices: Notice[] = []
  const long = findings.filter(({ related }) => related.length >= mostLocations).length
  if (long > 0) notices.push(`${plural(long, 'result')} had more than ${mostLocations} places; the rest of the places was left out.`)
  if (findings.length <= mostResults) return { kept: findings, notices }
  const ranked = [...worstFirst(findings.filter(({ suppressed }) => suppressed === null)), ...worstFirst(findings.filter(({ suppressed }) => suppressed !== null))]
  const chosen = new Set(ranked.slice(0, mostResults))
  notices.push(`Of ${findings.length} results the ${mostResults} worst are kept; the other ${findings.length - mostResults} were left out.`)
  return { kept: findings.filter(finding => chosen.has(finding)), notices }
}
