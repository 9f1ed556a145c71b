import { randomBytes } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { FaultError } from '@perf-rules/core'

/** What shall be on disk afterwards. Paths are relative to the root. */
export interface FileChanges {
  readonly write: ReadonlyMap<string, string>
  readonly rename: ReadonlyMap<string, string>
}

/**
 * Changes files all together or not at all: new contents go to temporary files beside their targets, and only
 * when all of them are there are they put in place. Nothing is written outside the root or through a link.
 */
export function writeFiles(root: string, { write, rename }: FileChanges): void {
  for (const path of [...write.keys(), ...rename.keys(), ...rename.values()]) assertInside(root, path)
  for (const to of rename.values()) if (lstatSync(join(root, to), { throwIfNoEntry: false })) throw refused(to, 'a file of that name is there already')
  const prepared: { temporary: string; target: string }[] = []
  const undo: (() => void)[] = []
  try {
    for (const [path, text] of write) {
      const target = join(root, path)
      const temporary = join(dirname(target), `.perf-rules-${randomBytes(6).toString('hex')}`)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(temporary, text, { flag: 'wx' })
      prepared.push({ temporary, target })
      const old = lstatSync(target, { throwIfNoEntry: false })
      if (old) chmodSync(temporary, statSync(target).mode)
    }
    for (const { temporary, target } of prepared) {
      const kept = `${temporary}.old`
      if (lstatSync(target, { throwIfNoEntry: false })) {
        renameSync(target, kept)
        undo.push(() => renameSync(kept, target))
      } else undo.push(() => rmSync(target, { force: true }))
      renameSync(temporary, target)
    }
    for (const [from, to] of rename) {
      mkdirSync(dirname(join(root, to)), { recursive: true })
      renameSync(join(root, from), join(root, to))
      undo.push(() => renameSync(join(root, to), join(root, from)))
    }
  } catch (thrown) {
    for (const step of undo.reverse()) step()
    throw thrown
  } finally {
    for (const { temporary } of prepared) rmSync(temporary, { force: true })
  }
  for (const { temporary } of prepared) rmSync(`${temporary}.old`, { force: true })
}

/** A fault for a path that a write would carry out of the root: by its name, or by a link that it leads through. */
export function assertInside(root: string, path: string): void {
  const parts = path.split('/')
  if (path.startsWith('/') || parts.includes('..') || parts.includes('.git')) throw refused(path, 'it lies outside the root')
  // The nearest folder that is there must be a real one below the root: a link would carry the write elsewhere.
  let folder = dirname(join(root, path))
  while (!lstatSync(folder, { throwIfNoEntry: false })) folder = dirname(folder)
  const real = realpathSync(folder)
  if (real !== folder || !(real === root || real.startsWith(`${root}${sep}`))) throw refused(path, 'a folder above it is a link')
  if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink()) throw refused(path, 'it is a link')
}

function refused(path: string, why: string): FaultError {
  return new FaultError({ code: 'fix-refused', what: `${path} is not written, since ${why}.`, where: path, do: 'Make the change by hand; no file was changed.' })
}
