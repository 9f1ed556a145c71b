/** A link's address in its parts, decoded. */
export interface Address {
  /** Path as written, without query and fragment; '' for a link within the page. */
  readonly path: string
  readonly fragment: string | undefined
  /** The path starts with `/`. */
  readonly rooted: boolean
}

/** Words of templates, placeholders and shell variables: an address that someone or something still fills in. */
const unfilled = /[{}<>*|$%]|\.\.\.|…|^@|\bpath\/to\b|\bpath-to\b|\byour[-_]|\bX{2,}\b|\bN{2,}\b|Y{4}/

/** Reads an address; undefined when it is a template or cannot be an address of a file. */
export function readAddress(url: string): Address | undefined {
  const hash = url.indexOf('#')
  const beforeHash = hash === -1 ? url : url.slice(0, hash)
  const query = beforeHash.indexOf('?')
  const path = decoded(query === -1 ? beforeHash : beforeHash.slice(0, query))
  const fragment = hash === -1 ? undefined : decoded(url.slice(hash + 1))
  if (path === undefined || unfilled.test(path) || (path !== '' && path.includes('\\'))) return undefined
  if (fragment !== undefined && /[{}<>$]/.test(fragment)) return undefined
  return { path, fragment, rooted: path.startsWith('/') }
}

function decoded(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone percent sign: no address of a file, and whatever it is, not ours to judge.
    return undefined
  }
}

/** The path that a relative address names, seen from a folder; undefined when it leaves the repository. */
export function resolveFrom(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}
