import { randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { FaultError } from '@perf-rules/core'

/**
 * Refuses a place that no report may take: a folder, and also a link, device or pipe, since the report is put
 * in place by renaming and would take theirs.
 */
export function assertWritable(path: string): void {
  let stat: Stats | undefined
  try {
    stat = lstatSync(path, { throwIfNoEntry: false })
  } catch (thrown) {
    throw unwritable(path, thrown)
  }
  if (stat === undefined || stat.isFile()) return
  const kind = stat.isDirectory() ? 'a folder' : stat.isSymbolicLink() ? 'a link' : 'no regular file'
  throw new FaultError({ code: 'usage', what: `--output cannot write to ${path}: it is ${kind}.`, where: '--output', do: 'Name a file; folders on the way to it are made.' })
}

/** Writes a report whole or not at all: into a new file beside the old one, then over it. */
export function writeReport(path: string, text: string): void {
  assertWritable(path)
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(temporary, text, { flag: 'wx' })
    renameSync(temporary, path)
  } catch (thrown) {
    rmSync(temporary, { force: true })
    throw unwritable(path, thrown)
  }
}

function unwritable(path: string, thrown: unknown): FaultError {
  // What Node's file functions throw.
  const { code, message } = thrown as NodeJS.ErrnoException
  return new FaultError({ code: 'usage', what: `The report could not be written to ${path} (${code ?? message}).`, where: '--output', do: 'Name a place that may be written to.' })
}
