import type { ChangeCommit } from '@perf-rules/core'
import { fields, git, gitOrFault } from './git.ts'
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

/** When each path was changed last, in milliseconds since 1970. The history is read once, in time linear in its length. */
export async function lastChanges(root: Root, head: string): Promise<ReadonlyMap<string, number>> {
  const listed = (await gitOrFault(root, ['log', '--topo-order', '--reverse', '--no-merges', '--no-show-signature', '--format=%H %at', head])).toString().split('\n').filter(line => line !== '')
  const ids = listed.map(line => line.slice(0, line.indexOf(' ')))
  const paths = await pathsOfCommits(root, ids)
  const edge = await shallowEdge(root)
  const last = new Map<string, number>()
  for (const [at, line] of listed.entries()) {
    const id = ids[at] ?? ''
    const time = Number(line.slice(id.length + 1)) * 1000
    // Where a shallow clone begins, every file looks as if it had just been added: nobody knows when it was.
    if (edge.has(id)) continue
    for (const path of paths[at] ?? []) if ((last.get(path) ?? 0) < time) last.set(path, time)
  }
  return last
}

async function shallowEdge(root: Root): Promise<ReadonlySet<string>> {
  if (!root.git?.isShallow) return new Set()
  const edge = await git(root, ['log', '--no-show-signature', '--format=%H %P', '--all'])
  const lines = edge?.stdout.toString().split('\n') ?? []
  return new Set(lines.flatMap(line => (/^[0-9a-f]+ ?$/.test(line) ? [line.trim()] : [])))
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
