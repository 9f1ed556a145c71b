import type { ProjectIndex } from '@perf-rules/core'

/** What a path leads to in the repository. */
export type Target =
  | { readonly kind: 'file' | 'folder'; readonly path: string }
  /** There, but for the case of its letters. */
  | { readonly kind: 'other-case'; readonly path: string }
  /** `elsewhere`: the one file of that name, where there is just one. */
  | { readonly kind: 'missing'; readonly elsewhere: string | undefined }

/** Looks paths up in the index: exactly, then without regard to case, then by file name. Tables are made on first need. */
export function targetFinder(index: ProjectIndex): (path: string) => Target {
  let folded: Map<string, string> | undefined
  let named: Map<string, string | undefined> | undefined
  return path => {
    if (index.has(path)) return { kind: 'file', path }
    // A link or submodule is there for readers, whatever it leads to.
    if (path === '' || index.hasFolder(path) || index.isUnread?.(path)) return { kind: 'folder', path }
    folded ??= foldedPaths(index)
    const other = folded.get(path.toLowerCase())
    if (other !== undefined) return { kind: 'other-case', path: other }
    named ??= singleNames(index)
    return { kind: 'missing', elsewhere: named.get(path.slice(path.lastIndexOf('/') + 1)) }
  }
}

function foldedPaths(index: ProjectIndex): Map<string, string> {
  const folded = new Map<string, string>()
  for (const { path } of index.files) {
    for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) {
      const part = path.slice(0, at)
      const key = part.toLowerCase()
      if (folded.has(key)) break
      folded.set(key, part)
    }
  }
  return folded
}

/** Paths by file name; undefined where several files share it (`README.md`, `index.ts`). */
function singleNames(index: ProjectIndex): Map<string, string | undefined> {
  const named = new Map<string, string | undefined>()
  for (const { path } of index.files) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    named.set(name, named.has(name) ? undefined : path)
  }
  return named
}
