import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { isUtf8 } from 'node:buffer'
import type { SkipReason } from '@perf-rules/core'
import { mostBytes } from '../file-stage/guard.ts'

/** A file's content with git's name for it, or why there is none. */
export type ReadResult = { readonly text: string; readonly blob: string } | { readonly why: SkipReason; readonly detail: string; readonly blob: string }

/**
 * Reads a regular file and nothing else: opening neither follows a link nor waits for the other end of a FIFO.
 * The byte order mark stays in `text`.
 */
export function readText(absolute: string): ReadResult {
  let bytes: Buffer
  try {
    bytes = readRegular(absolute)
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException
    if (code === 'ELOOP') return { why: 'link', detail: 'links are not followed', blob: '' }
    if (code === 'ENOTREG') return { why: 'not-a-file', detail: 'no regular file', blob: '' }
    if (code === 'EFBIG') return { why: 'too-large', detail: message, blob: '' }
    return { why: 'unreadable', detail: code ?? message, blob: '' }
  }
  return toText(bytes)
}

/** Decodes bytes as UTF-8 text, or says why they are none. */
export function toText(bytes: Buffer): ReadResult {
  const blob = blobName(bytes)
  if (bytes.includes(0)) return { why: 'binary', detail: 'holds NUL bytes', blob }
  if (!isUtf8(bytes)) return { why: 'binary', detail: 'not UTF-8', blob }
  const text = bytes.toString('utf8')
  if (text.startsWith('version https://git-lfs.github.com/spec/v1\n')) return { why: 'lfs-pointer', detail: 'content is in Git LFS', blob }
  return { text, blob }
}

/** Git's object name of a file's content, where no filter changes it. */
export function blobName(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

function readRegular(absolute: string): Buffer {
  const file = openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const stat = fstatSync(file)
    if (!stat.isFile()) throw Object.assign(new Error('no regular file'), { code: 'ENOTREG' })
    if (stat.size > mostBytes) throw Object.assign(new Error(`${stat.size} bytes, more than ${mostBytes}`), { code: 'EFBIG' })
    const bytes = Buffer.allocUnsafe(stat.size)
    let read = 0
    while (read < stat.size) {
      const more = readSync(file, bytes, read, stat.size - read, read)
      if (more === 0) break
      read += more
    }
    return bytes.subarray(0, read)
  } finally {
    closeSync(file)
  }
}
