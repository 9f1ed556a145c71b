/** Folder of a path relative to the root; '' for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

/** Joins and normalises; a path that would leave the root stays at it. */
export function joinPath(folder: string, relative: string): string {
  const parts: string[] = []
  for (const part of `${folder}/${relative}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** What `*` stands for when the text matches the pattern; '' when the pattern has none. */
export function matchStar(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf('*')
  if (star === -1) return pattern === text ? '' : undefined
  const before = pattern.slice(0, star)
  const after = pattern.slice(star + 1)
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after) ? text.slice(star, text.length - after.length) : undefined
}
