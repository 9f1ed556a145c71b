import { causeOf, FaultError } from '@perf-rules/core'
import type { BatchReply, BatchRequest, FileReply, FileRequest, WorkerSettings } from './protocol.ts'
import { WatchedWorker } from './watched-worker.ts'

/** Results of one file as bytes of JSON, or a word that the cache already has them. */
export interface FileBytes {
  readonly reply: FileReply
  readonly facts: Buffer
  readonly judgement: Buffer
}

/** Bytes of source that make one batch: enough to hide the cost of a message, few enough to share the work evenly. */
const batchBytes = 192 * 1024

/** Milliseconds a file may keep a thread. The slowest honest file of a megabyte takes three seconds on a quiet machine. */
const defaultPatience = 30_000
const lookRoundEvery = 500

/**
 * Worker threads for the file stage. Their stacks are large, since native parsers recurse and a parser that
 * overflows kills the process and not the thread: 256 MB survived every nesting tried. A file that keeps a thread
 * too long, or makes it die, is given up: the thread is replaced and the rest of its batch is run again.
 */
export class Pool {
  readonly #seats: Seat[] = []
  readonly #timings = new Map<string, number>()
  readonly #start: () => WatchedWorker
  readonly #patience: number
  #nextBatch = 0

  constructor(file: string, threads: number, settings: WorkerSettings, patience = defaultPatience) {
    this.#start = () => new WatchedWorker(file, settings)
    this.#patience = patience
    for (let at = 0; at < threads; at++) this.#seats.push(this.#seat())
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
    const watch = setInterval(() => this.#lookRound(), lookRoundEvery)
    watch.unref()
    try {
      await Promise.all(
        // Two batches in flight for each thread: one runs, one waits in its queue.
        [...this.#seats, ...this.#seats].map(async seat => {
          for (let at = next++; at < batches.length; at = next++) done[at] = split(await this.#send(seat, batches[at] as readonly FileRequest[]))
        }),
      )
    } finally {
      clearInterval(watch)
    }
    return done.flat()
  }

  async close(): Promise<void> {
    await Promise.all(this.#seats.map(seat => seat.worker.terminate()))
  }

  #seat(): Seat {
    const seat: Seat = { worker: this.#start(), waiting: new Map() }
    this.#listen(seat)
    return seat
  }

  #listen(seat: Seat): void {
    const { worker } = seat
    worker.onReply(reply => {
      for (const [check, milliseconds] of reply.timings) this.#timings.set(check, (this.#timings.get(check) ?? 0) + milliseconds)
      seat.waiting.get(reply.id)?.resolve(reply)
      seat.waiting.delete(reply.id)
    })
    worker.onDeath(error => {
      if (seat.worker !== worker) return
      const detail = error instanceof Error ? error.message : String(error)
      const isReplaced = this.#replace(seat, path => ({ why: 'crashed', detail, fault: { code: 'worker-crashed', what: 'A worker thread crashed on this file.', where: path, do: `Repeat it with \`npx perf-rules check --no-cache -- ${JSON.stringify(path)}\` and report it with that file.`, cause: causeOf(error) } }))
      if (isReplaced) return
      for (const { reject } of seat.waiting.values()) reject(new FaultError({ code: 'worker-crashed', what: 'A worker thread crashed.', where: '', do: 'Run again with `--threads 1` and report the cause below.', cause: causeOf(error) }))
      seat.waiting.clear()
    })
  }

  #lookRound(): void {
    for (const seat of this.#seats) {
      if (seat.waiting.size === 0 || seat.worker.millisecondsOnFile() < this.#patience) continue
      this.#replace(seat, () => ({ why: 'too-slow', detail: `kept a thread for more than ${this.#patience / 1000} s` }))
    }
  }

  /** Puts a new thread on the seat and gives it what the old one had, without the file it was at. False: it was at none. */
  #replace(seat: Seat, refusal: (path: string) => NonNullable<FileRequest['refused']>): boolean {
    const { batch, file } = seat.worker.position()
    const guilty = seat.waiting.get(batch)
    const request = guilty?.request.files[file]
    if (!guilty || !request) return false
    guilty.request = { ...guilty.request, files: guilty.request.files.map(each => (each === request ? { ...each, refused: refusal(each.path) } : each)) }
    void seat.worker.terminate()
    seat.worker = this.#start()
    this.#listen(seat)
    for (const { request: each } of seat.waiting.values()) seat.worker.post(each)
    return true
  }

  #send(seat: Seat, files: readonly FileRequest[]): Promise<BatchReply> {
    const request: BatchRequest = { id: ++this.#nextBatch, files }
    return new Promise((resolve, reject) => {
      seat.waiting.set(request.id, { request, resolve, reject })
      seat.worker.ref()
      seat.worker.post(request)
    }).finally(() => {
      if (seat.waiting.size === 0) seat.worker.unref()
    }) as Promise<BatchReply>
  }
}

interface Seat {
  worker: WatchedWorker
  readonly waiting: Map<number, { request: BatchRequest; readonly resolve: (reply: BatchReply) => void; readonly reject: (error: Error) => void }>
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
