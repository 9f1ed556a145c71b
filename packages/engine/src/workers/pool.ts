import { Worker } from 'node:worker_threads'
import { causeOf, FaultError } from '@perf-rules/core'
import type { BatchReply, BatchRequest, FileReply, FileRequest, WorkerSettings } from './protocol.ts'

/** Results of one file as bytes of JSON, or a word that the cache already has them. */
export interface FileBytes {
  readonly reply: FileReply
  readonly facts: Buffer
  readonly judgement: Buffer
}

/** Bytes of source that make one batch: enough to hide the cost of a message, few enough to share the work evenly. */
const batchBytes = 192 * 1024

/**
 * Worker threads for the file stage. Their stacks are large, since native parsers recurse and a parser that
 * overflows kills the process and not the thread: 256 MB survived every nesting tried.
 */
export class Pool {
  readonly #workers: Worker[] = []
  readonly #waiting = new Map<number, { resolve: (reply: BatchReply) => void; reject: (error: Error) => void; worker: Worker }>()
  readonly #timings = new Map<string, number>()
  #nextBatch = 0

  constructor(file: string, threads: number, settings: WorkerSettings) {
    for (let at = 0; at < threads; at++) this.#workers.push(this.#start(file, settings))
  }

  /** Milliseconds per check, over all threads. */
  get timings(): ReadonlyMap<string, number> {
    return this.#timings
  }

  /** Runs the file stage over files; the result is in the order of the requests, whichever thread was first. */
  async run(files: readonly (FileRequest & { readonly bytes: number })[]): Promise<readonly FileBytes[]> {
    const batches = toBatches(files)
    const done = new Array<readonly FileBytes[]>(batches.length)
    let next = 0
    await Promise.all(
      // Two batches in flight for each thread: one runs, one waits in its queue.
      [...this.#workers, ...this.#workers].map(async worker => {
        for (let at = next++; at < batches.length; at = next++) done[at] = split(await this.#send(worker, batches[at] as readonly FileRequest[]))
      }),
    )
    return done.flat()
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.terminate()))
  }

  #start(file: string, settings: WorkerSettings): Worker {
    const worker = new Worker(file, { workerData: settings, resourceLimits: { stackSizeMb: 256 } })
    worker.on('message', (reply: BatchReply) => {
      for (const [check, milliseconds] of reply.timings) this.#timings.set(check, (this.#timings.get(check) ?? 0) + milliseconds)
      this.#waiting.get(reply.id)?.resolve(reply)
      this.#waiting.delete(reply.id)
    })
    worker.on('error', error => this.#fail(worker, error))
    // Idle threads must not keep the process alive.
    worker.unref()
    return worker
  }

  #fail(worker: Worker, error: unknown): void {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.worker !== worker) continue
      this.#waiting.delete(id)
      waiting.reject(new FaultError({ code: 'worker-crashed', what: 'A worker thread crashed.', where: '', do: 'Run again with `--threads 1` and report the cause below.', cause: causeOf(error) }))
    }
  }

  #send(worker: Worker, files: readonly FileRequest[]): Promise<BatchReply> {
    const batch: BatchRequest = { id: this.#nextBatch++, files }
    return new Promise((resolve, reject) => {
      this.#waiting.set(batch.id, { resolve, reject, worker })
      worker.ref()
      worker.postMessage(batch)
    }).finally(() => {
      if (![...this.#waiting.values()].some(waiting => waiting.worker === worker)) worker.unref()
    }) as Promise<BatchReply>
  }
}

function toBatches(files: readonly (FileRequest & { readonly bytes: number })[]): readonly (readonly FileRequest[])[] {
  const batches: FileRequest[][] = []
  let open: FileRequest[] = []
  let size = 0
  for (const { bytes, ...file } of files) {
    open.push(file)
    size += bytes + 512
    if (size < batchBytes) continue
    batches.push(open)
    open = []
    size = 0
  }
  if (open.length > 0) batches.push(open)
  return batches
}

function split({ replies, bytes }: BatchReply): readonly FileBytes[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  return replies.map(reply => {
    const facts = whole.subarray(at, at + reply.factsLength)
    const judgement = whole.subarray(at + reply.factsLength, at + reply.factsLength + reply.judgementLength)
    at += reply.factsLength + reply.judgementLength
    return { reply, facts, judgement }
  })
}
