import type { Heading, Nodes, Root, RootContent } from 'mdast'
import type { Range } from '../place.ts'

/** A date as a heading writes it. */
export interface ChangelogDate {
  readonly text: string
  readonly range: Range
}

/** One change: a list item with all below it, or a paragraph. */
export interface ChangelogEntry {
  /** Its words, white space collapsed, formatting and addresses dropped. */
  readonly text: string
  readonly range: Range
}

/** A heading below a release, such as `### Fixed`. */
export interface ChangelogCategory {
  readonly name: string
  readonly depth: number
  readonly range: Range
  readonly entries: number
  /** Where its last entry ends; the heading's end when it has none. */
  readonly end: number
}

/** A heading that is neither a release nor below one: a part of the preface, or a section beside the releases. */
export interface ChangelogSection {
  readonly name: string
  readonly depth: number
  readonly range: Range
}

export interface ChangelogRelease {
  readonly heading: string
  readonly depth: number
  /** What stays equal when date and formatting change: `1.2.0`, `@shop/cart@1.2.0`, `2026-01-31`, `unreleased`. */
  readonly key: string
  readonly version?: string
  /** Not out yet: `Unreleased`, or a version that says so. */
  readonly open: boolean
  readonly yanked: boolean
  readonly date?: ChangelogDate
  readonly range: Range
  readonly categories: readonly ChangelogCategory[]
  readonly entries: readonly ChangelogEntry[]
}

export interface Changelog {
  /** The first heading, where it stands before all releases. */
  readonly title?: string
  readonly titleDepth?: number
  /** Names keepachangelog.com before its first release. */
  readonly namesKeepAChangelog: boolean
  readonly sections: readonly ChangelogSection[]
  /** Says or shows that it is written as keepachangelog.com asks. */
  readonly keepsAChangelog: boolean
  readonly releases: readonly ChangelogRelease[]
}

/** True for Markdown files that are named as a record of releases. */
export function isChangelog(path: string): boolean {
  return /(?:^|\/)(?:changelog|change-log|history|changes|releases|release[-_]?notes)(?:[-_.](?:v?\d[\w.]*|next|old|legacy|archived?))?\.(?:md|markdown|mdx)$/i.test(path)
}

const standard = new Set(['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'])

/** Reads the releases of a changelog, whatever tool or hand wrote it. Sections before the first release belong to none. */
export function readChangelog(root: Root, text: string): Changelog {
  let title: ChangelogSection | undefined
  let named = false
  const sections: ChangelogSection[] = []
  const releases: Draft[] = []
  for (const node of root.children) {
    const range = rangeOf(node)
    if (!range) continue
    if (releases.length === 0 && text.slice(...range).toLowerCase().includes('keepachangelog.com')) named = true
    if (node.type !== 'heading') {
      releases.at(-1)?.add(node, range)
      continue
    }
    const words = wordsOf(node)
    const release = readReleaseHeading(words)
    if (release) releases.push(new Draft(node, words, release, range, text))
    else {
      const section = { name: words, depth: node.depth, range }
      if (releases.length === 0) title ??= section
      if (!releases.at(-1)?.category(section)) sections.push(section)
    }
  }
  const shows = releases.some(release => release.key === 'unreleased') && releases.some(release => release.categories.some(category => standard.has(category.name.toLowerCase())))
  return { ...(title === undefined ? {} : { title: title.name, titleDepth: title.depth }), namesKeepAChangelog: named, sections, keepsAChangelog: named || shows, releases: releases.map(release => release.done()) }
}

interface ReleaseHeading {
  readonly key: string
  readonly version?: string
  readonly open: boolean
  readonly yanked: boolean
  readonly date?: string
}

const months = 'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const dateLike = new RegExp(`\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b|\\b\\d{1,4}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b\\d{1,2}-\\d{1,2}-\\d{4}\\b|\\b(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b|\\b\\d{1,2}(?:st|nd|rd|th)? (?:${months})\\.?,? \\d{4}\\b`, 'i')
const openWords = /\b(?:unreleased|tbd|tba|upcoming|not yet released|in progress|work in progress)\b/i

/** What a heading says of a release, or undefined when it is no release's heading. */
function readReleaseHeading(words: string): ReleaseHeading | undefined {
  const plain = words.replace(/^[^\p{L}\p{N}@[]+/u, '').trim()
  const yanked = /\byanked\b/i.test(plain)
  if (/^\[?(?:unreleased|upcoming|next(?: release| version)?|head|main|master)\b\]?[^\p{L}]*(?:\bchanges\b)?/iu.test(plain) && !/^\[?next\b.*\p{L}{3}/iu.test(plain.replace(/^\[?next(?: release| version)?/i, 'next '))) return { key: 'unreleased', open: true, yanked }
  const [first = '', second = ''] = plain.split(/\s+/)
  const named = /^(?:version|release|v)$/i.test(first)
  const token = named ? second : first
  const found = versionIn(token) ?? (named || !/^[@\w./-]+$/.test(first) ? undefined : versionIn(second, first))
  if (found) {
    const rest = plain.slice(plain.indexOf(token) + token.length)
    const date = dateLike.exec(rest)?.[0]
    return { key: found.key, version: found.version, open: openWords.test(rest), yanked, ...(date === undefined ? {} : { date }) }
  }
  const date = dateLike.exec(plain)
  return date?.index === 0 ? { key: plain, open: openWords.test(plain), yanked, date: date[0] } : undefined
}

/** The version in `[v1.2.3]`, `@scope/name@1.2.3`, `name-v1.2.3`; with a name before it, in `name 1.2.3`. */
function versionIn(token: string, name?: string): { readonly key: string; readonly version: string } | undefined {
  const bare = token.replace(/^[[(]+|[\]):,]+$/g, '')
  const match = /^(?:(?<owner>@?[\w./-]*[A-Za-z][\w./-]*?)(?:@|[-/](?=v?\d)))?v?(?<version>\d+\.\d+(?:\.\d+)*(?:[-+.]?[A-Za-z][\w.+-]*|[-+][\w.+-]+)?)$/i.exec(bare)
  const version = match?.groups?.['version']
  if (version === undefined) return undefined
  const owner = match?.groups?.['owner'] ?? name
  return { key: owner === undefined || owner.toLowerCase() === 'v' ? version : `${owner}@${version}`, version }
}

class Draft {
  readonly key: string
  readonly categories: { name: string; depth: number; range: Range; entries: number; end: number }[] = []
  readonly #entries: ChangelogEntry[] = []
  readonly #base: Omit<ChangelogRelease, 'categories' | 'entries'>

  constructor(node: Heading, heading: string, { date, ...release }: ReleaseHeading, range: Range, text: string) {
    this.key = release.key
    const at = date === undefined ? -1 : text.slice(...range).lastIndexOf(date)
    const place: Range = at === -1 ? range : [range[0] + at, range[0] + at + (date?.length ?? 0)]
    this.#base = { heading, depth: node.depth, ...release, ...(date === undefined ? {} : { date: { text: date, range: place } }), range }
  }

  /** Takes a heading as a category; false for one of the release's own depth, a section beside it (credits, notes). */
  category({ name, depth, range }: ChangelogSection): boolean {
    if (depth <= this.#base.depth) return false
    this.categories.push({ name, depth, range, entries: 0, end: range[1] })
    return true
  }

  add(node: RootContent, range: Range): void {
    if (node.type === 'definition' || node.type === 'html' || node.type === 'thematicBreak' || node.type === 'footnoteDefinition') return
    const parts: readonly Nodes[] = node.type === 'list' ? node.children : [node]
    for (const part of parts) {
      const text = wordsOf(part)
      if (text !== '') this.#entries.push({ text, range: rangeOf(part) ?? range })
    }
    const category = this.categories.at(-1)
    if (!category) return
    category.entries += parts.length
    category.end = rangeOf(node)?.[1] ?? range[1]
  }

  done(): ChangelogRelease {
    return { ...this.#base, categories: this.categories, entries: this.#entries }
  }
}

/** Words of a node in order, white space collapsed. Iterative, as every walk over a hostile tree. */
function wordsOf(root: Nodes): string {
  const parts: string[] = []
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') parts.push(node.value)
    else if ('children' in node) for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at] as Nodes)
    if (node.type === 'paragraph' || node.type === 'listItem' || node.type === 'break') parts.push(' ')
  }
  return parts.join('').replace(/\s+/g, ' ').trim()
}

function rangeOf(node: Nodes): Range | undefined {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? undefined : [start, end]
}

/** True when a tag names the version: `v1.2.0`, `1.2.0`, `cart-v1.2.0`, `release/1.2.0`, `cart@1.2.0`. */
export function isSameTag(tag: string, version: string): boolean {
  const plain = tag.replace(/%40/g, '@').replace(/%2f/gi, '/')
  return plain.endsWith(version) && !/[\d.]$/.test(plain.slice(0, -version.length))
}
