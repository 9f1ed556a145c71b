import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type CatalogueEntry, type ChangedFile, type Directive, type Fault, isAtLeast, type Report, type ReportFinding } from '@perf-rules/core'
import { catalogue } from '@perf-rules/rules/catalogue'
import { type Pack, type PackedFile, packKey, readPack, writePack } from '../cache/pack.ts'
import { runChangeChecks } from '../change-stage/run-change.ts'
import { loadConfigs } from '../config/load-config.ts'
import type { FileFacts } from '../file-stage/file-result.ts'
import { buildIndex } from '../project-stage/build-index.ts'
import { type ProjectFinding, type ProjectOutcome, runProjectChecks } from '../project-stage/run-project.ts'
import { Sources } from '../report/sources.ts'
import { applySuppressions } from '../report/suppress.ts'
import { fingerprinted, fromFile, fromProject, type ReportMaker } from '../report/to-report.ts'
import { baseCommit, blobs, difference, type TreeFile, treeOf } from '../workspace/base-tree.ts'
import { discover } from '../workspace/discover.ts'
import { toText } from '../workspace/read.ts'
import type { Root } from '../workspace/root.ts'
import { coverageOf } from './coverage.ts'
import { factsOf, type FileRun, judgementOf, runFiles, runTexts } from './file-runs.ts'
import type { Selection, SessionOptions } from './options.ts'
import { selectorOf } from './select.ts'
import { type Settings, settingsOf } from './settings.ts'
import { Clock } from './clock.ts'
import type { Checked } from './session.ts'

const byId = new Map(catalogue.map(entry => [entry.id, entry]))
const noHistory = { lastChange: () => undefined }

/** One run, from files to report: one step per line of the flow in docs/architecture.md. */
export async function runCheck(root: Root, options: SessionOptions, overlay: ReadonlyMap<string, string>, selection: Selection): Promise<Checked> {
  const run = new Run(root, options, overlay, selection)
  return await run.check()
}

class Run {
  readonly #root: Root
  readonly #options: SessionOptions
  readonly #overlay: ReadonlyMap<string, string>
  readonly #selection: Selection
  readonly #clock = new Clock()
  readonly #now: number
  readonly #faults: Fault[] = []
  readonly #timings = new Map<string, number>()
  readonly #sources: Sources

  constructor(root: Root, options: SessionOptions, overlay: ReadonlyMap<string, string>, selection: Selection) {
    this.#root = root
    this.#options = options
    this.#overlay = overlay
    this.#selection = selection
    this.#now = options.now ?? Date.now()
    this.#sources = new Sources(root.folder, overlay)
  }

  async check(): Promise<Checked> {
    this.#options.onProgress?.({ stage: 'discover' })
    const [discovered, base] = await Promise.all([discover(this.#root), this.#base()])
    const paths = discovered.files.map(file => file.path)
    const configs = await loadConfigs(this.#root.folder, paths)
    const settings = settingsOf(configs, this.#options.preset ?? ['recommended'], this.#options.only)
    const enabled = settings.enabled(paths)
    const isNamed = this.#selection.paths?.length ? selectorOf(this.#selection.paths, this.#options.cwd, this.#root.folder, discovered.files) : () => true
    this.#clock.lap('discover')

    const pack = this.#readPack(discovered.files)
    const factKinds = factKindsOf(enabled, base !== undefined)
    const { runs, timings, threads } = await runFiles({
      root: this.#root.folder,
      files: discovered.files,
      overlay: this.#overlay,
      contextOf: settings.contextOf,
      isJudged: isNamed,
      entries: byId,
      factKinds,
      pack,
      threads: this.#options.threads,
      workerFile: this.#options.workerFile,
      withStats: this.#options.withStats ?? false,
      onTotal: total => this.#options.onProgress?.({ stage: 'files', total }),
    })
    this.#addTimings(timings)
    this.#clock.lap('files')

    const project = await this.#projectStage(runs, settings, enabled, pack)
    const change = base ? await this.#changeStage(base, runs, settings, enabled, factKinds) : undefined
    const maker: ReportMaker = { catalogue: byId, contextOf: settings.contextOf, sources: this.#sources }
    const judged = runs.map(run => ({ run, path: run.file.path, judgement: judgementOf(run), isIgnored: settings.isIgnored(run.file.path) }))
    for (const { judgement } of judged) this.#faults.push(...judgement.faults)
    const found = judged.flatMap(({ path, judgement }) => judgement.findings.map(finding => fromFile(path, finding, maker)))
    const joined = [...project.outcome.findings, ...(change?.findings ?? [])].map(finding => fromProject(finding, maker))
    const directives = new Map<string, readonly Directive[]>()
    for (const { path, judgement, isIgnored } of judged) if (judgement.directives.length > 0 && !isIgnored) directives.set(path, judgement.directives)
    const changed = change ? new Set(change.files.map(file => file.path)) : undefined
    const isReported = (finding: ReportFinding) => touches(finding, isNamed) && (changed === undefined || touches(finding, path => changed.has(path)))
    const findings = await this.#suppressed([...found, ...joined].filter(finding => finding !== undefined), directives, settings, enabled, maker, isNamed)
    this.#checkUnchanged(findings, runs)
    const notApplicable = [...project.outcome.notApplicable, ...enabled.filter(entry => entry.kinds.every(kind => kind === 'change') && !base).map(entry => ({ check: entry.id, why: 'it judges changes: give --since' }))]
    const report: Report = {
      version: 1,
      findings: fingerprinted(findings.filter(isReported), this.#sources),
      faults: this.#faults,
      coverage: coverageOf(judged.filter(({ path }) => isNamed(path)), this.#selection.paths?.length ? discovered.skipped.filter(({ file }) => isNamed(file)) : discovered.skipped, notApplicable),
      types: { mode: 'off', source: null },
    }
    this.#clock.lap('report')
    this.#writePack(pack, runs, project.packed)
    this.#clock.lap('cache')
    if (!this.#options.withStats) return { report, sources: this.#sources }
    const hits = runs.filter(run => run.fromCache).length
    const stats = { stages: this.#clock.laps, checks: Object.fromEntries([...this.#timings].sort((a, b) => b[1] - a[1]).map(([id, milliseconds]) => [id, round(milliseconds)])), cache: { hits, misses: runs.length - hits }, threads, peakMemoryMegabytes: round(process.resourceUsage().maxRSS / 1024) }
    return { report: { ...report, stats }, sources: this.#sources }
  }

  async #base(): Promise<readonly TreeFile[] | undefined> {
    return this.#selection.since === undefined ? undefined : await treeOf(this.#root, await baseCommit(this.#root, this.#selection.since))
  }

  /** Where results are kept: git's common directory, else node_modules. Undefined when there is no such place. */
  #cacheFile(): string | undefined {
    if (this.#options.useCache === false) return undefined
    const name = `${createHash('sha1').update(this.#root.folder).digest('hex').slice(0, 12)}.pack`
    return this.#root.git ? join(this.#root.git.commonDirectory, 'perf-rules', name) : join(this.#root.folder, 'node_modules/.cache/perf-rules', name)
  }

  #readPack(files: readonly { readonly path: string; readonly tracked: boolean }[]): Pack {
    const path = this.#cacheFile()
    const inRepository = this.#root.git ? undefined : files.find(file => file.path.startsWith('node_modules/.cache/perf-rules/'))
    if (inRepository) this.#faults.push({ code: 'cache-tracked', what: 'A cache file of perf-rules is part of the repository; it was not used.', where: inRepository.path, do: 'Remove it from the repository.' })
    return path === undefined || inRepository ? { written: 0, files: new Map(), project: undefined } : readPack(path, this.#options.build)
  }

  #writePack(old: Pack, runs: readonly FileRun[], project: Pack['project']): void {
    const path = this.#cacheFile()
    const isNew = runs.some(run => !run.fromCache && !this.#overlay.has(run.file.path)) || project?.digest !== old.project?.digest
    if (path === undefined || !isNew) return
    // An unsaved buffer is not what the disk holds: its results are not kept.
    const files = new Map<string, PackedFile>()
    const present = new Map(runs.map(run => [run.file.path, run.blob]))
    for (const [key, file] of old.files) if (present.get(file.path) === file.blob) files.set(key, file)
    for (const { file, plan, blob, facts, judgement } of runs) if (!this.#overlay.has(file.path)) files.set(packKey(plan, file.path), { plan, path: file.path, blob, executable: file.executable, stat: file.stat, facts, judgement })
    writePack(path, this.#options.build, { written: Date.now(), files: [...files.values()], project })
  }

  async #projectStage(runs: readonly FileRun[], settings: Settings, enabled: readonly CatalogueEntry[], pack: Pack): Promise<{ readonly outcome: ProjectOutcome; readonly packed: Pack['project'] }> {
    this.#options.onProgress?.({ stage: 'project' })
    const ids = enabled.filter(entry => entry.kinds.includes('project') && !entry.last).map(entry => entry.id)
    if (ids.length === 0) return { outcome: { findings: [], faults: [], notApplicable: [] }, packed: pack.project }
    const digest = this.#projectDigest(runs, settings, ids)
    if (pack.project?.digest === digest && !this.#options.withStats) {
      const outcome = JSON.parse(pack.project.result.toString()) as ProjectOutcome
      this.#faults.push(...outcome.faults)
      return { outcome, packed: pack.project }
    }
    const index = buildIndex(runs.map(run => run.file), new Map(runs.map(run => [run.file.path, factsOf(run)])))
    this.#clock.lap('index')
    const outcome = await runProjectChecks(ids, { index, contextOf: settings.contextOf, now: this.#now, history: noHistory, directives: [], timings: this.#timings })
    this.#faults.push(...outcome.faults)
    this.#clock.lap('project')
    return { outcome, packed: { digest, result: Buffer.from(JSON.stringify(outcome)) } }
  }

  /** Equal exactly when the project stage would see the same input. */
  #projectDigest(runs: readonly FileRun[], settings: Settings, ids: readonly string[]): string {
    const hash = createHash('sha1').update(JSON.stringify([this.#options.build, settings.key, ids, this.#today()]))
    for (const { file, blob, plan } of runs) hash.update(`${file.path}\0${blob}\0${plan}\0${file.executable}${file.tracked}\0`)
    return hash.digest('hex')
  }

  async #changeStage(base: readonly TreeFile[], runs: readonly FileRun[], settings: Settings, enabled: readonly CatalogueEntry[], factKinds: readonly string[]): Promise<{ readonly files: readonly ChangedFile[]; readonly findings: readonly ProjectFinding[] }> {
    this.#options.onProgress?.({ stage: 'change' })
    const files = difference(base, runs.map(run => ({ path: run.file.path, blob: run.blob === '' ? (run.file.indexBlob ?? '') : run.blob })))
    const ids = enabled.filter(entry => entry.kinds.includes('change')).map(entry => entry.id)
    const headFacts = new Map(runs.map(run => [run.file.path, factsOf(run)]))
    const head = buildIndex(runs.map(run => run.file), headFacts)
    const before = await this.#baseFacts(base, files, headFacts, factKinds)
    const baseIndex = buildIndex(base.map(file => ({ path: file.path, bytes: 0, executable: file.mode === '100755', tracked: true })), before)
    const outcome = await runChangeChecks(ids, { files, base: baseIndex, head, contextOf: settings.contextOf, now: this.#now, history: noHistory, timings: this.#timings })
    this.#faults.push(...outcome.faults)
    this.#clock.lap('change')
    return { files, findings: outcome.findings }
  }

  /** Facts of the base: those of the head where a file is the same, else from the blob. */
  async #baseFacts(base: readonly TreeFile[], changes: readonly ChangedFile[], head: ReadonlyMap<string, FileFacts>, factKinds: readonly string[]): Promise<ReadonlyMap<string, FileFacts>> {
    const differing = new Set(changes.filter(change => change.status !== 'added').map(change => change.from))
    const wanted = base.filter(file => differing.has(file.path))
    const contents = await blobs(this.#root, wanted.map(file => file.blob))
    const texts = wanted.flatMap((file, at) => {
      const read = toText(contents[at] ?? Buffer.alloc(0))
      return 'text' in read ? [{ path: file.path, text: read.text }] : []
    })
    const facts = new Map<string, FileFacts>(await runTexts(texts, factKinds, { root: this.#root.folder, workerFile: this.#options.workerFile }))
    for (const { path } of base) {
      const same = head.get(path)
      if (same && !differing.has(path)) facts.set(path, same)
    }
    return facts
  }

  async #suppressed(findings: readonly ReportFinding[], directives: ReadonlyMap<string, readonly Directive[]>, settings: Settings, enabled: readonly CatalogueEntry[], maker: ReportMaker, isJudged: (path: string) => boolean): Promise<readonly ReportFinding[]> {
    const ran = (check: string, path: string) => isJudged(path) && settings.contextOf(path).checks.has(check) && byId.get(check)?.kinds.some(kind => kind !== 'change') === true
    const rules = { today: this.#today(), knownChecks: new Set(byId.keys()), ran }
    const { findings: marked, uses } = applySuppressions(findings, directives, settings.suppressions, rules)
    const ids = enabled.filter(entry => entry.last).map(entry => entry.id)
    const last = await runProjectChecks(ids, { index: buildIndex([], new Map()), contextOf: settings.contextOf, now: this.#now, history: noHistory, directives: uses, timings: this.#timings })
    this.#faults.push(...last.faults)
    const late = last.findings.map(finding => fromProject(finding, maker)).filter(finding => finding !== undefined)
    return [...marked, ...applySuppressions(late, new Map(), settings.suppressions, rules).findings]
  }

  /** A file that changed while we ran has places that no longer fit: said, so that nobody trusts them. */
  #checkUnchanged(findings: readonly ReportFinding[], runs: readonly FileRun[]): void {
    const blobs = new Map(runs.map(run => [run.file.path, run.blob]))
    for (const path of new Set(findings.map(finding => finding.file))) {
      const then = blobs.get(path)
      const now = this.#sources.blob(path)
      if (then && now && then !== now) this.#faults.push({ code: 'file-changed', what: 'The file changed while it was checked.', where: path, do: 'Run again.' })
    }
  }

  #addTimings(timings: ReadonlyMap<string, number>): void {
    for (const [check, milliseconds] of timings) this.#timings.set(check, (this.#timings.get(check) ?? 0) + milliseconds)
  }

  #today(): string {
    return new Date(this.#now).toISOString().slice(0, 10)
  }
}

function touches(finding: ReportFinding, isWanted: (path: string) => boolean): boolean {
  return isWanted(finding.file) || finding.related.some(related => isWanted(related.file))
}

function factKindsOf(enabled: readonly CatalogueEntry[], withChange: boolean): readonly string[] {
  const kinds = new Set<string>()
  for (const entry of enabled) {
    for (const kind of entry.needs) kinds.add(kind)
    if (withChange) for (const kind of entry.changeNeeds) kinds.add(kind)
  }
  return [...kinds].sort()
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** The exit code of a report: 2 for a fault, 1 for an unsuppressed finding at or above the limit, else 0. */
export function exitCodeOf(report: Report, failOn: 'error' | 'warning' | 'info'): 0 | 1 | 2 {
  if (report.faults.length > 0) return 2
  return report.findings.some(finding => finding.suppressed === null && isAtLeast(finding.severity, failOn)) ? 1 : 0
}

