import type { CatalogueEntry, ClauseFacts, Report, ReportFinding, RuleFacts } from '@perf-rules/core'

/** How a repository stands to one clause. The worst that holds is told. */
export type Standing =
  | { readonly state: 'violated' | 'suppressed'; readonly findings: readonly ReportFinding[] }
  | { readonly state: 'proved'; readonly checks: readonly string[] }
  /** Its checks look at changes, and this run has none. */
  | { readonly state: 'per change'; readonly checks: readonly string[] }
  | { readonly state: 'not applicable' | 'off' | 'not checked' | 'no machine can tell'; readonly why: string }

export interface ClauseStanding {
  readonly clause: string
  readonly demand: string
  readonly standing: Standing
}

export interface RuleStanding {
  readonly id: string
  readonly title: string
  readonly clauses: readonly ClauseStanding[]
}

/** What a report proves of each clause of the rules, given the checks that configuration turns on. */
export function standingOf(report: Report, rules: readonly RuleFacts[], catalogue: readonly CatalogueEntry[], on: ReadonlySet<string>): readonly RuleStanding[] {
  const byId = new Map(catalogue.map(entry => [entry.id, entry]))
  const notApplicable = new Map(report.coverage.checksNotApplicable.map(({ check, why }) => [check, why]))
  return rules.map(({ id, title, clauses }) => ({
    id,
    title,
    clauses: clauses.map(({ clause, demand, by }) => ({ clause, demand, standing: standing(clause, by, { report, byId, notApplicable, on }) })),
  }))
}

interface Known {
  readonly report: Report
  readonly byId: ReadonlyMap<string, CatalogueEntry>
  readonly notApplicable: ReadonlyMap<string, string>
  readonly on: ReadonlySet<string>
}

function standing(clause: string, by: ClauseFacts['by'], { report, byId, notApplicable, on }: Known): Standing {
  if ('guide' in by) return { state: 'no machine can tell', why: by.guide }
  if ('open' in by) return { state: 'not checked', why: by.open }
  const there = by.filter(id => byId.has(id))
  if (there.length === 0) return { state: 'not checked', why: `Its checks are not built: ${by.join(', ')}.` }
  const findings = report.findings.filter(finding => there.includes(finding.check) && (finding.clauses as readonly string[]).includes(clause))
  const open = findings.filter(finding => finding.suppressed === null)
  if (open.length > 0) return { state: 'violated', findings: open }
  if (findings.length > 0) return { state: 'suppressed', findings }
  const active = there.filter(id => on.has(id))
  if (active.length === 0) return { state: 'off', why: `The configuration turns on none of ${there.join(', ')}.` }
  const judged = active.filter(id => !notApplicable.has(id))
  if (judged.length > 0) return { state: 'proved', checks: judged }
  const perChange = active.filter(id => byId.get(id)?.kinds.every(kind => kind === 'change'))
  if (perChange.length === active.length) return { state: 'per change', checks: perChange }
  return { state: 'not applicable', why: [...new Set(active.filter(id => !perChange.includes(id)).map(id => notApplicable.get(id) ?? ''))].join('; ') }
}
