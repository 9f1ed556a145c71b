import type { ProjectIndex } from '@perf-rules/core'

/** Says whether git ignores a path, so that a build may put a file there which the index cannot show. */
export function ignoreFinder(index: ProjectIndex): (path: string) => boolean {
  const byFolder = new Map<string, readonly Pattern[]>()
  for (const [path, { patterns }] of index.facts('gitignore')) byFolder.set(path.slice(0, Math.max(0, path.lastIndexOf('/'))), patterns.map(toPattern))
  return path => {
    if (byFolder.size === 0) return false
    const parts = path.split('/')
    let ignored = false
    for (let depth = 0; depth < parts.length; depth++) {
      const patterns = byFolder.get(parts.slice(0, depth).join('/'))
      for (const pattern of patterns ?? []) if (matches(pattern, parts.slice(depth))) ignored = !pattern.negated
    }
    return ignored
  }
}

interface Pattern {
  readonly negated: boolean
  /** Holds only from the folder of the `.gitignore`, since it has a slash before its end. */
  readonly anchored: boolean
  readonly onlyFolders: boolean
  readonly segments: readonly string[]
}

function toPattern(written: string): Pattern {
  const negated = written.startsWith('!')
  const bare = negated ? written.slice(1) : written
  const onlyFolders = bare.endsWith('/')
  const path = onlyFolders ? bare.slice(0, -1) : bare
  return { negated, anchored: path.includes('/'), onlyFolders, segments: path.replace(/^\//, '').split('/') }
}

/** True when the pattern names the path or a folder above it. */
function matches({ anchored, onlyFolders, segments }: Pattern, parts: readonly string[]): boolean {
  const starts = anchored ? [0] : parts.map((_, at) => at)
  return starts.some(start => {
    const ends = endsOf(segments, parts, start)
    return ends.some(end => !onlyFolders || end < parts.length)
  })
}

/** Numbers of parts used up when the segments match from `start`. */
function endsOf(segments: readonly string[], parts: readonly string[], start: number): readonly number[] {
  let ends = [start]
  for (const segment of segments) {
    const next = segment === '**' ? ends.flatMap(end => parts.slice(end).map((_, at) => end + at).concat(parts.length)) : ends.filter(end => end < parts.length && matchesName(segment, parts[end] ?? '')).map(end => end + 1)
    ends = [...new Set(next)]
  }
  return ends
}

/** `*` and `?` in one name, by the two-pointer walk that never backtracks more than one star. */
function matchesName(pattern: string, name: string): boolean {
  let at = 0
  let star = -1
  let mark = 0
  let from = 0
  while (at < name.length) {
    if (from < pattern.length && pattern[from] !== '*' && (pattern[from] === '?' || pattern[from] === name[at])) {
      from++
      at++
    } else if (pattern[from] === '*') {
      star = from++
      mark = at
    } else if (star !== -1) {
      from = star + 1
      at = ++mark
    } else return false
  }
  while (pattern[from] === '*') from++
  return from === pattern.length
}
