import { lstatSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { FaultError } from '@perf-rules/core'
import { readConfigText } from '../config/config-text.ts'
import { git, gitFault } from './git.ts'
import { readText } from './read.ts'

export const configName = 'perf-rules.config.json'

/** The folder that is checked, and the git repository around it. */
export interface Root {
  /** Absolute and real: no link in it. */
  readonly folder: string
  /** Variables of a git hook that all git calls about this root follow. */
  readonly hook?: Readonly<Record<string, string>>
  readonly git: { readonly topLevel: string; readonly commonDirectory: string; readonly isShallow: boolean } | undefined
}

/**
 * Finds the root for a start folder: the nearest ancestor whose config says `"root": true`, else git's top
 * level, else the start folder itself. `given` (`--root`) wins over all.
 */
export async function findRoot(start: string, given?: string, hook?: Root['hook']): Promise<Root> {
  const from = realFolder(given === undefined ? start : resolve(start, given), given)
  const repository = await repositoryOf(from, hook)
  return { folder: given === undefined ? (markedRoot(from, repository?.topLevel) ?? repository?.topLevel ?? from) : from, git: repository, ...(hook ? { hook } : {}) }
}

function realFolder(path: string, given: string | undefined): string {
  try {
    const real = realpathSync(path)
    if (lstatSync(real).isDirectory()) return real
  } catch (thrown) {
    // Not there, or not ours to enter: both are told below. Without `given` it is the caller's own folder.
    if (given === undefined) throw thrown
  }
  throw new FaultError({ code: 'usage', what: `There is no folder "${given ?? path}".`, where: '--root', do: 'Name a folder that is there.' })
}

async function repositoryOf(folder: string, hook: Root['hook']): Promise<Root['git']> {
  const args = ['rev-parse', '--path-format=absolute', '--show-toplevel', '--git-common-dir', '--is-shallow-repository']
  const result = await git({ folder, ...(hook ? { hook } : {}) }, args)
  if (result?.code === 0) {
    const [topLevel = '', commonDirectory = '', shallow] = result.stdout.toString().trimEnd().split('\n')
    // `core.worktree` may name any folder: files of another place would be listed, or none, and both look clean.
    if (!isWithin(folder, topLevel)) throw new FaultError({ code: 'git-failed', what: `The repository's working tree lies elsewhere: ${topLevel}.`, where: folder, do: 'Run it in that folder, or remove `core.worktree` from .git/config.' })
    return { topLevel, commonDirectory, isShallow: shallow === 'true' }
  }
  // No git, no repository, or a bare one: then files are listed without git. Anything else must not pass in silence.
  if (result === undefined || /not a git repository|must be run in a work tree/.test(result.stderr)) return undefined
  throw new FaultError(gitFault(args, result))
}

/** Both paths are real. */
function isWithin(folder: string, ancestor: string): boolean {
  const way = relative(ancestor, folder)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** A config above the repository belongs to somebody else: the search ends at git's top level. */
function markedRoot(start: string, topLevel: string | undefined): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, configName)
    const read = lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readText(path) : undefined
    const parsed = read && 'text' in read ? readConfigText(read.text) : undefined
    if (parsed && 'value' in parsed) {
      const config = parsed.value
      if (typeof config === 'object' && config !== null && 'root' in config && config.root === true) return folder
    }
    if (folder === topLevel || dirname(folder) === folder) return undefined
  }
}
