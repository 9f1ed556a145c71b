import { causeOf, type ChangedFile, type ChangeView, type Fault, type ProjectIndex } from '@perf-rules/core'
import { loaders } from '@perf-rules/rules/detectors'
import { type ProjectFinding, type ProjectRun, settingsFor } from '../project-stage/run-project.ts'

/** What change detectors of one run share. */
export interface ChangeRun extends Pick<ProjectRun, 'contextOf' | 'scope' | 'now' | 'history' | 'timings'>, Pick<ChangeView, 'commits'> {
  readonly files: readonly ChangedFile[]
  readonly base: ProjectIndex
  readonly head: ProjectIndex
}

/** Runs the change detectors of the checks over a difference. A check that throws becomes a fault; the others go on. */
export async function runChangeChecks(ids: readonly string[], run: ChangeRun): Promise<{ readonly findings: readonly ProjectFinding[]; readonly faults: readonly Fault[] }> {
  const findings: ProjectFinding[] = []
  const faults: Fault[] = []
  for (const id of ids) {
    const detector = (await loaders[id]?.change?.())?.default
    if (!detector) continue
    const started = performance.now()
    try {
      const settings = settingsFor(id, run.contextOf)
      for (const finding of detector.detect({ ...settings, files: run.files, commits: run.commits, base: run.base, head: run.head, scope: run.scope, now: run.now, history: run.history })) {
        if (finding.path === undefined) throw new Error(`a finding of ${id} names no path`)
        if (settings.isOn(finding.path)) findings.push({ check: id, path: finding.path, finding })
      }
    } catch (thrown) {
      faults.push({ code: 'check-crashed', what: `The check ${id} crashed on the change.`, where: '', do: `Repeat it with \`--only ${id} --no-cache\` and the same range, and report it.`, cause: causeOf(thrown) })
    }
    run.timings?.set(id, (run.timings.get(id) ?? 0) + performance.now() - started)
  }
  return { findings, faults }
}
