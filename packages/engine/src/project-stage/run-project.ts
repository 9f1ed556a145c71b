import { type BaselineEntry, causeOf, type DirectiveUse, type Fault, type FileContext, type Finding, type History, type IdleSuppression, type ProjectDetector, type ProjectIndex, type RuleInForce, type Scope } from '@perf-rules/core'
import { loaders } from '@perf-rules/rules/detectors'

/** A finding of a project or change detector; its path is always there. */
export interface ProjectFinding {
  readonly check: string
  readonly path: string
  readonly finding: Finding
}

/** What project detectors of one run share. */
export interface ProjectRun {
  readonly index: ProjectIndex
  readonly contextOf: (path: string) => FileContext
  readonly scope: Scope
  readonly now: number
  readonly history: History
  readonly directives: readonly DirectiveUse[]
  readonly idleSuppressions?: readonly IdleSuppression[]
  readonly staleBaseline?: readonly BaselineEntry[]
  readonly rulesInForce: (path: string) => readonly RuleInForce[]
  readonly timings?: Map<string, number>
}

export interface ProjectOutcome {
  readonly findings: readonly ProjectFinding[]
  readonly faults: readonly Fault[]
  readonly notApplicable: readonly { readonly check: string; readonly why: string }[]
}

/** Runs the project detectors of the checks over the index. A check that throws becomes a fault; the others go on. */
export async function runProjectChecks(ids: readonly string[], run: ProjectRun): Promise<ProjectOutcome> {
  const findings: ProjectFinding[] = []
  const faults: Fault[] = []
  const notApplicable: { check: string; why: string }[] = []
  for (const id of ids) {
    const detector = (await loaders[id]?.project?.())?.default
    if (!detector) continue
    const started = performance.now()
    try {
      const applies = detector.appliesWhen?.(run.index) ?? true
      if (applies === true) findings.push(...detect(id, detector, run))
      else notApplicable.push({ check: id, why: applies })
    } catch (thrown) {
      faults.push({ code: 'check-crashed', what: `The check ${id} crashed on the project.`, where: '', do: `Repeat it with \`npx perf-rules check --only ${id} --no-cache\` and report it.`, cause: causeOf(thrown) })
    }
    run.timings?.set(id, (run.timings.get(id) ?? 0) + performance.now() - started)
  }
  return { findings, faults, notApplicable }
}

function detect(id: string, detector: ProjectDetector, run: ProjectRun): ProjectFinding[] {
  const found: ProjectFinding[] = []
  for (const finding of detector.detect({ ...settingsFor(id, run.contextOf), index: run.index, scope: run.scope, now: run.now, history: run.history, directives: run.directives, idleSuppressions: run.idleSuppressions ?? [], staleBaseline: run.staleBaseline ?? [], rulesInForce: run.rulesInForce })) {
    if (finding.path === undefined) throw new Error(`a finding of ${id} names no path`)
    if (isOn(id, finding.path, run.contextOf)) found.push({ check: id, path: finding.path, finding })
  }
  return found
}

/** The part of a view that answers from configuration. */
export function settingsFor(id: string, contextOf: (path: string) => FileContext): { options(path?: string): Record<string, unknown>; isOn(path: string): boolean } {
  return {
    options: path => ({ ...contextOf(path ?? '').checks.get(id)?.options }),
    isOn: path => isOn(id, path, contextOf),
  }
}

function isOn(id: string, path: string, contextOf: (path: string) => FileContext): boolean {
  return contextOf(path).checks.has(id)
}
