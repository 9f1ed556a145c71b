import type { Report, ReportFinding, Severity } from '@perf-rules/core'
import { safe, safeJson } from '../terminal.ts'
import { openFindings, type ReporterContext } from './reporter.ts'

/** One entry of GitLab's Code Quality report. */
interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker'
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } }
}

const mostPlaces = 5

const severityOf: Readonly<Record<Severity, Issue['severity']>> = { error: 'major', warning: 'minor', info: 'info' }

/**
 * GitLab's Code Quality report. It has no word for suppressions, faults or skipped files: suppressed findings
 * are left out, and the exit code tells the rest.
 */
export function renderGitlab(report: Report, { folder }: ReporterContext): string {
  const taken = new Set<string>()
  const issues = openFindings(report).map(finding => toIssue(finding, folder, taken))
  return `${safeJson(JSON.stringify(issues, null, 2))}\n`
}

function toIssue(finding: ReportFinding, folder: string, taken: Set<string>): Issue {
  const { file, range, check, severity } = finding
  return {
    description: safe([finding.message, ...places(finding, folder), finding.do].join(' ')),
    check_name: check,
    fingerprint: unique(finding.fingerprint, taken),
    severity: severityOf[severity],
    location: { path: folder + file, lines: { begin: range.start.line, end: range.end.line } },
  }
}

/** GitLab shows one place: the others stand in the words. */
function places({ related }: ReportFinding, folder: string): readonly string[] {
  return related.slice(0, mostPlaces).map(({ file, range, message }) => `(${folder + file}:${range.start.line} ${message})`)
}

/** GitLab keeps only the first of two entries with one fingerprint. The engine's are unique; another writer's may not be. */
function unique(fingerprint: string, taken: Set<string>): string {
  let name = fingerprint
  for (let at = 1; taken.has(name); at++) name = `${fingerprint}~${at}`
  taken.add(name)
  return name
}
