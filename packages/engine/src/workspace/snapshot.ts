import { compareText, type Coverage, type SkipReason } from '@perf-rules/core'
import { mostBytes } from '../file-stage/guard.ts'
import { blobs, blobSizes, type TreeFile, treeOf } from './base-tree.ts'
import { type DiscoveredFile, discover } from './discover.ts'
import { fields, git, gitOrFault } from './git.ts'
import { type ReadResult, toText } from './read.ts'
import type { Root } from './root.ts'

/** The state of all files that a run is about. */
export interface Snapshot {
  readonly kind: 'worktree' | 'index' | 'commit'
  /** Sorted by path. */
  readonly files: readonly DiscoveredFile[]
  readonly skipped: Coverage['skipped']
  /** Contents by path, from git's objects. A snapshot of the working tree has none: workers read the disk. */
  readonly load?: (files: readonly DiscoveredFile[]) => Promise<ReadonlyMap<string, ReadResult>>
}

/** The files as they lie in the working tree, with those that git does not track yet. */
export async function worktreeSnapshot(root: Root): Promise<Snapshot> {
  return { kind: 'worktree', ...(await discover(root)) }
}

/** The files as the next commit would hold them. Nothing of the working tree is read, and the index is not written. */
export async function indexSnapshot(root: Root): Promise<Snapshot> {
  const entries = new Map<string, TreeFile>()
  for (const line of fields(await gitOrFault(root, ['ls-files', '-z', '--stage']))) {
    const tab = line.indexOf('\t')
    const [mode = '', blob = '', stage = '0'] = line.slice(0, tab).split(' ')
    const path = line.slice(tab + 1)
    // Of an unmerged path our own side (2) is taken: git refuses the commit anyway.
    if (stage === '0' || stage === '2' || !entries.has(path)) entries.set(path, { path, mode, blob })
  }
  for (const path of await intentsToAdd(root, [...entries.values()])) entries.delete(path)
  return toSnapshot(root, 'index', [...entries.values()])
}

/** The files of a commit. */
export async function commitSnapshot(root: Root, commit: string): Promise<Snapshot> {
  return toSnapshot(root, 'commit', await treeOf(root, commit, 'all'))
}

function toSnapshot(root: Root, kind: 'index' | 'commit', entries: readonly TreeFile[]): Snapshot {
  const files: DiscoveredFile[] = []
  const skipped: { file: string; why: SkipReason; detail: string }[] = []
  for (const { path, mode, blob } of entries) {
    if (mode === '160000') skipped.push({ file: path, why: 'submodule', detail: 'a submodule is checked in its own repository' })
    else if (mode === '120000') skipped.push({ file: path, why: 'link', detail: 'links are not followed' })
    // The working copy's times say nothing of this content: a stat of zeros is never taken for unchanged.
    else files.push({ path, bytes: 0, executable: mode === '100755', tracked: true, stat: { size: 0, modified: 0, changed: 0, inode: 0 }, indexBlob: blob })
  }
  return { kind, files: files.sort((a, b) => compareText(a.path, b.path)), skipped: skipped.sort((a, b) => compareText(a.file, b.file)), load: wanted => loadBlobs(root, wanted) }
}

async function loadBlobs(root: Root, files: readonly DiscoveredFile[]): Promise<ReadonlyMap<string, ReadResult>> {
  const names = files.map(file => file.indexBlob ?? '')
  const sizes = await blobSizes(root, names)
  const small = names.filter((_, at) => (sizes[at] ?? 0) <= mostBytes)
  const contents = await blobs(root, small)
  const byName = new Map(small.map((name, at) => [name, contents[at] ?? Buffer.alloc(0)]))
  return new Map(
    files.map((file, at) => {
      const bytes = byName.get(names[at] ?? '')
      return [file.path, bytes === undefined ? { why: 'too-large' as const, detail: `${sizes[at] ?? 0} bytes, more than ${mostBytes}`, blob: names[at] ?? '' } : toText(bytes)]
    }),
  )
}

/** Git's names of the empty file and the empty tree (SHA-1; a SHA-256 repository has others, and no such shortcut). */
const emptyFile = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

/**
 * Paths that were only announced (`git add --intent-to-add`): the index lists them as empty files, and a commit
 * leaves them out. Git tells them from files that are really empty by leaving them out of the cached difference.
 */
async function intentsToAdd(root: Root, entries: readonly TreeFile[]): Promise<readonly string[]> {
  const candidates = entries.filter(entry => entry.blob === emptyFile)
  if (candidates.length === 0) return []
  const against = (await headCommit(root)) ?? emptyTree
  const inHead = new Set((await treeOf(root, against, 'all')).map(file => file.path))
  const added = new Set(fields(await gitOrFault(root, ['diff-index', '--cached', '--ita-invisible-in-index', '--no-ext-diff', '--no-textconv', '--relative', '--name-only', '--diff-filter=A', '-z', against])))
  return candidates.map(entry => entry.path).filter(path => !inHead.has(path) && !added.has(path))
}

/** The commit that the next one will follow; undefined before the first. */
export async function headCommit(root: Root): Promise<string | undefined> {
  const result = await git(root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])
  return result?.code === 0 ? result.stdout.toString().trim() : undefined
}
