import { Worker } from 'node:worker_threads'
import type { BatchReply, BatchRequest, WorkerSettings } from './protocol.ts'
import { progressCells } from './progress-cells.ts'

/** A worker thread that tells, by memory both sides share, which file it is at: it cannot answer while it is at one. */
export class WatchedWorker {
  readonly #worker: Worker
  readonly #cells = progressCells()
  #seen = { tick: 0, since: performance.now() }

  constructor(file: string, settings: WorkerSettings) {
    this.#worker = new Worker(file, { workerData: { ...settings, progress: this.#cells.memory }, resourceLimits: { stackSizeMb: 256 } })
    // Idle threads must not keep the process alive.
    this.#worker.unref()
  }

  onReply(listener: (reply: BatchReply) => void): void {
    this.#worker.on('message', listener)
  }

  onDeath(listener: (error: unknown) => void): void {
    this.#worker.on('error', listener)
  }

  post(batch: BatchRequest): void {
    this.#worker.postMessage(batch)
  }

  ref(): void {
    this.#worker.ref()
  }

  unref(): void {
    this.#worker.unref()
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate()
  }

  /** The batch it is at, and the place of the file in it; -1 between two files. */
  position(): { readonly batch: number; readonly file: number } {
    return this.#cells.position()
  }

  /** How long it has been at its file, as far as whoever asks from time to time can tell. 0 when it is at none. */
  millisecondsOnFile(): number {
    const tick = this.#cells.tick()
    const now = performance.now()
    if (tick !== this.#seen.tick || this.#cells.position().file === -1) this.#seen = { tick, since: now }
    return now - this.#seen.since
  }
}
