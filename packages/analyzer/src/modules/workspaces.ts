import type { ProjectIndex } from '@perf-rules/core'
import type { PackageFacts } from '@perf-rules/languages/views'
import { folderOf, joinPath, matchStar } from './paths.ts'

/** Paths that a specifier may mean in one of the project's packages. */
export type Workspace = (fromFolder: string, specifier: string) => readonly string[]

/** Each package of the project by its name. Its entry may point at files that only a build makes; the sources are tried too. */
export function workspacesOf(index: ProjectIndex): readonly Workspace[] {
  return [...index.facts('package')].flatMap(([path, facts]) => toWorkspaces(folderOf(path), facts))
}

function toWorkspaces(folder: string, facts: PackageFacts): Workspace[] {
  const { name } = facts
  const workspaces: Workspace[] = []
  if (facts.imports.length > 0) {
    workspaces.push((from, specifier) => (specifier.startsWith('#') && (from === folder || from.startsWith(`${folder}/`) || folder === '') ? targetsOf(facts.imports, specifier, folder) : []))
  }
  if (name !== undefined) {
    workspaces.push((_, specifier) => {
      if (specifier !== name && !specifier.startsWith(`${name}/`)) return []
      const subpath = specifier.slice(name.length + 1)
      const named = targetsOf(facts.exports, subpath === '' ? '.' : `./${subpath}`, folder)
      const entry = subpath === '' ? [...(facts.main === undefined ? [] : sourcesOf(joinPath(folder, facts.main))), joinPath(folder, 'src'), folder] : [joinPath(folder, subpath), joinPath(folder, `src/${subpath}`), ...sourcesOf(joinPath(folder, subpath))]
      return [...named, ...entry]
    })
  }
  return workspaces
}

function targetsOf(entries: PackageFacts['exports'], key: string, folder: string): readonly string[] {
  return entries.flatMap(([pattern, targets]) => {
    const star = matchStar(pattern, key)
    return star === undefined ? [] : targets.flatMap(target => sourcesOf(joinPath(folder, target.replace('*', () => star))))
  })
}

/** A built file and where its source usually stands. */
function sourcesOf(path: string): readonly string[] {
  const built = path.replace(/\.d\.([cm]?)ts$/, '.$1js')
  const inSource = built.replace(/(^|\/)(?:dist|lib|build|out)\/(?:(?:cjs|esm|src)\/)?/, '$1src/')
  return built === inSource ? [path, built] : [path, built, inSource, built.replace(/(^|\/)(?:dist|lib|build|out)\//, '$1')]
}
