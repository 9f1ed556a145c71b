/** Whose reading of a CODEOWNERS file: the two forges agree on little more than the name. */
export type Forge = 'github' | 'gitlab'

/** A path pattern, cut into segments. `**` stands for any number of them. */
export interface OwnerPattern {
  readonly segments: readonly string[]
  /** A path below what matches is owned as well. */
  readonly descends: boolean
}

/**
 * Cuts a pattern into segments.
 *
 * GitHub reads it as a line of .gitignore, but for a last `*`, which owns only the files of its folder. GitLab
 * takes every pattern without a leading slash as one that begins anywhere, and a folder only with a slash at
 * its end. A pattern that can match nothing gives undefined.
 */
export function toPattern(text: string, forge: Forge): OwnerPattern | undefined {
  const isFolder = text.endsWith('/')
  const plain = text.slice(text.startsWith('/') ? 1 : 0, isFolder ? -1 : undefined)
  const parts = plain.split('/')
  if (parts.includes('')) return undefined
  const isAnchored = text.startsWith('/') || (forge === 'github' && parts.length > 1)
  const segments = isAnchored ? parts : ['**', ...parts]
  if (isFolder) return { segments: [...segments, '**', '*'], descends: false }
  return { segments, descends: forge === 'github' && !(isAnchored && parts.at(-1) === '*') }
}

/**
 * True when a pattern matches a path. Time grows with the product of both lengths and no faster: a `*` that
 * fails is tried one letter further on, and only the last one ever has to be.
 */
export function matchesPattern({ segments, descends }: OwnerPattern, path: string): boolean {
  const parts = path.split('/')
  let [at, part] = [0, 0]
  let [star, resume] = [-1, 0]
  while (part < parts.length) {
    const segment = segments[at]
    if (segment === undefined && descends) return true
    if (segment === '**') {
      star = at++
      resume = part
    } else if (segment !== undefined && matchesSegment(segment, parts[part] ?? '')) {
      at++
      part++
    } else if (star >= 0) {
      at = star + 1
      part = ++resume
    } else {
      return false
    }
  }
  // A last `**` that nothing is left for does not match: `docs/**` owns no file called docs.
  return at === segments.length
}

/** One segment against one name: `*` and `?`, and a backslash that takes the next letter as it is. */
function matchesSegment(segment: string, name: string): boolean {
  let [at, letter] = [0, 0]
  let [star, resume] = [-1, 0]
  while (letter < name.length) {
    const isEscaped = segment[at] === '\\' && at + 1 < segment.length
    if (!isEscaped && segment[at] === '*') {
      star = at++
      resume = letter
    } else if (!isEscaped && segment[at] === '?') {
      at++
      letter++
    } else if (at < segment.length && segment[isEscaped ? at + 1 : at] === name[letter]) {
      at += isEscaped ? 2 : 1
      letter++
    } else if (star >= 0) {
      at = star + 1
      letter = ++resume
    } else {
      return false
    }
  }
  while (segment[at] === '*') at++
  return at === segment.length
}
