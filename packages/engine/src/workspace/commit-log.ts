import type { ChangeCommit } from '@perf-rules/core'
import { fields, gitOrFault } from './git.ts'
import type { Root } from './root.ts'

const fieldsPerCommit = 6

/** The commits that lead from one state to another, oldest first, each with the paths it touches. Merges touch none: what they bring was touched before. */
export async function commitsBetween(root: Root, from: string, to: string): Promise<readonly ChangeCommit[]> {
  const words = fields(await gitOrFault(root, ['log', '--topo-order', '--reverse', '-z', '--no-show-signature', '--format=%H%x00%P%x00%an%x00%ae%x00%at%x00%B', `${from}..${to}`]))
  const heads: Omit<ChangeCommit, 'paths'>[] = []
  for (let at = 0; at + fieldsPerCommit <= words.length; at += fieldsPerCommit) {
    const [id = '', parents = '', author = '', email = '', seconds = '', message = ''] = words.slice(at, at + fieldsPerCommit)
    heads.push({ id, parents: parents === '' ? 0 : parents.split(' ').length, author, email, at: Number(seconds) * 1000, message: message.trimEnd() })
  }
  const paths = await pathsOfCommits(root, heads.map(head => head.id ?? ''))
  return heads.map((head, at) => ({ ...head, paths: paths[at] ?? [] }))
}

/**
 * Paths that each commit touches against its parent, for commits given oldest first. Git answers with names and
 * ids in one stream; a file can be named like an older commit, but never like one that comes after it, so only
 * an id further on in the list is taken for one.
 */
async function pathsOfCommits(root: Root, ids: readonly string[]): Promise<readonly (readonly string[])[]> {
  const found: string[][] = ids.map(() => [])
  if (ids.length === 0) return found
  const position = new Map(ids.map((id, at) => [id, at]))
  const words = fields(await gitOrFault(root, ['diff-tree', '--stdin', '--root', '-r', '-z', '--name-only', '--no-renames', '--no-ext-diff', '--no-textconv', '--relative'], `${ids.join('\n')}\n`))
  let current = -1
  for (const word of words) {
    const at = word.length === 40 || word.length === 64 ? position.get(word) : undefined
    if (at !== undefined && at > current) current = at
    else found[current]?.push(word)
  }
  return found
}
