import type { ProjectIndex } from '@perf-rules/core'
import { joinPath, folderOf } from './paths.ts'
import { type Alias, aliasesOf } from './tsconfig-aliases.ts'
import { type Workspace, workspacesOf } from './workspaces.ts'

/** Finds the project's file behind a specifier; undefined when it is a package's or nobody's. */
export type Resolve = (from: string, specifier: string) => string | undefined

/** Source endings in the order in which they are tried. */
const endings = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs', '.d.ts'] as const
const compiled: Readonly<Record<string, readonly string[]>> = { '.js': ['.ts', '.tsx', '.jsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'] }

/** Resolves specifiers against the index's files alone: no package needs to be installed and nothing is read. */
export function resolver(index: ProjectIndex): Resolve {
  const has = (path: string) => index.has(path)
  const workspaces = workspacesOf(index)
  const aliases = aliasesOf(index)
  const byFolder = new Map<string, Map<string, string | undefined>>()
  const byAliases = new Map<readonly Alias[], Map<string, string | undefined>>()
  const resolve = (folder: string, specifier: string): string | undefined => {
    if (specifier.startsWith('.')) return fileAt(joinPath(folder, specifier), has)
    const governing = aliases(folder)
    // What `#name` means depends on the package around the file; any other name means the same for all that share a config.
    if (specifier.startsWith('#')) return named(folder, specifier, has, governing, workspaces)
    return remembered(byAliases, governing, specifier, () => named(folder, specifier, has, governing, workspaces))
  }
  return (from, specifier) => {
    const folder = folderOf(from)
    return remembered(byFolder, folder, specifier, () => resolve(folder, specifier))
  }
}

function remembered<K>(known: Map<K, Map<string, string | undefined>>, key: K, specifier: string, find: () => string | undefined): string | undefined {
  let bySpecifier = known.get(key)
  if (!bySpecifier) known.set(key, (bySpecifier = new Map()))
  const found = bySpecifier.get(specifier)
  if (found !== undefined || bySpecifier.has(specifier)) return found
  const resolved = find()
  bySpecifier.set(specifier, resolved)
  return resolved
}

function named(folder: string, specifier: string, has: (path: string) => boolean, aliases: readonly Alias[], workspaces: readonly Workspace[]): string | undefined {
  for (const alias of aliases) {
    for (const candidate of alias(specifier)) {
      const found = fileAt(candidate, has)
      if (found !== undefined) return found
    }
  }
  for (const workspace of workspaces) {
    for (const candidate of workspace(folder, specifier)) {
      const found = fileAt(candidate, has)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** The file that a path without or with a foreign ending means: as written, its source, with an ending, or its folder's index. */
export function fileAt(path: string, has: (path: string) => boolean): string | undefined {
  if (has(path) && /\.\w+$/.test(path) && !path.endsWith('.json')) return path
  const dot = path.lastIndexOf('.')
  const ending = dot > path.lastIndexOf('/') ? path.slice(dot) : ''
  for (const source of compiled[ending] ?? []) {
    const candidate = path.slice(0, dot) + source
    if (has(candidate)) return candidate
  }
  for (const each of endings) if (has(path + each)) return path + each
  for (const each of endings) {
    const candidate = path === '' ? `index${each}` : `${path}/index${each}`
    if (has(candidate)) return candidate
  }
  return undefined
}
