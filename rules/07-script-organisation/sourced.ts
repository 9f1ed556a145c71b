import type { ProjectIndex } from '@perf-rules/core'

/** Which shell scripts read in which others, as far as the repository holds them. */
export interface SourceGraph {
  /** Scripts that a script reads in; `complete` is false where one of them is not known. */
  readonly of: (path: string) => { readonly read: readonly string[]; readonly complete: boolean }
}

/** Joins what `source` and `.` name to the files of the repository: beside the script first, then from the root, then by the end of the path. */
export function sourceGraph(index: ProjectIndex): SourceGraph {
  const scripts = index.facts('shell')
  const byName = new Map<string, string[]>()
  for (const { path } of index.files) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    byName.set(name, [...(byName.get(name) ?? []), path])
  }
  return {
    of: path => {
      const read: string[] = []
      let complete = true
      for (const source of scripts.get(path)?.sources ?? []) {
        const found = source === null ? [] : resolve(path, source, index, byName)
        if (found.length === 0 || found.some(each => !scripts.has(each))) complete = false
        read.push(...found)
      }
      return { read, complete }
    },
  }
}

/** Every script that some other script reads in. */
export function sourcedPaths(index: ProjectIndex): ReadonlySet<string> {
  const graph = sourceGraph(index)
  return new Set([...index.facts('shell').keys()].flatMap(path => graph.of(path).read))
}

function resolve(from: string, source: string, index: ProjectIndex, byName: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : ''
  const beside = normal(`${folder}/${source}`)
  if (index.has(beside)) return [beside]
  const bare = normal(source)
  if (index.has(bare)) return [bare]
  const named = byName.get(source.slice(source.lastIndexOf('/') + 1)) ?? []
  return named.filter(path => path === bare || path.endsWith(`/${bare}`))
}

function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
