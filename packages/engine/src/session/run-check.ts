import { type Baseline, baselineName, type Directive, isAtLeast, type Report, type ReportFinding } from '@perf-rules/core'
import type { Pack } from '../cache/pack.ts'
import { toolSettings } from '../config/tool-settings.ts'
import { configTexts, loadConfigs } from '../config/load-config.ts'
import type { FileJudgement } from '../file-stage/file-result.ts'
import { Sources } from '../report/sources.ts'
import { readBaseline } from '../report/baseline.ts'
import { fingerprinted } from '../report/fingerprint.ts'
import { fromFile, fromProject, type ReportMaker } from '../report/to-report.ts'
import { withOwners } from '../report/owners.ts'
import { readText } from '../workspace/read.ts'
import type { Root } from '../workspace/root.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import { sceneOf } from './change.ts'
import { changeStep, hasMessages } from './change-step.ts'
import { Clock } from './clock.ts'
import { coverageOf } from './coverage.ts'
import { factKindsOf } from '../project-stage/narrow.ts'
import { type FileRun, FileRuns, judgementOf } from './file-runs.ts'
import type { Selection, SessionOptions } from './options.ts'
import { projectStep, type ProjectStep } from './project-step.ts'
import { openCache, saveCache } from './result-cache.ts'
import { checksById, type RunState } from './run-state.ts'
import { selectorOf } from './select.ts'
import type { Checked } from './session.ts'
import { settingsOf } from './settings.ts'
import { suppressStep } from './suppress-step.ts'
import { join } from 'node:path'

/** One run, from files to report: discover, file stage, project stage, change stage, suppression, report. */
export async function runCheck(root: Root, options: SessionOptions, overlay: ReadonlyMap<string, string>, selection: Selection): Promise<Checked> {
  options.onProgress?.({ stage: 'discover' })
  const clock = new Clock()
  const { head, base } = await sceneOf(root, selection)
  const state = await openRun(root, options, selection, head, base !== undefined, clock, overlay)
  const isNamed = selection.paths?.length ? selectorOf(selection.paths, selection.pathsFrom ?? options.cwd, root.folder, head.files) : () => true
  const pack = openCache(state, head.files)
  clock.lap('discover')

  const files = new FileRuns({
    root: root.folder,
    snapshot: head,
    overlay,
    contextOf: state.settings.contextOf,
    toolSettingsOf: state.toolSettingsOf,
    isJudged: isNamed,
    entries: checksById,
    factKinds: state.factKinds,
    pack,
    threads: options.threads,
    workerFile: options.workerFile,
    patience: options.patience,
    withStats: options.withStats ?? false,
    onTotal: total => options.onProgress?.({ stage: 'files', total }),
  })
  const { runs, project: { outcome: project, packed, more, skipped, facts } } = await runStages(state, files, pack, head, base !== undefined)
  for (const [check, milliseconds] of files.timings) state.timings.set(check, (state.timings.get(check) ?? 0) + milliseconds)
  state.faults.push(...project.faults)
  const change = base ? await changeStep(state, base, runs, facts ?? new Map(), project.findings) : undefined

  const judged = runs.map(run => ({ path: run.file.path, judgement: withSkip(judgementOf(run), skipped.get(run.file.path)), isIgnored: state.settings.isIgnored(run.file.path) }))
  for (const { judgement } of judged) state.faults.push(...judgement.faults)
  const maker: ReportMaker = { catalogue: checksById, contextOf: state.settings.contextOf, sources: state.sources }
  const projectFindings = [...project.findings, ...(change?.findings ?? [])]
  await provideTexts(state, head, [...judged.filter(({ judgement }) => judgement.findings.length > 0).map(({ path }) => path), ...projectFindings.flatMap(({ path, finding }) => [path, ...finding.related.flatMap(related => related.path ?? [])])])
  const found = judged.flatMap(({ path, judgement }) => judgement.findings.map(finding => fromFile(path, finding, maker)))
  const elsewhere = new Set<ReportFinding>()
  const joined = projectFindings.map(finding => {
    const entry = fromProject(finding, maker)
    if (entry && change?.broughtElsewhere.has(finding)) elsewhere.add(entry)
    return entry
  })
  const changed = change ? new Set(change.files.map(file => file.path)) : undefined
  const isReported = (finding: ReportFinding) => touches(finding, isNamed) && (changed === undefined || elsewhere.has(finding) || touches(finding, path => changed.has(path)))
  const directives = new Map<string, readonly Directive[]>()
  for (const { path, judgement, isIgnored } of judged) if (judgement.directives.length > 0 && !isIgnored) directives.set(path, judgement.directives)
  const isWhole = !selection.paths?.length && options.only === undefined
  const { findings, all, baseline, uses } = await suppressStep(state, { findings: [...found, ...joined].filter(finding => finding !== undefined), directives, maker, isNamed, isReported, isWhole, paths: isWhole && !base ? head.files.map(file => file.path) : undefined, baseline: await baselineIn(state, head) })
  if (head.kind === 'worktree') tellChangedFiles(state, findings, runs)

  const notApplicable = [...project.notApplicable, ...changesNotJudged(state, base !== undefined)]
  const report: Report = {
    version: 1,
    findings: await withOwners(fingerprinted(findings, state.sources), root.folder, head, overlay),
    faults: state.faults,
    ...(baseline ? { baseline } : {}),
    coverage: coverageOf(judged.filter(({ path }) => isNamed(path)), head.skipped.filter(({ file }) => !selection.paths?.length || isNamed(file)), notApplicable),
    types: { mode: 'off', source: null },
  }
  clock.lap('report')
  saveCache(state, pack, [...runs, ...more], overlay, packed)
  clock.lap('cache')
  return { report: options.withStats ? { ...report, stats: statsOf(state, runs, files.threads) } : report, sources: state.sources, all, suppressions: { comments: uses, config: state.settings.suppressions } }
}

/** Checks of changes alone that this run gives nothing to judge. */
function changesNotJudged({ enabled, selection }: RunState, hasBase: boolean): Report['coverage']['checksNotApplicable'] {
  const onlyChanges = enabled.filter(entry => entry.kinds.every(kind => kind === 'change'))
  if (!hasBase) return onlyChanges.map(entry => ({ check: entry.id, why: 'it judges changes: give --since or --staged' }))
  return hasMessages(selection) ? [] : onlyChanges.filter(entry => entry.needsMessage).map(entry => ({ check: entry.id, why: 'not judged: no message yet' }))
}

async function openRun(root: Root, options: SessionOptions, selection: Selection, head: Snapshot, withChange: boolean, clock: Clock, overlay: ReadonlyMap<string, string>): Promise<RunState> {
  const paths = head.files.map(file => file.path)
  const byPath = new Map(head.files.map(file => [file.path, file]))
  const { load } = head
  const fromGit = load ? await configTexts(paths, wanted => load(wanted.flatMap(path => byPath.get(path) ?? []))) : undefined
  const configs = await loadConfigs(root.folder, paths, path => fromGit?.get(path) ?? readText(join(root.folder, path)))
  const settings = settingsOf(configs, options.preset ?? ['recommended'], options.only)
  const enabled = settings.enabled(paths)
  const kinds = factKindsOf(enabled, withChange)
  const factKinds = options.readsComments ? { ...kinds, every: [...new Set([...kinds.every, 'directives'])].sort() } : kinds
  const toolSettingsOf = await toolSettings(paths, { enabled, factKinds: factKinds.every }, async wanted => {
    const blobs = await load?.(wanted.flatMap(path => byPath.get(path) ?? []))
    return new Map(wanted.flatMap(path => {
      const file = blobs ? blobs.get(path) : readText(join(root.folder, path))
      return file && 'text' in file ? [[path, overlay.get(path) ?? file.text] as const] : []
    }))
  })
  const now = options.now ?? Date.now()
  return { root, options, selection, configs, settings, enabled, factKinds, toolSettingsOf, sources: new Sources(root.folder, overlay), clock, now, today: new Date(now).toISOString().slice(0, 10), faults: [], timings: new Map() }
}

/** The file and project stages; whatever happens, no thread is left behind. */
async function runStages(state: RunState, files: FileRuns, pack: Pack, head: Snapshot, withChange: boolean): Promise<{ readonly runs: readonly FileRun[]; readonly project: ProjectStep }> {
  try {
    const runs = await files.all()
    state.clock.lap('files')
    return { runs, project: await projectStep(state, runs, files, pack, head.skipped.map(skip => skip.file), withChange) }
  } finally {
    await files.close()
  }
}

/** A file that could not be read for its facts is no less skipped for it. */
function withSkip(judgement: FileJudgement, skipped: FileJudgement['skipped']): FileJudgement {
  return skipped && !judgement.skipped ? { ...judgement, skipped } : judgement
}

/** Places in a commit or the index point into git's content, which may differ from the disk. */
async function provideTexts({ sources }: RunState, head: Snapshot, paths: readonly string[]): Promise<void> {
  if (!head.load) return
  const wanted = new Set(paths)
  const texts = await head.load(head.files.filter(file => wanted.has(file.path)))
  // A path that the commit does not hold has no text, whatever lies on the disk.
  for (const path of wanted) {
    const read = texts.get(path)
    sources.provide(path, read && 'text' in read ? read.text : '')
  }
}

/** The baseline in force: that of the commit that is checked, not of the working copy beside it. */
async function baselineIn({ root, options }: RunState, head: Snapshot): Promise<Baseline | undefined> {
  if (options.useBaseline === false) return undefined
  const absent = { why: 'unreadable', detail: 'ENOENT', blob: '' } as const
  const loaded = await head.load?.(head.files.filter(file => file.path === baselineName))
  return readBaseline(path => (loaded ? (loaded.get(path) ?? absent) : readText(join(root.folder, path))))
}

/** A file that changed while we ran has places that no longer fit: said, so that nobody trusts them. */
function tellChangedFiles({ sources, faults }: RunState, findings: readonly ReportFinding[], runs: readonly FileRun[]): void {
  const blobs = new Map(runs.map(run => [run.file.path, run.blob]))
  for (const path of new Set(findings.map(finding => finding.file))) {
    const then = blobs.get(path)
    const now = sources.blob(path)
    if (then && now && then !== now) faults.push({ code: 'file-changed', what: 'The file changed while it was checked.', where: path, do: 'Run again.' })
  }
}

function touches(finding: ReportFinding, isWanted: (path: string) => boolean): boolean {
  return isWanted(finding.file) || finding.related.some(related => isWanted(related.file))
}

function statsOf({ clock, timings }: RunState, runs: readonly FileRun[], threads: number): NonNullable<Report['stats']> {
  const hits = runs.filter(run => run.fromCache).length
  const round = (value: number) => Math.round(value * 10) / 10
  return { stages: clock.laps, checks: Object.fromEntries([...timings].sort((a, b) => b[1] - a[1]).map(([id, milliseconds]) => [id, round(milliseconds)])), cache: { hits, misses: runs.length - hits }, threads, peakMemoryMegabytes: round(process.resourceUsage().maxRSS / 1024) }
}

/** The exit code of a report: 2 for a fault, 1 for an unsuppressed finding at or above the limit, else 0. */
export function exitCodeOf(report: Report, failOn: 'error' | 'warning' | 'info'): 0 | 1 | 2 {
  if (report.faults.length > 0) return 2
  return report.findings.some(finding => finding.suppressed === null && isAtLeast(finding.severity, failOn)) ? 1 : 0
}
