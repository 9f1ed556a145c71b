import { createHash } from 'node:crypto'
import type { Pack } from '../cache/pack.ts'
import type { FileFacts, FileJudgement } from '../file-stage/file-result.ts'
import { type ProjectOutcome, runProjectChecks } from '../project-stage/run-project.ts'
import { type FileRun, type FileRuns, judgementOf } from './file-runs.ts'
import { gatherFacts } from './narrow-step.ts'
import { noHistory, type RunState } from './run-state.ts'

type Skips = readonly (readonly [path: string, skipped: NonNullable<FileJudgement['skipped']>])[]

export interface ProjectStep {
  readonly outcome: ProjectOutcome
  /** Files that could not be read for the facts of some files only. */
  readonly skipped: ReadonlyMap<string, NonNullable<FileJudgement['skipped']>>
  readonly packed: Pack['project']
  /** The runs that were made for these facts. */
  readonly more: readonly FileRun[]
  /** The facts of the state that is checked; absent where the cache had the outcome and nothing else asks for them. */
  readonly facts: ReadonlyMap<string, FileFacts> | undefined
}

/** The project stage of a run; from the cache when all its input is as it was. `unread` are paths that discovery left alone. */
export async function projectStep(state: RunState, runs: readonly FileRun[], files: FileRuns, pack: Pack, unread: readonly string[], withChange: boolean): Promise<ProjectStep> {
  state.options.onProgress?.({ stage: 'project' })
  const ids = state.enabled.filter(entry => entry.kinds.includes('project') && !entry.last).map(entry => entry.id)
  const digest = digestOf(state, runs, ids, unread)
  // Times are wanted of work, not of reading a cache.
  const known = pack.project?.digest === digest && !state.options.withStats ? (JSON.parse(pack.project.result.toString()) as { readonly outcome: ProjectOutcome; readonly skipped: Skips }) : undefined
  if (known && !withChange) return { outcome: known.outcome, skipped: new Map(known.skipped), packed: pack.project, more: [], facts: undefined }
  if (ids.length === 0 && !withChange) return { outcome: { findings: [], faults: [], notApplicable: [] }, skipped: new Map(), packed: pack.project, more: [], facts: undefined }
  // A commit hook compares no joined layers with those of the base, so that it can do with what the joins have to know.
  const { index, facts, more } = await gatherFacts(state, runs, files, unread, withChange && state.selection.staged !== true)
  await files.close()
  state.clock.lap('index')
  const outcome = known?.outcome ?? (await runProjectChecks(ids, { index, contextOf: state.settings.contextOf, scope: state.settings.scope, rulesInForce: state.settings.rulesInForce, now: state.now, history: noHistory, directives: [], timings: state.timings }))
  state.clock.lap('project')
  const skipped: Skips = more.flatMap(run => {
    const why = judgementOf(run).skipped
    return why ? [[run.file.path, why] as const] : []
  })
  return { outcome, skipped: new Map(skipped), packed: { digest, result: Buffer.from(JSON.stringify({ outcome, skipped })) }, more, facts }
}

/** Equal exactly when the project stage would see the same input. */
function digestOf({ options, settings, today }: RunState, runs: readonly FileRun[], ids: readonly string[], unread: readonly string[]): string {
  const hash = createHash('sha1').update(JSON.stringify([options.build, settings.key, ids, today, unread]))
  for (const { file, blob, plan } of runs) hash.update(`${file.path}\0${blob}\0${plan}\0${file.executable}${file.tracked}\0`)
  return hash.digest('hex')
}
