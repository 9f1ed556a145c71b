import type { Fault, SkipReason } from '@perf-rules/core'
import type { PlanRequest } from '../file-stage/plan.ts'

/** One file as a worker is asked for it. */
export interface FileRequest {
  readonly path: string
  readonly executable: boolean
  /** Index into the plans the worker was started with. */
  readonly plan: number
  /** Content that is not on disk: an unsaved buffer, a blob of another commit. */
  readonly text?: string
  /** Why the file is not looked at: content that is no text, or one that a thread was lost on, with the fault if it crashed. */
  readonly refused?: { readonly why: SkipReason; readonly detail: string; readonly fault?: Fault }
  /** Name of the content the cache has results for: when the file still has it, nothing is run. */
  readonly knownBlob?: string
}

export interface WorkerSettings {
  /** Absolute folder that request paths are relative to. */
  readonly root: string
  readonly plans: readonly PlanRequest[]
  readonly withTimings: boolean
  /** Set by the pool: where the worker says which file it is at. */
  readonly progress?: SharedArrayBuffer
}

export interface BatchRequest {
  readonly id: number
  readonly files: readonly FileRequest[]
}

/** What a worker says of one file; lengths point into the batch's bytes, facts first. */
export interface FileReply {
  readonly blob: string
  /** The file is as the cache knows it: there are no bytes. */
  readonly unchanged: boolean
  /** A thread was lost on it: the next run tries again. */
  readonly givenUp: boolean
  readonly factsLength: number
  readonly judgementLength: number
}

export interface BatchReply {
  readonly id: number
  readonly replies: readonly FileReply[]
  /** JSON bytes of facts and judgements, file by file: exactly what the cache stores. */
  readonly bytes: Uint8Array
  /** Milliseconds per check since the last reply. */
  readonly timings: readonly (readonly [check: string, milliseconds: number])[]
}
