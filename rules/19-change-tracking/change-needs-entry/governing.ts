import type { ChangedFile, ProjectIndex } from '@perf-rules/core'
import { isChangelog } from '@perf-rules/core/ask'

/** The record that a folder's changes belong in. */
export interface Record {
  /** '' for the root. */
  readonly folder: string
  /** Undefined where only fragments are kept, which a tool joins at a release. */
  readonly changelog: string | undefined
  /** Folder in which each entry is a file. */
  readonly fragments: string | undefined
}

/** Finds the record that governs a path: the nearest folder upward with a changelog or with fragments. */
export class Records {
  readonly #index: ProjectIndex
  readonly #fragments: readonly string[]
  readonly #changelogs = new Map<string, string>()
  readonly #known = new Map<string, Record | undefined>()

  constructor(index: ProjectIndex, fragments: readonly string[]) {
    this.#index = index
    this.#fragments = fragments
    for (const { path } of index.files) {
      const folder = folderOf(path)
      if (isRunningRecord(path) && !this.#changelogs.has(folder)) this.#changelogs.set(folder, path)
    }
  }

  of(path: string): Record | undefined {
    return this.#at(folderOf(path))
  }

  #at(folder: string): Record | undefined {
    if (!this.#known.has(folder)) this.#known.set(folder, this.#find(folder))
    return this.#known.get(folder)
  }

  #find(folder: string): Record | undefined {
    const changelog = this.#changelogs.get(folder)
    const own = this.#fragments.map(name => within(folder, name)).find(name => this.#index.hasFolder(name))
    const above = folder === '' ? undefined : this.#at(folderOf(folder))
    if (changelog === undefined && own === undefined) return above
    // The fragments of a repository serve all its packages.
    return { folder, changelog, fragments: own ?? above?.fragments }
  }
}

/** A changelog that grows; not the archive of an old version and not a page about releases. */
function isRunningRecord(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return (isChangelog(path) && /^(?:changelog|change-log|changes|history)\.[^.]+$/i.test(name)) || /^(?:CHANGELOG|CHANGES|HISTORY)(?:\.(?:txt|rst|adoc))?$/.test(name)
}

/** True when the change records something there: a new entry, a new release, or a fragment. */
export function isRecorded({ changelog, fragments, folder }: Record, files: readonly ChangedFile[], base: ProjectIndex, head: ProjectIndex, fragmentNames: readonly string[]): boolean {
  const folders = new Set([...(fragments === undefined ? [] : [fragments]), ...fragmentNames.flatMap(name => ancestors(folder).map(each => within(each, name)))])
  // A fragment that is taken out was joined into a release.
  if (files.some(({ path }) => [...folders].some(each => path.startsWith(`${each}/`)) && isFragment(path))) return true
  if (changelog === undefined) return false
  const now = head.facts('changelog').get(changelog)
  const touched = files.find(({ path }) => path === changelog)
  if (!touched) return false
  const was = base.facts('changelog').get(touched.from)
  // A changelog that we cannot read was at least written in.
  if (!now || now.releases.length === 0) return true
  const old = new Set(was?.releases.flatMap(release => [release.key, ...release.entries.map(entry => entry.hash)]))
  return now.releases.some(release => !old.has(release.key) || release.entries.some(entry => !old.has(entry.hash)))
}

function isFragment(path: string): boolean {
  return !/(?:^|\/)(?:README|readme)[^/]*$|\/\.[^/]+$|\/(?:config\.json|template[^/]*|_template[^/]*)$/.test(path)
}

function ancestors(folder: string): readonly string[] {
  const all = [folder]
  for (let at = folder; at !== ''; ) all.push((at = folderOf(at)))
  return all
}

export function within(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
