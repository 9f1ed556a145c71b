import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { type FilePlan, type FileOutcome, loadPlan, runFileStage } from '../file-stage/index.ts'
import { blobName, readText } from '../workspace/read.ts'
import { progressCells } from './progress-cells.ts'
import type { BatchReply, BatchRequest, FileReply, FileRequest, WorkerSettings } from './protocol.ts'

const port = parentPort
if (!port) throw new Error('this module runs only as a worker thread')
// The pool starts every worker with these settings.
const settings = workerData as WorkerSettings
const progress = progressCells(settings.progress)
const timings = settings.withTimings ? new Map<string, number>() : undefined
const plans: Promise<readonly FilePlan[]> = Promise.all(settings.plans.map(plan => loadPlan(plan, timings)))

// One batch at a time, in the order they come: the pool sends a few ahead so that a thread never waits.
let last: Promise<void> = Promise.resolve()
port.on('message', (batch: BatchRequest) => {
  last = last.then(async () => {
    const reply = await run(batch)
    port.postMessage(reply, [reply.bytes.buffer as ArrayBuffer])
  })
})

async function run(batch: BatchRequest): Promise<BatchReply> {
  const ready = await plans
  const replies: FileReply[] = []
  const parts: Buffer[] = []
  for (const [at, file] of batch.files.entries()) {
    progress.move(batch.id, at)
    const { blob, outcome } = await runOne(file, ready[file.plan] as FilePlan)
    if (outcome === undefined) {
      replies.push({ blob, unchanged: true, givenUp: false, factsLength: 0, judgementLength: 0 })
      continue
    }
    const facts = Buffer.from(JSON.stringify(outcome.facts))
    const judgement = Buffer.from(JSON.stringify(outcome.judgement))
    parts.push(facts, judgement)
    replies.push({ blob, unchanged: false, givenUp: file.refused?.why === 'too-slow' || file.refused?.why === 'crashed', factsLength: facts.length, judgementLength: judgement.length })
  }
  progress.move(batch.id, -1)
  // A fresh array: pooled buffers share memory and cannot be handed over.
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  const spent = [...(timings ?? [])]
  timings?.clear()
  return { id: batch.id, replies, bytes, timings: spent }
}

async function runOne(file: FileRequest, plan: FilePlan): Promise<{ blob: string; outcome: FileOutcome | undefined }> {
  const read = file.refused ? { ...file.refused, blob: file.knownBlob ?? '' } : file.text === undefined ? readText(join(settings.root, file.path)) : { text: file.text, blob: blobName(Buffer.from(file.text)) }
  if (!file.refused && file.knownBlob !== undefined && read.blob === file.knownBlob) return { blob: read.blob, outcome: undefined }
  if ('text' in read) return { blob: read.blob, outcome: await runFileStage({ path: file.path, text: read.text, executable: file.executable }, plan) }
  return { blob: read.blob, outcome: { facts: {}, judgement: { findings: [], directives: [], faults: file.refused?.fault ? [file.refused.fault] : [], skipped: { why: read.why, detail: read.detail }, looked: false } } }
}
