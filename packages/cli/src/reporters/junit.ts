import { compareText, type Fault, isAtLeast, type Report, type ReportFinding } from '@perf-rules/core'
import { safe } from '../terminal.ts'
import { groupBy, plural, type ReporterContext } from './reporter.ts'

interface Case {
  readonly classname: string
  readonly name: string
  readonly file?: string
  /** One of them at most: a case that fails and errs at once is refused by some readers. */
  readonly outcome?: { readonly kind: 'failure' | 'error'; readonly type: string; readonly message: string; readonly body: string } | { readonly kind: 'skipped'; readonly message: string }
  /** Shown, but no reason to fail. */
  readonly output?: string
}

/**
 * JUnit XML: a suite for each check that found something, in it a case for each file. A case keeps its name
 * while lines move, so that GitLab and Jenkins see the same test fail, mend and fail again. Findings below
 * `--fail-on` pass and stand in the case's output; the suite `perf-rules` holds the run itself and its faults.
 */
export function renderJunit(report: Report, context: ReporterContext): string {
  const byCheck = [...groupBy(report.findings, finding => finding.check)].sort(([a], [b]) => compareText(a, b))
  const suites = [suite('perf-rules', runCases(report)), ...byCheck.map(([check, findings]) => suite(check, [...groupBy(findings, finding => finding.file)].map(([file, each]) => fileCase(check, file, each, context))))]
  const sum = suites.reduce((total, each) => add(total, each.counts), nothing)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="perf-rules"${attributes(sum)} time="0">\n${suites.map(({ xml }) => xml).join('\n')}\n</testsuites>\n`
}

interface Counts {
  readonly tests: number
  readonly failures: number
  readonly errors: number
  readonly skipped: number
}

const nothing: Counts = { tests: 0, failures: 0, errors: 0, skipped: 0 }

function add(a: Counts, b: Counts): Counts {
  return { tests: a.tests + b.tests, failures: a.failures + b.failures, errors: a.errors + b.errors, skipped: a.skipped + b.skipped }
}

function attributes(counts: Counts): string {
  return Object.entries(counts).map(([name, count]) => ` ${name}="${count}"`).join('')
}

function suite(name: string, cases: readonly Case[]): { readonly xml: string; readonly counts: Counts } {
  const of = (kind: string) => cases.filter(({ outcome }) => outcome?.kind === kind).length
  const counts = { tests: cases.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') }
  return { counts, xml: `  <testsuite name="${escapeXml(name)}"${attributes(counts)} time="0">\n${cases.map(renderCase).join('\n')}\n  </testsuite>` }
}

function runCases({ faults, coverage }: Report): readonly Case[] {
  const skipped = coverage.skipped.map(({ file, why, detail }) => `not checked: ${file} (${why}${detail === '' ? '' : `: ${detail}`})`)
  const run: Case = { classname: 'perf-rules', name: 'run', output: [`Checked ${plural(coverage.checked, 'file')}, ${skipped.length} skipped.`, ...skipped].map(safe).join('\n') }
  return [run, ...[...groupBy(faults, ({ code, where }) => `${code}${where === '' ? '' : `: ${where}`}`)].map(([name, each]) => faultCase(name, each))]
}

function faultCase(name: string, faults: readonly Fault[]): Case {
  const body = faults.map(({ what, do: todo, cause }) => [what, todo, ...(cause?.split('\n') ?? [])].map(safe).join('\n'))
  return { classname: 'perf-rules', name, outcome: { kind: 'error', type: faults[0]?.code ?? '', message: faults[0]?.what ?? '', body: body.join('\n\n') } }
}

function fileCase(check: string, file: string, findings: readonly ReportFinding[], { folder, failOn }: ReporterContext): Case {
  const place = { classname: check, name: folder + file, file: folder + file }
  const body = () => open.map(finding => told(finding, folder)).join('\n\n')
  const open = findings.filter(({ suppressed }) => suppressed === null)
  const failing = open.filter(({ severity }) => isAtLeast(severity, failOn))
  const [first] = failing
  // Readers show either the attribute or the body: the text stands in both.
  if (first) return { ...place, outcome: { kind: 'failure', type: first.severity, message: failing.length === 1 ? first.message : `${plural(failing.length, 'finding')}, the first: ${first.message}`, body: body() } }
  if (open.length > 0) return { ...place, output: body() }
  return { ...place, outcome: { kind: 'skipped', message: `suppressed: ${findings[0]?.suppressed?.reason ?? ''}` } }
}

function told({ file, range, severity, message, why, do: todo, related }: ReportFinding, folder: string): string {
  const places = related.map(each => `  ${folder + each.file}:${each.range.start.line}:${each.range.start.column} ${each.message}`)
  return [`${folder + file}:${range.start.line}:${range.start.column} ${severity}: ${message}`, ...places, `  why: ${why}`, `  do: ${todo}`].map(safe).join('\n')
}

function renderCase({ classname, name, file, outcome, output }: Case): string {
  const inner = [...(outcome ? [renderOutcome(outcome)] : []), ...(output === undefined ? [] : [`<system-out>${escapeXml(output)}</system-out>`])]
  const open = `    <testcase classname="${escapeXml(safe(classname))}" name="${escapeXml(safe(name))}"${file === undefined ? '' : ` file="${escapeXml(safe(file))}"`} time="0"`
  return inner.length === 0 ? `${open}/>` : `${open}>\n      ${inner.join('\n      ')}\n    </testcase>`
}

function renderOutcome(outcome: NonNullable<Case['outcome']>): string {
  const message = escapeXml(safe(outcome.message))
  return outcome.kind === 'skipped' ? `<skipped message="${message}"/>` : `<${outcome.kind} message="${message}" type="${escapeXml(safe(outcome.type))}">${escapeXml(outcome.body)}</${outcome.kind}>`
}

// All that XML 1.0 has no way to write: most controls, halves of surrogate pairs and two non-characters.
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text for an element or a quoted attribute. What XML cannot hold is taken out. */
function escapeXml(text: string): string {
  return text.replace(notXml, '').replace(/[&<>"']/g, letter => entities[letter] ?? letter)
}
