import type { ProjectIndex } from '@perf-rules/core'
import { isChangelog } from '@perf-rules/core/ask'
import type { LinkFact } from '@perf-rules/languages/views'
import { type Address, resolveFrom } from './address.ts'

const sampleFolders = new Set(['fixtures', 'fixture', '__fixtures__', '__snapshots__', '__tests__', '__mocks__', 'testdata', 'test-data', 'test_data', 'node_modules', 'vendor', 'third_party', 'third-party', 'templates', 'template', '_templates', 'snapshots'])

/** Markdown that is input or output of something, not a document of this repository. */
export function isSample(path: string, index: ProjectIndex): boolean {
  const parts = path.split('/')
  // The input of snapshot tests stands beside their snapshots.
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) if (index.hasFolder(`${path.slice(0, at)}/__snapshots__`)) return true
  return parts.slice(0, -1).some(part => sampleFolders.has(part.toLowerCase()) || part.startsWith('template-')) || /(?:^|\/)\.github\/.*template/i.test(path) || /\btemplate\b[^/]*$/i.test(path)
}

/** Folders that builds write and git ignores: what they hold is not in the index and may well be there. */
const outputFolders = new Set(['dist', 'build', 'out', 'output', 'coverage', 'target', 'node_modules', '.next', '_build', '_site', 'site', 'tmp', 'temp', 'logs', 'reports', 'generated', 'artifacts', '.cache'])
/** Pages of the forge itself, reached by climbing out of the file view (`../../issues`). */
const forgePages = new Set(['issues', 'pull', 'pulls', 'wiki', 'releases', 'actions', 'discussions', 'blob', 'tree', 'raw', 'compare', 'commit', 'commits', 'projects', 'security', 'stargazers', 'network', 'labels', 'milestones', 'graphs', 'tags', 'merge_requests', 'settings', 'edit'])

/** A link whose target is not in the index. */
export interface Missing {
  readonly path: string
  readonly target: string
  readonly address: Address
  readonly onPage: boolean
  /** Somewhere in the repository a site is built. */
  readonly inSite: boolean
  readonly kind: LinkFact['kind']
  readonly index: ProjectIndex
  readonly isIgnored: (path: string) => boolean
}

/** True where a target that is not in the index may be right all the same, or is no path at all. */
export function isQuietTarget(missing: Missing): boolean {
  const { target, address, index, path } = missing
  const parts = target.split('/')
  // A release's notes speak of the repository as it was, and are not rewritten.
  if (isChangelog(path)) return true
  if (!address.rooted && isOutput(parts, index)) return true
  if (address.path.includes('../') && parts.some(part => forgePages.has(part))) return true
  // Instructions for agents (`.agents`, `.claude`) are read from the root, and their paths meant from there.
  if (/^\.(?!github\/)/.test(path) && !address.path.startsWith('../')) {
    const fromRoot = resolveFrom('', address.path)
    if (fromRoot !== undefined && (index.has(fromRoot) || index.hasFolder(fromRoot))) return true
  }
  // The content of a submodule is not in the index, and nothing but git knows which folder is one.
  if (index.has('.gitmodules') && !index.hasFolder(parts[0] ?? '')) return true
  const name = parts.at(-1) ?? ''
  const hasExtension = /\.[A-Za-z][A-Za-z0-9]{0,9}$/.test(name)
  // `src/server.ts:42`: editors and agents follow it.
  const line = /^(.+):\d+(?:[:-]\d+)*$/.exec(target)
  if (line) return index.has(line[1] ?? '')
  if (address.rooted) return isQuietFromRoot(missing, parts, name, hasExtension)
  if (missing.onPage) return isQuietOnPage(missing, name, hasExtension)
  // A bare word, as in `[text](url)`, shows what a link looks like; one in capitals (`LICENSE`) is the name of a file.
  if (!hasExtension && !address.path.includes('/')) return !/^(?:[A-Z]{4,}|Makefile|Dockerfile|Procfile|Jenkinsfile|Vagrantfile|Gemfile|Rakefile)$/.test(name)
  // A wiki or a site that is built elsewhere finds a page without its extension; the forge does not.
  return !hasExtension && missing.inSite && isPageElsewhere(index, target, path)
}

/** Below a folder that builds write, of which git tracks nothing. */
function isOutput(parts: readonly string[], index: ProjectIndex): boolean {
  const at = parts.findIndex(part => outputFolders.has(part))
  return at !== -1 && !index.hasFolder(parts.slice(0, at + 1).join('/'))
}

/** An address from the root is one of the repository on the forge, and a route where the repository builds a site. */
function isQuietFromRoot({ onPage, inSite, index }: Missing, parts: readonly string[], name: string, hasExtension: boolean): boolean {
  if (!hasExtension || onPage || /\.html?$/i.test(name)) return true
  if (/\.(?:md|markdown)$/i.test(name) && parts.length > 1 && index.hasFolder(parts[0] ?? '')) return false
  return inSite
}

/** On a site only links to source files are followed by the rules of files; the rest are routes. */
function isQuietOnPage({ path, target, address, kind, index, isIgnored }: Missing, name: string, hasExtension: boolean): boolean {
  if (!hasExtension || address.path.endsWith('/') || /\.html?$/i.test(name)) return true
  // What git ignores, or a folder of which nothing is tracked, is written when the site is built.
  if (isIgnored(target) || !index.hasFolder(target.slice(0, Math.max(0, target.lastIndexOf('/'))))) return true
  if (/\.mdx?$/i.test(name) && ['.md', '.mdx'].some(end => index.has(target.replace(/\.mdx?$/i, end)))) return true
  // Partials are shown inside other pages, and translations fall back to pages that are not there.
  if (/(?:^|\/)(?:_[^/]+|i18n\/.*|versioned_docs\/.*|(?:partials|snippets|includes|_includes)\/.*)$/.test(path)) return true
  return kind === 'image' ? !/^\.\.?\//.test(address.path) : !/\.mdx?$/i.test(name)
}

/** A page of that name with an extension: the address is that of a wiki or a site which is built elsewhere. */
function isPageElsewhere(index: ProjectIndex, target: string, path: string): boolean {
  const bare = target.replace(/\/$/, '')
  return ['.md', '.mdx', '/index.md', '/index.mdx', '/README.md'].some(end => index.has(bare + end) && bare + end !== path)
}
