import { FaultError } from '@perf-rules/core'
import { baseCommit, type TreeFile, treeOf } from '../workspace/base-tree.ts'
import { git } from '../workspace/git.ts'
import type { Root } from '../workspace/root.ts'
import { commitSnapshot, emptyTree, headCommit, indexSnapshot, type Snapshot, worktreeSnapshot } from '../workspace/snapshot.ts'
import type { Selection } from './options.ts'

/** The state a run is about, and where it is about a change, what it is compared with. */
export interface Scene {
  readonly head: Snapshot
  readonly base: Base | undefined
}

/** The older side of a change. */
export interface Base {
  readonly files: readonly TreeFile[]
  /** Undefined before the first commit. */
  readonly commit: string | undefined
  /** Newest commit of the change; undefined where there is none yet. */
  readonly newest: string | undefined
}

/** Finds both sides of a run from the selection. */
export async function sceneOf(root: Root, { since, staged, commits, message }: Selection): Promise<Scene> {
  const given = [since === undefined ? [] : '--since', staged ? '--staged' : [], commits === undefined ? [] : '--commits'].flat()
  if (given.length > 1) throw new FaultError({ code: 'usage', what: `${given.join(' and ')} exclude each other.`, where: given.join(' '), do: 'Give one of them.' })
  if (message && !staged && since === undefined) throw new FaultError({ code: 'usage', what: 'A commit message goes with the index or with --since.', where: '--message-file', do: 'Leave --commits out: its commits have their messages.' })
  if (given.length === 1 && !root.git) throw new FaultError({ code: 'usage', what: `${given[0] ?? ''} needs a git repository.`, where: given[0] ?? '', do: 'Run inside a git working tree.' })
  if (staged) {
    const [head, parent] = await Promise.all([indexSnapshot(root), headCommit(root)])
    return { head, base: { files: await treeOf(root, parent ?? emptyTree), commit: parent, newest: undefined } }
  }
  if (commits !== undefined) return await betweenCommits(root, commits)
  const [head, base] = await Promise.all([worktreeSnapshot(root), since === undefined ? undefined : sinceBase(root, since)])
  return { head, base }
}

async function sinceBase(root: Root, since: string): Promise<Base> {
  const commit = await baseCommit(root, since)
  return { files: await treeOf(root, commit), commit, newest: 'HEAD' }
}

async function betweenCommits(root: Root, range: string): Promise<Scene> {
  const [older, newer, more] = range.split('..')
  if (!older || !newer || more !== undefined || newer.startsWith('.')) throw new FaultError({ code: 'usage', what: `"${range}" is no range of commits.`, where: '--commits', do: 'Write it as OLDER..NEWER.' })
  const [from, to] = await Promise.all([commitOf(root, older), commitOf(root, newer)])
  return { head: await commitSnapshot(root, to), base: { files: await treeOf(root, from), commit: from, newest: to } }
}

async function commitOf(root: Root, name: string): Promise<string> {
  const found = await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
  if (found?.code === 0) return found.stdout.toString().trim()
  throw new FaultError({ code: 'usage', what: `There is no commit "${name}".`, where: '--commits', do: 'Give commits, branches or tags that `git rev-parse` knows; in CI fetch them first.' })
}
