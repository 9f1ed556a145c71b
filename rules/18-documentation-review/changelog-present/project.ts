import { type FileEntry, projectDetector, type Scope } from '@perf-rules/core'
import { isChangelog } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

const manifests = new Set(['package.json', 'pyproject.toml', 'Cargo.toml', 'go.mod', 'composer.json', 'pom.xml', 'Chart.yaml'])
const fragmentFolders = ['.changeset', 'changelog.d', 'changes', '.changes', 'newsfragments', 'changelog']
/** Folders of input, output and other people's code: what stands there is no component of the project. */
const foreign = /(?:^|\/)(?:node_modules|vendor|third_party|fixtures?|__fixtures__|__tests__|tests?|testdata|examples?|templates?|dist|build)(?:\/|$)/i

type Kind = 'repository' | 'package' | 'performance' | 'folder'

export default projectDetector(check, {
  needs: [],
  *detect(view) {
    const { index } = view
    const options = view.options()
    const having = new Set(index.files.filter(file => isChangelog(file.path) || /(?:^|\/)(?:CHANGELOG|CHANGES|HISTORY)(?:\.(?:txt|rst))?$/i.test(file.path)).map(file => folderOf(file.path)))
    // Changesets write a package's changelog at its first release.
    const fragmentsForAll = index.hasFolder('.changeset')
    for (const [folder, kind] of components(index.files, options.folders, view.scope)) {
      if (kind !== 'folder' && !options.kinds.includes(kind)) continue
      const path = folder === '' ? 'CHANGELOG.md' : `${folder}/CHANGELOG.md`
      if (!view.isOn(path) || having.has(folder) || (fragmentsForAll && kind !== 'performance')) continue
      if (fragmentFolders.some(name => index.hasFolder(folder === '' ? name : `${folder}/${name}`))) continue
      yield say.changelogMissing({ path, range: [0, 0] }, { folder: folder === '' ? '.' : folder, path, kind: kind === 'performance' ? 'folder of performance work' : kind })
    }
  },
})

/** Components by folder, in path order; the first kind that a folder answers to counts. */
function components(files: readonly FileEntry[], named: readonly string[], scope: Scope): ReadonlyMap<string, Kind> {
  const found = new Map<string, Kind>()
  if (files.length > 0) found.set('', 'repository')
  for (const { path } of files) {
    const folder = folderOf(path)
    if (folder === '' || foreign.test(folder)) continue
    if (manifests.has(path.slice(folder.length + 1)) && !found.has(folder)) found.set(folder, 'package')
    const top = topPerformanceFolder(folder, scope)
    if (top !== undefined && !found.has(top)) found.set(top, 'performance')
  }
  for (const folder of named) if (files.some(file => file.path.startsWith(`${folder}/`)) && !found.has(folder)) found.set(folder, 'folder')
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The highest folder of a path that is about performance; those below it belong to it. */
function topPerformanceFolder(folder: string, scope: Scope): string | undefined {
  if (!scope(`${folder}/x`).inside) return undefined
  const parts = folder.split('/')
  const depth = parts.findIndex((_, at) => scope(`${parts.slice(0, at + 1).join('/')}/x`).inside)
  return depth === -1 ? undefined : parts.slice(0, depth + 1).join('/')
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
