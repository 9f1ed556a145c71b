import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { CatalogueEntry, FileContext } from '@perf-rules/core'
import { type Pack, type PackedFile, packKey } from '../cache/pack.ts'
import type { ToolSettingsOf } from '../config/tool-settings.ts'
import type { FileFacts, FileJudgement } from '../file-stage/file-result.ts'
import type { FactKindsOfRun } from '../project-stage/narrow.ts'
import { hasFileStage, type PlanRequest } from '../file-stage/plan.ts'
import type { DiscoveredFile } from '../workspace/discover.ts'
import type { Snapshot } from '../workspace/snapshot.ts'
import { blobName, type ReadResult } from '../workspace/read.ts'
import { Pool } from '../workers/pool.ts'
import type { FileRequest } from '../workers/protocol.ts'

/** A file's results, as bytes until somebody asks. */
export interface FileRun {
  readonly file: DiscoveredFile
  readonly plan: string
  readonly blob: string
  readonly facts: Buffer
  readonly judgement: Buffer
  readonly fromCache: boolean
  /** A thread was lost on the file; what it says is about this run alone. */
  readonly givenUp: boolean
}

export interface FileRunsRequest {
  readonly root: string
  readonly snapshot: Snapshot
  /** Unsaved texts by path. */
  readonly overlay: ReadonlyMap<string, string>
  readonly contextOf: (path: string) => FileContext
  readonly toolSettingsOf: ToolSettingsOf
  /** Whether findings of a file are wanted; facts always are. */
  readonly isJudged: (path: string) => boolean
  readonly entries: ReadonlyMap<string, CatalogueEntry>
  readonly factKinds: FactKindsOfRun
  readonly pack: Pack
  readonly threads: number | undefined
  readonly workerFile: string
  /** Milliseconds a file may keep a thread. */
  readonly patience: number | undefined
  readonly withStats: boolean
  readonly onTotal: (total: number) => void
}

interface OpenFile {
  readonly at: number
  readonly plan: number
  readonly known: PackedFile | undefined
}

/** Runs the file stage over files: from the cache where a file is unchanged, else in worker threads that last until `close`. */
export class FileRuns {
  readonly #request: FileRunsRequest
  readonly #plans: Plans
  #pool: Pool | undefined
  #threads = 0

  constructor(request: FileRunsRequest) {
    this.#request = request
    this.#plans = new Plans(request)
  }

  /** The most threads that were at work; none where the cache had everything. */
  get threads(): number {
    return this.#threads
  }

  /** Milliseconds per check, over all threads. */
  get timings(): ReadonlyMap<string, number> {
    return this.#pool?.timings ?? new Map()
  }

  /** Every file, with its checks and the facts that are gathered of all files. */
  async all(): Promise<readonly FileRun[]> {
    const { files } = this.#request.snapshot
    // Workers are told all plans when they start.
    const plans = files.map(file => this.#plans.of(file.path))
    return await this.#run(files, at => plans[at] ?? 0, this.#request.onTotal)
  }

  /** The facts that are gathered of some files only. */
  async narrowed(files: readonly DiscoveredFile[]): Promise<readonly FileRun[]> {
    return await this.#run(files, () => this.#plans.narrowed, () => undefined)
  }

  async close(): Promise<void> {
    await this.#pool?.close()
  }

  async #run(files: readonly DiscoveredFile[], planAt: (at: number) => number, onTotal: (total: number) => void): Promise<readonly FileRun[]> {
    const request = this.#request
    const runs = new Array<FileRun>(files.length)
    const open: OpenFile[] = []
    for (const [at, file] of files.entries()) {
      const plan = planAt(at)
      const known = request.pack.files.get(packKey(this.#plans.name(plan), file.path))
      const usable = known?.executable === file.executable ? known : undefined
      if (usable && isSame(usable, file, request.overlay.get(file.path), request)) runs[at] = fromPack(file, usable)
      else open.push({ at, plan, known: usable })
    }
    onTotal(open.length)
    if (open.length === 0) return runs
    const loaded = await request.snapshot.load?.(open.map(({ at }) => files[at] as DiscoveredFile))
    const requests = open.map(({ at, plan, known }) => toRequest(files[at] as DiscoveredFile, plan, known, request.overlay, loaded))
    for (const [index, { reply, facts, judgement }] of (await this.#poolFor(requests).run(requests)).entries()) {
      const { at, plan, known } = open[index] as OpenFile
      const file = files[at] as DiscoveredFile
      const blob = reply.blob === '' && request.snapshot.kind !== 'worktree' ? (file.indexBlob ?? '') : reply.blob
      runs[at] = reply.unchanged && known ? fromPack(file, known) : { file, plan: this.#plans.name(plan), blob, facts, judgement, fromCache: false, givenUp: reply.givenUp }
    }
    return runs
  }

  #poolFor(requests: readonly { readonly bytes: number }[]): Pool {
    if (!this.#pool) {
      const { workerFile, root, withStats, patience } = this.#request
      this.#threads = threadsFor(requests, this.#request.threads)
      this.#pool = new Pool(workerFile, this.#threads, { root, plans: this.#plans.requests, withTimings: withStats }, patience)
    }
    return this.#pool
  }
}

/** Runs the file stage over texts that are not on disk, for their facts alone: the base of a change. */
export async function runTexts(texts: readonly { readonly path: string; readonly text: string }[], factKinds: readonly string[], { root, workerFile }: Pick<FileRunsRequest, 'root' | 'workerFile'>): Promise<ReadonlyMap<string, FileFacts>> {
  if (texts.length === 0) return new Map()
  const requests = texts.map(({ path, text }) => ({ path, text, executable: false, plan: 0, bytes: text.length }))
  const pool = new Pool(workerFile, threadsFor(requests, undefined), { root, plans: [{ checks: [], factKinds }], withTimings: false })
  try {
    const results = await pool.run(requests)
    return new Map(results.map(({ facts }, at) => [texts[at]?.path ?? '', JSON.parse(facts.toString()) as FileFacts]))
  } finally {
    await pool.close()
  }
}

export function factsOf(run: FileRun): FileFacts {
  return JSON.parse(run.facts.toString()) as FileFacts
}

export function judgementOf(run: FileRun): FileJudgement {
  return JSON.parse(run.judgement.toString()) as FileJudgement
}

function fromPack(file: DiscoveredFile, { plan, blob, facts, judgement }: PackedFile): FileRun {
  return { file, plan, blob, facts, judgement, fromCache: true, givenUp: false }
}

/** Some file systems count time in seconds: what was written within two of the cache may have changed unseen. */
const coarseMilliseconds = 2_000

function isUntouched({ stat }: PackedFile, file: DiscoveredFile, written: number): boolean {
  const now = file.stat
  return stat.size === now.size && stat.modified === now.modified && stat.changed === now.changed && stat.inode === now.inode && now.modified < written - coarseMilliseconds && now.changed < written - coarseMilliseconds
}

/** Content from git is compared by name; content on disk by its stat, which is cheaper than reading it. */
function isSame(packed: PackedFile, file: DiscoveredFile, text: string | undefined, { snapshot, pack }: FileRunsRequest): boolean {
  if (text !== undefined) return blobName(Buffer.from(text)) === packed.blob
  return snapshot.kind === 'worktree' ? isUntouched(packed, file, pack.written) : packed.blob === file.indexBlob
}

function toRequest(file: DiscoveredFile, plan: number, known: PackedFile | undefined, overlay: ReadonlyMap<string, string>, loaded: ReadonlyMap<string, ReadResult> | undefined): FileRequest & { bytes: number } {
  const read = loaded?.get(file.path)
  if (read && !('text' in read)) return { path: file.path, executable: file.executable, plan, bytes: 0, refused: { why: read.why, detail: read.detail } }
  const text = overlay.get(file.path) ?? read?.text
  return { path: file.path, executable: file.executable, plan, bytes: text?.length ?? file.bytes, ...(text === undefined ? {} : { text }), ...(known ? { knownBlob: known.blob } : {}) }
}

function threadsFor(requests: readonly { readonly bytes: number }[], wanted: number | undefined): number {
  if (wanted !== undefined) return wanted
  const bytes = requests.reduce((sum, request) => sum + request.bytes, 0)
  // A second thread costs about 40 ms to start: it must have that much to do.
  return Math.max(1, Math.min(availableParallelism(), 8, Math.ceil(bytes / 250_000)))
}

/** The plans of a run: one per distinct set of checks, named by their content. */
class Plans {
  readonly requests: PlanRequest[] = []
  readonly #request: FileRunsRequest
  readonly #names: string[] = []
  readonly #byContext = new Map<string, number>()
  /** The plan that gathers what is wanted of some files only. */
  readonly narrowed: number

  constructor(request: FileRunsRequest) {
    this.#request = request
    this.narrowed = this.#add({ checks: [], factKinds: [...request.factKinds.narrowed] })
  }

  of(path: string): number {
    const context = this.#request.contextOf(path)
    const judged = this.#request.isJudged(path)
    const tools = this.#request.toolSettingsOf(path)
    const key = `${judged}${context.key}\0${tools.key}`
    let at = this.#byContext.get(key)
    if (at === undefined) {
      const checks = judged ? [...context.checks.values()].filter(check => isInFileStage(this.#request.entries.get(check.id))).map(({ id, options }) => ({ id, options })) : []
      at = this.#add({ checks, factKinds: [...this.#request.factKinds.every], ...(tools.key === '' ? {} : { toolSettings: tools.byLanguage }) })
      this.#byContext.set(key, at)
    }
    return at
  }

  name(plan: number): string {
    return this.#names[plan] ?? ''
  }

  #add(plan: PlanRequest): number {
    this.#names.push(createHash('sha1').update(JSON.stringify(plan)).digest('hex').slice(0, 16))
    return this.requests.push(plan) - 1
  }
}

function isInFileStage(entry: CatalogueEntry | undefined): boolean {
  return entry !== undefined && hasFileStage(entry)
}
