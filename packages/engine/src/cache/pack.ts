import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Results of one file under one plan, with the marks by which its file is known unchanged. */
export interface PackedFile {
  readonly plan: string
  readonly path: string
  readonly blob: string
  readonly executable: boolean
  /** Size, times and inode of the file when it was read. */
  readonly stat: { readonly size: number; readonly modified: number; readonly changed: number; readonly inode: number }
  readonly facts: Buffer
  readonly judgement: Buffer
}

/** The project stage's result for one state of all files. */
export interface PackedProject {
  readonly digest: string
  readonly result: Buffer
}

export interface Pack {
  /** When it was written, in milliseconds: files touched at that time or later may have changed unseen. */
  readonly written: number
  readonly files: ReadonlyMap<string, PackedFile>
  readonly project: PackedProject | undefined
}

/** Key of a file's results in a pack. */
export function packKey(plan: string, path: string): string {
  return `${plan}\0${path}`
}

interface Header {
  readonly format: 1
  readonly build: string
  readonly written: number
  readonly bodyLength: number
  readonly files: readonly (readonly [plan: number, path: string, blob: string, executable: 0 | 1, size: number, modified: number, changed: number, inode: number, factsLength: number, judgementLength: number])[]
  readonly plans: readonly string[]
  readonly project: readonly [digest: string, length: number] | null
}

const empty: Pack = { written: 0, files: new Map(), project: undefined }

/** Reads a cache file. One of another build, cut short or unreadable counts as none: the cache is never needed. */
export function readPack(path: string, build: string): Pack {
  let whole: Buffer
  try {
    whole = readFileSync(path)
  } catch {
    // Absent or unreadable: a cold run.
    return empty
  }
  const lineEnd = whole.indexOf(10)
  const header = lineEnd === -1 ? undefined : parseHeader(whole.subarray(0, lineEnd).toString())
  if (header === undefined || header.build !== build || whole.length !== lineEnd + 1 + header.bodyLength) return empty
  const files = new Map<string, PackedFile>()
  let at = lineEnd + 1
  const take = (length: number) => whole.subarray(at, (at += length))
  for (const [plan, file, blob, executable, size, modified, changed, inode, factsLength, judgementLength] of header.files) {
    const name = header.plans[plan] ?? ''
    files.set(packKey(name, file), { plan: name, path: file, blob, executable: executable === 1, stat: { size, modified, changed, inode }, facts: take(factsLength), judgement: take(judgementLength) })
  }
  return { written: header.written, files, project: header.project ? { digest: header.project[0], result: take(header.project[1]) } : undefined }
}

function parseHeader(line: string): Header | undefined {
  try {
    const header = JSON.parse(line) as Header
    return header.format === 1 ? header : undefined
  } catch {
    // Not a cache file of ours, or one cut short.
    return undefined
  }
}

/** Writes a cache file by way of a temporary one, so that a reader never sees half of it. */
export function writePack(path: string, build: string, pack: Omit<Pack, 'files'> & { readonly files: readonly PackedFile[] }): void {
  const plans = [...new Set(pack.files.map(file => file.plan))]
  const bodies = pack.files.flatMap(file => [file.facts, file.judgement])
  if (pack.project) bodies.push(pack.project.result)
  const header: Header = {
    format: 1,
    build,
    written: pack.written,
    bodyLength: bodies.reduce((sum, body) => sum + body.length, 0),
    plans,
    files: pack.files.map(file => [plans.indexOf(file.plan), file.path, file.blob, file.executable ? 1 : 0, file.stat.size, file.stat.modified, file.stat.changed, file.stat.inode, file.facts.length, file.judgement.length] as const),
    project: pack.project ? [pack.project.digest, pack.project.result.length] : null,
  }
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(temporary, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), ...bodies]))
    renameSync(temporary, path)
  } catch (thrown) {
    rmSync(temporary, { force: true })
    // A full disk or a read-only folder costs speed, not the run.
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown
  }
}
