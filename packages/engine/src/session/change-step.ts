import type { ChangeCommit, ChangedFile, ProjectIndex } from '@perf-rules/core'
import { runChangeChecks } from '../change-stage/run-change.ts'
import type { FileFacts } from '../file-stage/file-result.ts'
import { buildIndex } from '../project-stage/build-index.ts'
import { type ProjectFinding, runProjectChecks } from '../project-stage/run-project.ts'
import { blobs, difference, type TreeFile } from '../workspace/base-tree.ts'
import { commitsBetween } from '../workspace/commit-log.ts'
import { pendingCommit } from '../workspace/commit-message.ts'
import { toText } from '../workspace/read.ts'
import type { Base } from './change.ts'
import { type FileRun, runTexts } from './file-runs.ts'
import type { Selection } from './options.ts'
import { checksById, noHistory, type RunState } from './run-state.ts'

export interface ChangeOutcome {
  readonly files: readonly ChangedFile[]
  readonly findings: readonly ProjectFinding[]
  /** Of the project findings, those outside the changed files that the change brought about. */
  readonly broughtElsewhere: ReadonlySet<ProjectFinding>
}

/** The change stage of a run: change detectors, and which project findings in other files are new. */
export async function changeStep(state: RunState, { files: base, commit, newest }: Base, runs: readonly FileRun[], headFacts: ReadonlyMap<string, FileFacts>, projectFindings: readonly ProjectFinding[]): Promise<ChangeOutcome> {
  state.options.onProgress?.({ stage: 'change' })
  const files = difference(base, runs.map(({ file, blob }) => ({ path: file.path, blob: blob === '' ? (file.indexBlob ?? '') : blob, executable: file.executable })))
  if (files.length === 0) return { files, findings: [], broughtElsewhere: new Set() }
  const head = buildIndex(runs.map(run => run.file), headFacts)
  const baseIndex = buildIndex(base.map(file => ({ path: file.path, bytes: 0, executable: file.mode === '100755', tracked: true })), await baseFacts(state, base, files, headFacts))
  const ids = state.enabled.filter(entry => entry.kinds.includes('change') && (!entry.needsMessage || hasMessages(state.selection))).map(entry => entry.id)
  const commits = await commitsOf(state, commit, newest, files)
  const outcome = await runChangeChecks(ids, { files, commits, base: baseIndex, head, contextOf: state.settings.contextOf, scope: state.settings.scope, now: state.now, history: noHistory, timings: state.timings })
  state.faults.push(...outcome.faults)
  const broughtElsewhere = await newElsewhere(state, files, projectFindings, baseIndex)
  state.clock.lap('change')
  return { files, findings: outcome.findings, broughtElsewhere }
}

/** Whether the run knows what its commits say: the index alone has no message yet. */
export function hasMessages({ staged, message }: Selection): boolean {
  return !staged || message !== undefined
}

/** Commits of the change, oldest first, and last the one that is about to be made. Only where a check looks at changes. */
async function commitsOf({ root, selection, enabled, now }: RunState, from: string | undefined, newest: string | undefined, files: readonly ChangedFile[]): Promise<readonly ChangeCommit[]> {
  if (!enabled.some(entry => entry.kinds.includes('change'))) return []
  const made = from === undefined || newest === undefined ? [] : await commitsBetween(root, from, newest)
  return selection.message ? [...made, await pendingCommit(root, selection.message, files.map(file => file.path), now)] : made
}

/** Facts of the base: those of the head where a file is the same, else from the blob. */
async function baseFacts({ root, options, factKinds }: RunState, base: readonly TreeFile[], changes: readonly ChangedFile[], head: ReadonlyMap<string, FileFacts>): Promise<ReadonlyMap<string, FileFacts>> {
  const differing = new Set(changes.filter(change => change.status !== 'added').map(change => change.from))
  const wanted = base.filter(file => differing.has(file.path))
  const contents = await blobs(root, wanted.map(file => file.blob))
  const texts = wanted.flatMap((file, at) => {
    const read = toText(contents[at] ?? Buffer.alloc(0))
    return 'text' in read ? [{ path: file.path, text: read.text }] : []
  })
  const facts = new Map<string, FileFacts>(await runTexts(texts, [...factKinds.every, ...factKinds.narrowed], { root: root.folder, workerFile: options.workerFile }))
  for (const { path } of base) {
    const same = head.get(path)
    if (same && !differing.has(path)) facts.set(path, same)
  }
  return facts
}

/**
 * A change can break what it does not touch: a deleted page leaves links to it. Findings in other files are
 * compared with those of the base. Checks on joined layers are left out of a commit hook: their findings carry
 * the chain, which is in the changed files where the change is to blame, and joining twice would double the wait.
 */
async function newElsewhere(state: RunState, changes: readonly ChangedFile[], findings: readonly ProjectFinding[], base: ProjectIndex): Promise<ReadonlySet<ProjectFinding>> {
  const changed = new Set(changes.flatMap(change => [change.path, change.from]))
  const isOutside = ({ path, finding }: ProjectFinding) => !changed.has(path) && finding.related.every(related => related.path === undefined || !changed.has(related.path))
  const candidates = findings.filter(finding => isOutside(finding) && !(state.selection.staged && checksById.get(finding.check)?.joins.length))
  if (candidates.length === 0) return new Set()
  const before = await runProjectChecks([...new Set(candidates.map(finding => finding.check))], { index: base, contextOf: state.settings.contextOf, scope: state.settings.scope, rulesInForce: state.settings.rulesInForce, now: state.now, history: noHistory, directives: [], timings: state.timings })
  const known = new Map<string, number>()
  for (const finding of before.findings) known.set(nameOf(finding), (known.get(nameOf(finding)) ?? 0) + 1)
  return new Set(
    candidates.filter(finding => {
      const left = known.get(nameOf(finding)) ?? 0
      known.set(nameOf(finding), left - 1)
      return left <= 0
    }),
  )
}

function nameOf({ check, path, finding }: ProjectFinding): string {
  return JSON.stringify([check, path, finding.message, finding.data])
}
