import type { FactKind, FactKinds, FileEntry, JoinKind, JoinKinds, ProjectIndex } from '@perf-rules/core'
import { joiners } from '@perf-rules/analyzer'
import type { FileFacts } from '../file-stage/file-result.ts'

/** Joins the facts of all files. `entries` must be sorted by path; files without facts may be missing in `facts`. `unread` are paths that discovery met and left alone. */
export function buildIndex(entries: readonly FileEntry[], facts: ReadonlyMap<string, FileFacts>, unread: readonly string[] = []): ProjectIndex {
  const left = new Set(unread)
  const byPath = new Map(entries.map(entry => [entry.path, entry]))
  const byKind = new Map<string, Map<string, unknown>>()
  const layers = new Map<string, unknown>()
  let folders: Set<string> | undefined
  const index: ProjectIndex = {
    files: entries,
    has: path => byPath.has(path),
    file: path => byPath.get(path),
    hasFolder: folder => (folders ??= foldersOf(entries)).has(folder),
    isUnread(path) {
      if (left.size === 0) return false
      for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) if (left.has(path.slice(0, end))) return true
      return false
    },
    facts<K extends FactKind>(kind: K): ReadonlyMap<string, FactKinds[K]> {
      let found = byKind.get(kind)
      if (!found) {
        found = new Map()
        for (const { path } of entries) {
          const value = facts.get(path)?.[kind]
          if (value !== undefined) found.set(path, value)
        }
        byKind.set(kind, found)
      }
      // A file's facts are stored under the kind their extractor declared, so the kind tells their type.
      return found as ReadonlyMap<string, FactKinds[K]>
    },
    joined<K extends JoinKind>(kind: K): JoinKinds[K] {
      if (!layers.has(kind)) {
        const join = joiners[kind]
        if (!join) throw new Error(`no joiner for the layer "${kind}"`)
        layers.set(kind, join(index))
      }
      return layers.get(kind) as JoinKinds[K]
    },
  }
  return index
}

function foldersOf(entries: readonly FileEntry[]): Set<string> {
  const folders = new Set<string>([''])
  for (const { path } of entries) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return folders
}
