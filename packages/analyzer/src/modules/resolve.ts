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
  const known = new Map<string, string | undefined>()
  return (from, specifier) => {
    const folder = folderOf(from)
    const key = `${folder}\0${specifier}`
    if (!known.has(key)) known.set(key, find(folder, specifier, has, aliases, workspaces))
    return known.get(key)
  }
}

function find(folder: string, specifier: string, has: (path: string) => boolean, aliases: (folder: string) => readonly Alias[], workspaces: readonly Workspace[]): string | undefined {
  if (specifier.startsWith('.')) return fileAt(joinPath(folder, specifier), has)
  for (const alias of aliases(folder)) {
    const target = alias(specifier)
    for (const candidate of target) {
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
