import { type ChangedFile, compareText, FaultError } from '@perf-rules/core'
import { fields, git, gitFault, gitOrFault } from './git.ts'
import type { Root } from './root.ts'

/** One file of a commit. */
export interface TreeFile {
  readonly path: string
  readonly mode: string
  readonly blob: string
}

/** The commit that a change is measured from: the merge base of a reference and HEAD. */
export async function baseCommit(root: Root, reference: string): Promise<string> {
  if (!root.git) throw new FaultError({ code: 'usage', what: '--since needs a git repository.', where: '--since', do: 'Run inside a git working tree.' })
  const resolved = await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`])
  if (resolved?.code !== 0) throw new FaultError({ code: 'usage', what: `There is no commit "${reference}".`, where: '--since', do: 'Give a commit, branch or tag that `git rev-parse` knows; in CI fetch it first.' })
  const commit = resolved.stdout.toString().trim()
  const args = ['merge-base', commit, 'HEAD']
  const merged = await git(root, args)
  if (merged?.code === 0) return merged.stdout.toString().trim()
  if (root.git.isShallow) throw new FaultError({ code: 'git-failed', what: `This clone is shallow and does not hold the merge base of ${reference} and HEAD.`, where: '--since', do: 'Fetch the history first: `git fetch --unshallow`, or `fetch-depth: 0` in actions/checkout.' })
  throw new FaultError(gitFault(args, merged))
}

/** Files of a commit below the root, sorted by path: the regular ones, or links and submodules too. */
export async function treeOf(root: Root, commit: string, which: 'regular' | 'all' = 'regular'): Promise<readonly TreeFile[]> {
  const listed = fields(await gitOrFault(root, ['ls-tree', '-r', '-z', commit]))
  const files = listed.flatMap(line => {
    const tab = line.indexOf('\t')
    const [mode = '', , blob = ''] = line.slice(0, tab).split(' ')
    return which === 'all' || mode.startsWith('100') ? [{ path: line.slice(tab + 1), mode, blob }] : []
  })
  return files.sort((a, b) => compareText(a.path, b.path))
}

/** Sizes of blobs in bytes, in the order asked for. */
export async function blobSizes(root: Root, names: readonly string[]): Promise<readonly number[]> {
  if (names.length === 0) return []
  const output = await gitOrFault(root, ['cat-file', '--batch-check=%(objectsize)'], `${names.join('\n')}\n`)
  return output.toString().trimEnd().split('\n').map(line => (/^\d+$/.test(line) ? Number(line) : 0))
}

/** Contents of blobs, in the order asked for. One git process for all. */
export async function blobs(root: Root, names: readonly string[]): Promise<readonly Buffer[]> {
  if (names.length === 0) return []
  const output = await gitOrFault(root, ['cat-file', '--batch'], `${names.join('\n')}\n`)
  const found: Buffer[] = []
  let at = 0
  for (const name of names) {
    const end = output.indexOf(10, at)
    const [, type, size] = output.subarray(at, end).toString().split(' ')
    if (type !== 'blob') throw new FaultError({ code: 'git-failed', what: `The object ${name} is not there.`, where: name, do: 'The clone is partial: fetch the missing objects first.' })
    const length = Number(size)
    found.push(output.subarray(end + 1, end + 1 + length))
    at = end + 1 + length + 1
  }
  return found
}

/** What differs between a commit and the present files. A file that moved unchanged is a rename. */
export function difference(base: readonly TreeFile[], head: readonly { readonly path: string; readonly blob: string; readonly executable: boolean }[]): readonly ChangedFile[] {
  const before = new Map(base.map(file => [file.path, file]))
  const after = new Map(head.map(file => [file.path, file.blob]))
  const deleted = new Map<string, string[]>()
  for (const { path, blob } of base) if (!after.has(path)) deleted.set(blob, [...(deleted.get(blob) ?? []), path])
  const changes: ChangedFile[] = []
  for (const { path, blob, executable } of head) {
    const old = before.get(path)
    if (old?.blob === blob && (old.mode === '100755') === executable) continue
    if (old !== undefined) changes.push({ path, from: path, status: 'modified' })
    else {
      const from = deleted.get(blob)?.shift()
      changes.push(from === undefined ? { path, from: path, status: 'added' } : { path, from, status: 'renamed' })
    }
  }
  for (const paths of deleted.values()) for (const path of paths) changes.push({ path, from: path, status: 'deleted' })
  return changes.sort((a, b) => compareText(a.path, b.path))
}
