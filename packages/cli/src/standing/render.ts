import type { ReportFinding } from '@perf-rules/core'
import { markdownCode, markdownText } from '../reporters/markdown-text.ts'
import { compareRules, plural, tally } from '../reporters/reporter.ts'
import type { RuleStanding, Standing } from './standing.ts'

const states: readonly Standing['state'][] = ['violated', 'suppressed', 'proved', 'per change', 'not applicable', 'off', 'not checked', 'no machine can tell']
/** Places shown for a clause; the rest is counted. */
const mostPlaces = 5

/** The rules as a checklist in Markdown: a count by rule, then each clause with its proof. The same input gives the same bytes. */
export function renderStanding(standings: readonly RuleStanding[]): string {
  const sorted = [...standings].sort((a, b) => compareRules(a.id, b.id)).filter(({ clauses }) => clauses.length > 0)
  return `${['# How this repository stands to the rules', summary(sorted), ...sorted.map(rule)].join('\n\n')}\n`
}

function summary(standings: readonly RuleStanding[]): string {
  const head = ['Rule', ...states.map(state => `${state[0]?.toUpperCase()}${state.slice(1)}`)]
  const rows = standings.map(({ id, title, clauses }) => [`[${markdownText(`${id} ${title}`)}](#${anchor(`${id} ${title}`)})`, ...states.map(state => clauses.filter(({ standing }) => standing.state === state).length || '')])
  const total = ['All', ...states.map(state => standings.reduce((sum, { clauses }) => sum + clauses.filter(({ standing }) => standing.state === state).length, 0))]
  return [head, ['---', ...states.map(() => '---:')], ...rows, total].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

function rule({ id, title, clauses }: RuleStanding): string {
  const rows = clauses.map(({ clause, demand, standing }) => `| ${clause} | ${markdownText(demand)} | **${standing.state}** | ${proof(standing)} |`)
  return [`## ${markdownText(`${id} ${title}`)}`, ['| Clause | Demand | State | Proof |', '| --- | --- | --- | --- |', ...rows].join('\n')].join('\n\n')
}

function proof(standing: Standing): string {
  switch (standing.state) {
    case 'violated':
      return `${tally(standing.findings)}: ${places(standing.findings, place)}`
    case 'suppressed':
      return `${plural(standing.findings.length, 'finding')}: ${places(standing.findings, suppressed)}`
    case 'proved':
      return `no finding of ${standing.checks.map(markdownCode).join(', ')}`
    case 'per change':
      return `each change is judged by ${standing.checks.map(markdownCode).join(', ')}`
    default:
      return markdownText(standing.why)
  }
}

function places(findings: readonly ReportFinding[], show: (finding: ReportFinding) => string): string {
  const left = findings.length - mostPlaces
  return `${findings.slice(0, mostPlaces).map(show).join('; ')}${left > 0 ? `; and ${left} more` : ''}`
}

function place({ file, range }: ReportFinding): string {
  return markdownCode(`${file}:${range.start.line}`)
}

function suppressed(finding: ReportFinding): string {
  const { suppressed: by } = finding
  if (!by) return place(finding)
  return `${place(finding)} by ${by.kind}${by.until === null ? '' : ` until ${by.until}`}${by.reason === '' ? '' : `, ${markdownText(by.reason)}`}`
}

/** GitHub's anchor of a heading without punctuation. */
function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^\w\s-]/g, '').replaceAll(' ', '-')
}
