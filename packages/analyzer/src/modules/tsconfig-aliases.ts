import type { ProjectIndex } from '@perf-rules/core'
import type { TsconfigFacts } from '@perf-rules/languages/views'
import { folderOf, joinPath, matchStar } from './paths.ts'

/** Paths that a specifier may mean, best first. */
export type Alias = (specifier: string) => readonly string[]

/** Names of configs by which a folder is governed. `base` files hold the paths of many monorepos. */
const names = ['tsconfig.json', 'jsconfig.json', 'tsconfig.app.json', 'tsconfig.base.json'] as const

/** Aliases in force in a folder: of its own tsconfig with all it extends, and of those above, nearest first. */
export function aliasesOf(index: ProjectIndex): (folder: string) => readonly Alias[] {
  const configs = index.facts('tsconfig')
  const known = new Map<string, readonly Alias[]>()
  const inFolder = (folder: string): readonly Alias[] => {
    let found = known.get(folder)
    if (!found) {
      const own = names.flatMap(name => chain(joinPath(folder, name), configs, new Set())).flatMap(([path, facts]) => toAliases(folderOf(path), facts))
      const above = folder === '' ? [] : inFolder(folderOf(folder))
      // The very same list in all folders that one config governs, so that what it resolves is found once for all of them.
      found = own.length === 0 ? above : [...own, ...above]
      known.set(folder, found)
    }
    return found
  }
  return inFolder
}

/** A config and those that it extends. A base in node_modules or outside the root is not in the index, and says nothing. */
function chain(path: string, configs: ReadonlyMap<string, TsconfigFacts>, seen: Set<string>): (readonly [string, TsconfigFacts])[] {
  const facts = configs.get(path)
  if (!facts || seen.has(path)) return []
  seen.add(path)
  return [[path, facts], ...facts.extends.filter(base => base.startsWith('.')).flatMap(base => chain(joinPath(folderOf(path), base.endsWith('.json') ? base : `${base}.json`), configs, seen))]
}

function toAliases(folder: string, { paths, baseUrl }: TsconfigFacts): Alias[] {
  const base = joinPath(folder, baseUrl ?? '.')
  const aliases = paths.map(([pattern, targets]): Alias => specifier => {
    const star = matchStar(pattern, specifier)
    return star === undefined ? [] : targets.map(target => joinPath(base, target.replace('*', () => star)))
  })
  return baseUrl === undefined ? aliases : [...aliases, specifier => [joinPath(base, specifier)]]
}
