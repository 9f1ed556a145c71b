import type { ProjectIndex } from '@perf-rules/core'
import { isForContributors } from './pages.ts'

/** Extensions of files that people write and name; a dotted word with another end is a version, a host or a member. */
const extension = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|go|rs|rb|java|kt|cs|php|swift|sql|prisma|graphql|proto|sh|bash|ps1|ya?ml|toml|json|jsonc|md|css|scss|html|tf|dockerfile)$/i
const written = new Set(['dist', 'build', 'out', 'output', 'coverage', 'target', 'node_modules', '.next', '_build', '_site', 'tmp', 'temp', 'logs', 'generated', '.cache', 'venv', '.venv'])

export interface MissingPath {
  readonly folder: string
  /** The one file of that name, where there is just one. */
  readonly elsewhere: string | undefined
}

/**
 * Gives a function that says what is wrong with a path in inline code. Only a file whose folder is there is
 * missed: then the writer looked at this repository, and the file was moved or renamed since.
 */
export function pathFinder(index: ProjectIndex): (from: string, value: string) => MissingPath | undefined {
  const ignored = new Set([...index.facts('gitignore').values()].flatMap(({ patterns }) => patterns.map(pattern => pattern.replace(/^\/|\/$/g, ''))))
  let names: Map<string, string[]> | undefined
  return (from, value) => {
    const target = value.replace(/:\d+(?:-\d+)?$/, '').replace(/^\.\//, '')
    const name = target.slice(target.lastIndexOf('/') + 1)
    if (!extension.test(name) || !target.includes('/') || (target.startsWith('.github/') && !isForContributors(from)) || target.startsWith('/') || target.startsWith('~') || target.startsWith('@') || /\.\.\.|XX|NNN|YYYY|secret|credential|\bfoo|\bbar\b|example|your-|my-|path\/to|<|\*/i.test(target)) return undefined
    const parts = target.split('/')
    if (parts.some(part => written.has(part) || ignored.has(part)) || ignored.has(`*${name.slice(name.lastIndexOf('.'))}`) || /\.(?:local|generated|gen|lock)\b/.test(name)) return undefined
    const folders = basesOf(from)
    const asWritten = folders.map(base => resolve(base, target)).filter(path => path !== undefined)
    if (asWritten.some(path => index.has(path) || index.hasFolder(path) || index.isUnread?.(path))) return undefined
    names ??= namesOf(index)
    const named = names.get(name) ?? []
    // A path may be written from any folder that the page just spoke of.
    if (named.some(path => path.endsWith(`/${target}`)) || isSourceOf(asWritten, index)) return undefined
    // One folder alone (`src/index.ts`) is as often that of the reader's project.
    const found = asWritten.find(path => path.includes('/') && path.split('/').length >= 3 && index.hasFolder(path.slice(0, path.lastIndexOf('/'))))
    if (found === undefined) return undefined
    return { folder: found.slice(0, found.lastIndexOf('/')), elsewhere: named.length === 1 ? named[0] : undefined }
  }
}

/** The page's folder and all above it: each may be what a path is written from. */
function basesOf(from: string): readonly string[] {
  const bases: string[] = []
  for (let at = from.lastIndexOf('/'); at > 0; at = from.lastIndexOf('/', at - 1)) bases.push(from.slice(0, at))
  return [...bases, '']
}

/** `src/x.js` is what `src/x.ts` is compiled to. */
function isSourceOf(paths: readonly string[], index: ProjectIndex): boolean {
  return paths.some(path => /\.[cm]?js$/.test(path) && ['ts', 'tsx', 'mts', 'cts', 'jsx'].some(end => index.has(path.replace(/[cm]?js$/, end))))
}

function resolve(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

function namesOf(index: ProjectIndex): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const { path } of index.files) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const all = names.get(name)
    if (all) all.push(path)
    else names.set(name, [path])
  }
  return names
}
