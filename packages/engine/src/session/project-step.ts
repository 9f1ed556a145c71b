import { createHash } from 'node:crypto'
import type { Pack } from '../cache/pack.ts'
import { buildIndex } from '../project-stage/build-index.ts'
import { type ProjectOutcome, runProjectChecks } from '../project-stage/run-project.ts'
import { factsOf, type FileRun } from './file-runs.ts'
import { noHistory, type RunState } from './run-state.ts'

/** The project stage of a run; from the cache when all its input is as it was. */
export async function projectStep(state: RunState, runs: readonly FileRun[], pack: Pack, unread: readonly string[] = []): Promise<{ readonly outcome: ProjectOutcome; readonly packed: Pack['project'] }> {
  state.options.onProgress?.({ stage: 'project' })
  const ids = state.enabled.filter(entry => entry.kinds.includes('project') && !entry.last).map(entry => entry.id)
  if (ids.length === 0) return { outcome: { findings: [], faults: [], notApplicable: [] }, packed: pack.project }
  const digest = digestOf(state, runs, ids, unread)
  // Times are wanted of work, not of reading a cache.
  if (pack.project?.digest === digest && !state.options.withStats) return { outcome: JSON.parse(pack.project.result.toString()) as ProjectOutcome, packed: pack.project }
  const index = buildIndex(runs.map(run => run.file), new Map(runs.map(run => [run.file.path, factsOf(run)])), unread)
  state.clock.lap('index')
  const outcome = await runProjectChecks(ids, { index, contextOf: state.settings.contextOf, scope: state.settings.scope, now: state.now, history: noHistory, directives: [], timings: state.timings })
  state.clock.lap('project')
  return { outcome, packed: { digest, result: Buffer.from(JSON.stringify(outcome)) } }
}

/** Equal exactly when the project stage would see the same input. */
function digestOf({ options, settings, today }: RunState, runs: readonly FileRun[], ids: readonly string[], unread: readonly string[]): string {
  const hash = createHash('sha1').update(JSON.stringify([options.build, settings.key, ids, today, unread]))
  for (const { file, blob, plan } of runs) hash.update(`${file.path}\0${blob}\0${plan}\0${file.executable}${file.tracked}\0`)
  return hash.digest('hex')
}
