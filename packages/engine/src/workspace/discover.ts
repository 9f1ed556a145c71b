import { lstatSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { compareText, type Coverage, type FileEntry, type SkipReason } from '@perf-rules/core'
import { fields, gitOrFault } from './git.ts'
import type { Root } from './root.ts'

/** A file with the marks by which a later run sees that it is unchanged. */
export interface DiscoveredFile extends FileEntry {
  readonly stat: { readonly size: number; readonly modified: number; readonly changed: number; readonly inode: number }
  /** Git's name of the content in the index; undefined for untracked files. */
  readonly indexBlob: string | undefined
}

export interface Discovered {
  /** Sorted by path. Only regular files whose folders are no links. */
  readonly files: readonly DiscoveredFile[]
  readonly skipped: Coverage['skipped']
}

interface Listed {
  readonly path: string
  readonly mode: string | undefined
  readonly blob: string | undefined
}

/** Lists the files of a root: what git tracks and what it would add, or without git what .gitignore files let through. */
export async function discover(root: Root): Promise<Discovered> {
  const listed = root.git ? await listByGit(root) : await listByGlob(root.folder)
  const folders = new Folders(root.folder)
  const files: DiscoveredFile[] = []
  const skipped: { file: string; why: SkipReason; detail: string }[] = []
  const skip = (file: string, why: SkipReason, detail: string) => skipped.push({ file, why, detail })
  for (const { path, mode, blob } of listed) {
    if (mode === '160000') skip(path, 'submodule', 'a submodule is checked in its own repository')
    else if (mode === '120000') skip(path, 'link', 'links are not followed')
    else if (!folders.areReal(path)) skip(path, 'link', 'a folder above it is a link')
    else {
      const stat = lstatSync(join(root.folder, path), { throwIfNoEntry: false })
      if (!stat) {
        // Decoding put U+FFFD where the bytes are no UTF-8. Any other name that is not there was deleted: nothing to check.
        if (path.includes('\ufffd')) skip(path, 'unreadable', 'its name is not UTF-8')
        continue
      }
      if (stat.isSymbolicLink()) skip(path, 'link', 'links are not followed')
      else if (!stat.isFile()) skip(path, 'not-a-file', 'no regular file')
      else files.push(toFile(path, stat, mode, blob, root.git !== undefined))
    }
  }
  files.sort((a, b) => compareText(a.path, b.path))
  skipped.sort((a, b) => compareText(a.file, b.file))
  return { files, skipped }
}

function toFile(path: string, stat: Stats, mode: string | undefined, blob: string | undefined, hasGit: boolean): DiscoveredFile {
  return {
    path,
    bytes: stat.size,
    // Git's mode is what a clone gets; a file system without run bits cannot tell.
    executable: mode === undefined ? (stat.mode & 0o111) !== 0 : mode === '100755',
    tracked: !hasGit || mode !== undefined,
    stat: { size: stat.size, modified: stat.mtimeMs, changed: stat.ctimeMs, inode: stat.ino },
    indexBlob: blob,
  }
}

async function listByGit(root: Root): Promise<readonly Listed[]> {
  const [staged, others] = await Promise.all([gitOrFault(root, ['ls-files', '-z', '--stage']), gitOrFault(root, ['ls-files', '-z', '--others', '--exclude-standard'])])
  const tracked = new Map<string, Listed>()
  for (const line of fields(staged)) {
    const tab = line.indexOf('\t')
    const [mode, blob] = line.slice(0, tab).split(' ')
    const path = line.slice(tab + 1)
    // An unmerged path stands there up to three times; its working copy is one file.
    if (!tracked.has(path)) tracked.set(path, { path, mode, blob })
  }
  // A folder that is a repository of its own is listed with a slash at its end.
  const untracked = fields(others).filter(path => !path.endsWith('/') && !tracked.has(path))
  return [...tracked.values(), ...untracked.map(path => ({ path, mode: undefined, blob: undefined }))]
}

async function listByGlob(folder: string): Promise<readonly Listed[]> {
  const { globby } = await import('globby')
  // Pipes, devices, sockets and links come too: they are counted as skipped.
  const found = await globby('**', { cwd: folder, dot: true, gitignore: true, onlyFiles: false, objectMode: true, followSymbolicLinks: false, suppressErrors: true, ignore: ['**/.git/**', '**/node_modules/**'] })
  return found.filter(({ dirent }) => !dirent.isDirectory()).map(({ path }) => ({ path, mode: undefined, blob: undefined }))
}

/** Tells whether all folders above a file are real ones, asking the file system once per folder. */
class Folders {
  readonly #root: string
  readonly #known = new Map<string, boolean>([['', true]])

  constructor(root: string) {
    this.#root = root
  }

  areReal(path: string): boolean {
    const slash = path.lastIndexOf('/')
    return this.#isReal(slash === -1 ? '' : path.slice(0, slash))
  }

  #isReal(folder: string): boolean {
    const known = this.#known.get(folder)
    if (known !== undefined) return known
    const real = this.areReal(folder) && lstatSync(join(this.#root, folder), { throwIfNoEntry: false })?.isDirectory() !== false
    this.#known.set(folder, real)
    return real
  }
}
