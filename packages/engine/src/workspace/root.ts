import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'jsonc-parser'
import { FaultError } from '@perf-rules/core'
import { git, gitFault } from './git.ts'

export const configName = 'perf-rules.config.json'

/** The folder that is checked, and the git repository around it. */
export interface Root {
  /** Absolute and real: no link in it. */
  readonly folder: string
  readonly git: { readonly topLevel: string; readonly commonDirectory: string; readonly isShallow: boolean } | undefined
}

/**
 * Finds the root for a start folder: the nearest ancestor whose config says `"root": true`, else git's top
 * level, else the start folder itself. `given` (`--root`) wins over all.
 */
export async function findRoot(start: string, given?: string): Promise<Root> {
  const from = realpathSync(given === undefined ? start : resolve(start, given))
  const repository = await repositoryOf(from)
  return { folder: given === undefined ? (markedRoot(from) ?? repository?.topLevel ?? from) : from, git: repository }
}

async function repositoryOf(folder: string): Promise<Root['git']> {
  const args = ['rev-parse', '--path-format=absolute', '--show-toplevel', '--git-common-dir', '--is-shallow-repository']
  const result = await git(folder, args)
  if (result?.code === 0) {
    const [topLevel = '', commonDirectory = '', shallow] = result.stdout.toString().trimEnd().split('\n')
    return { topLevel, commonDirectory, isShallow: shallow === 'true' }
  }
  // No git, no repository, or a bare one: then files are listed without git. Anything else must not pass in silence.
  if (result === undefined || /not a git repository|must be run in a work tree/.test(result.stderr)) return undefined
  throw new FaultError(gitFault(args, result))
}

function markedRoot(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, configName)
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile()) {
      const config: unknown = parse(readFileSync(path, 'utf8'))
      if (typeof config === 'object' && config !== null && 'root' in config && config.root === true) return folder
    }
    if (dirname(folder) === folder) return undefined
  }
}
