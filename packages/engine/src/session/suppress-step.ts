import type { Baseline, BaselineEntry, BaselineUse, Directive, DirectiveUse, IdleSuppression, ReportFinding } from '@perf-rules/core'
import { buildIndex } from '../project-stage/build-index.ts'
import { runProjectChecks } from '../project-stage/run-project.ts'
import { applyBaseline } from '../report/baseline.ts'
import { idleSuppressions } from '../report/idle-suppressions.ts'
import { applySuppressions } from '../report/suppress.ts'
import { fromProject, type ReportMaker } from '../report/to-report.ts'
import { checksById, noHistory, type RunState } from './run-state.ts'

export interface SuppressInput {
  /** All findings of the run, also those outside what is reported. */
  readonly findings: readonly ReportFinding[]
  readonly directives: ReadonlyMap<string, readonly Directive[]>
  readonly maker: ReportMaker
  readonly isNamed: (path: string) => boolean
  readonly isReported: (finding: ReportFinding) => boolean
  /** Every check ran on every file: only then can an entry of the baseline be stale. */
  readonly isWhole: boolean
  readonly baseline: Baseline | undefined
  /** Every file of the run where the whole repository is judged; undefined in narrowed runs. */
  readonly paths: readonly string[] | undefined
}

export interface SuppressOutcome {
  /** What is reported, suppressed findings among it. */
  readonly findings: readonly ReportFinding[]
  /** The same for the whole run, from which a baseline is made. */
  readonly all: readonly ReportFinding[]
  readonly baseline: BaselineUse | undefined
  /** Suppression comments and what each did. */
  readonly uses: readonly DirectiveUse[]
}

/** Applies comments, config and baseline, then the checks that judge how these were used. */
export async function suppressStep(state: RunState, input: SuppressInput): Promise<SuppressOutcome> {
  const { settings, today, sources } = state
  const ran = (check: string, path: string) => input.isNamed(path) && settings.contextOf(path).checks.has(check) && checksById.get(check)?.kinds.some(kind => kind !== 'change') === true
  const rules = { today, knownChecks: new Set(checksById.keys()), ran }
  const reported = new Set(input.findings.map((finding, at) => (input.isReported(finding) ? at : -1)))
  // Marking makes new objects in the same order: what is reported was decided on the old ones.
  const { findings: marked, uses } = applySuppressions(input.findings, input.directives, settings.suppressions, rules)
  const { findings: known, stale } = input.baseline ? applyBaseline(marked, input.baseline, sources) : { findings: marked, stale: [] }
  // After a fault, a finding may be missing for another reason than that it is gone.
  const idle = input.paths && state.faults.length === 0 ? idleSuppressions(marked, settings.suppressions, { today, paths: input.paths, sources, ran, isEnabled: check => state.enabled.some(({ id, last }) => id === check && !last) }) : []
  const late = applySuppressions(await lateFindings(state, input, uses, idle, input.isWhole ? stale : []), new Map(), settings.suppressions, rules).findings
  const use = input.baseline ? { known: known.filter(finding => finding.suppressed?.kind === 'baseline').length, stale: input.isWhole ? stale.length : 0 } : undefined
  return { findings: [...known.filter((_, at) => reported.has(at)), ...late.filter(input.isReported)], all: [...known, ...late], baseline: use, uses }
}

async function lateFindings(state: RunState, { maker }: SuppressInput, uses: readonly DirectiveUse[], idle: readonly IdleSuppression[], staleBaseline: readonly BaselineEntry[]): Promise<readonly ReportFinding[]> {
  const ids = state.enabled.filter(entry => entry.last).map(entry => entry.id)
  const last = await runProjectChecks(ids, { index: buildIndex([], new Map()), contextOf: state.settings.contextOf, scope: state.settings.scope, rulesInForce: state.settings.rulesInForce, now: state.now, history: noHistory, directives: uses, idleSuppressions: idle, staleBaseline, timings: state.timings })
  state.faults.push(...last.faults)
  return last.findings.map(finding => fromProject(finding, maker)).filter(finding => finding !== undefined)
}
