import type { ProjectIndex } from '@perf-rules/core'
import type { FileFacts } from '../file-stage/file-result.ts'
import { buildIndex } from '../project-stage/build-index.ts'
import { gatherNarrowed } from '../project-stage/narrow.ts'
import type { FileRuns } from './file-runs.ts'
import { factsOf, type FileRun } from './file-runs.ts'
import type { RunState } from './run-state.ts'

export interface Gathered {
  readonly index: ProjectIndex
  readonly facts: ReadonlyMap<string, FileFacts>
  /** What was gathered of some files only, beside the runs of all. */
  readonly more: readonly FileRun[]
}

/** The index of a run: the facts of all files, and those of the files that the joins have to know. `whole` leaves none out. */
export async function gatherFacts(state: RunState, runs: readonly FileRun[], files: FileRuns, unread: readonly string[], whole: boolean): Promise<Gathered> {
  const facts = new Map(runs.map(run => [run.file.path, factsOf(run)]))
  const entries = runs.map(run => run.file)
  const index = () => buildIndex(entries, facts, unread)
  const first = index()
  if (state.factKinds.narrowed.length === 0) return { index: first, facts, more: [] }
  const more: FileRun[] = []
  const byPath = new Map(entries.map(file => [file.path, file]))
  const gather = async (paths: readonly string[]) => {
    const found = await files.narrowed(paths.flatMap(path => byPath.get(path) ?? []))
    more.push(...found)
    for (const run of found) facts.set(run.file.path, { ...facts.get(run.file.path), ...factsOf(run) })
    return index()
  }
  const last = whole ? await gather([...first.facts('mentions').keys()]) : await gatherNarrowed(first, gather)
  return { index: last, facts, more }
}
