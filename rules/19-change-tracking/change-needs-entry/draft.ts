import type { ChangeCommit, ChangedFile, Fix, ProjectIndex } from '@perf-rules/core'
import type { ReleaseFact } from '@perf-rules/languages/views'
import { type Record, within } from './governing.ts'

/** An entry in the words of the commits, else in the names of the files. */
export interface Draft {
  readonly category: 'Added' | 'Changed' | 'Deprecated' | 'Fixed' | 'Removed' | 'Security'
  readonly lines: readonly string[]
}

const types: Readonly<{ [type: string]: Draft['category'] }> = { feat: 'Added', feature: 'Added', fix: 'Fixed', bugfix: 'Fixed', perf: 'Changed', refactor: 'Changed', revert: 'Removed', security: 'Security', deprecate: 'Deprecated' }
const verbs: readonly (readonly [RegExp, Draft['category']])[] = [
  [/^(?:add|introduce|support|create|allow)\b/i, 'Added'],
  [/^(?:fix|mend|correct|repair|resolve)\b/i, 'Fixed'],
  [/^(?:remove|drop|delete)\b/i, 'Removed'],
  [/^deprecate\b/i, 'Deprecated'],
]
const mostNames = 3

/** Drafts what the change could be called. */
export function draftOf(files: readonly ChangedFile[], commits: readonly ChangeCommit[]): Draft {
  const subjects = commits.map(({ message }) => message.split('\n', 1)[0]?.trim() ?? '').filter(subject => subject !== '')
  const read = subjects.map(readSubject)
  if (read.length > 0) return { category: read[0]?.category ?? 'Changed', lines: [...new Set(read.map(({ text }) => text))] }
  const kinds = new Set(files.map(file => file.status))
  const category = kinds.size === 1 && kinds.has('added') ? 'Added' : kinds.size === 1 && kinds.has('deleted') ? 'Removed' : 'Changed'
  return { category, lines: [`${category} ${namesOf(files)}`] }
}

function readSubject(subject: string): { readonly category: Draft['category']; readonly text: string } {
  const typed = /^([a-z]+)(?:\([^)]*\))?!?: (.+)$/i.exec(subject)
  const said = (typed?.[2] ?? subject).replace(/\s*\(#\d+\)$/, '').replace(/\.$/, '')
  const type = typed?.[1]?.toLowerCase() ?? ''
  const category = (Object.hasOwn(types, type) ? types[type] : undefined) ?? verbs.find(([pattern]) => pattern.test(said))?.[1] ?? 'Changed'
  return { category, text: said.charAt(0).toUpperCase() + said.slice(1) }
}

export function namesOf(files: readonly ChangedFile[]): string {
  const names = files.slice(0, mostNames).map(file => `\`${file.path}\``)
  const more = files.length - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** The fix that writes the draft where the record keeps its entries; its words are for the author to mend, so it is never applied as safe. */
export function draftFix(record: Record, files: readonly ChangedFile[], commits: readonly ChangeCommit[], head: ProjectIndex): Fix | undefined {
  const draft = draftOf(files, commits)
  if (record.fragments !== undefined) return { safety: 'unsafe', title: `Draft an entry in ${record.fragments}`, create: [fragmentOf(record.fragments, draft, files, head)] }
  const log = record.changelog === undefined ? undefined : head.facts('changelog').get(record.changelog)
  if (record.changelog === undefined || !log) return undefined
  const open = log.releases.find(release => release.open || release.key === 'unreleased')
  const edit = open ? intoOpen(open, draft) : beforeFirst(log.releases[0], draft)
  return edit && { safety: 'unsafe', title: `Draft an entry in ${record.changelog}`, edits: [{ path: record.changelog, ...edit }] }
}

function intoOpen(release: ReleaseFact, { category, lines }: Draft): { readonly range: readonly [number, number]; readonly text: string } {
  const list = lines.map(line => `- ${line}`).join('\n')
  const same = release.categories.find(each => each.name.toLowerCase() === category.toLowerCase())
  const hasEntries = release.entries.some(entry => same !== undefined && entry.range[1] === same.end)
  if (same) return insert(same.end, hasEntries ? `\n${list}` : `\n\n${list}`)
  const lastEnd = Math.max(release.range[1], ...release.entries.map(entry => entry.range[1]), ...release.categories.map(each => each.end))
  if (release.categories.length === 0 && release.entries.length > 0) return insert(lastEnd, `\n${list}`)
  return insert(lastEnd, `\n\n${'#'.repeat(release.depth + 1)} ${category}\n\n${list}`)
}

function beforeFirst(first: ReleaseFact | undefined, { category, lines }: Draft): { readonly range: readonly [number, number]; readonly text: string } | undefined {
  if (!first) return undefined
  const mark = '#'.repeat(first.depth)
  return insert(first.range[0], `${mark} [Unreleased]\n\n${mark}# ${category}\n\n${lines.map(line => `- ${line}`).join('\n')}\n\n`)
}

function insert(at: number, text: string): { readonly range: readonly [number, number]; readonly text: string } {
  return { range: [at, at], text }
}

const towncrier: Readonly<{ [C in Draft['category']]: string }> = { Added: 'feature', Changed: 'feature', Deprecated: 'removal', Fixed: 'bugfix', Removed: 'removal', Security: 'bugfix' }

/** A file whose name no other branch takes: its words and a number made of its content. */
function fragmentOf(folder: string, { category, lines }: Draft, files: readonly ChangedFile[], head: ProjectIndex): { readonly path: string; readonly text: string } {
  const words = lines[0]?.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40) ?? 'change'
  const slug = `${words}-${fingerprint(JSON.stringify([lines, files.map(file => file.path)]))}`
  const body = `${lines.length === 1 ? (lines[0] ?? '') : lines.map(line => `- ${line}`).join('\n')}\n`
  if (folder === '.changeset' || folder.endsWith('/.changeset')) {
    const names = [...new Set(files.flatMap(file => packageOf(file.path, head) ?? []))].sort()
    return { path: within(folder, `${slug}.md`), text: `---\n${names.map(name => `${JSON.stringify(name)}: ${category === 'Added' ? 'minor' : 'patch'}\n`).join('')}---\n\n${body}` }
  }
  const isTowncrier = head.has('towncrier.toml') || folder.endsWith('newsfragments') || head.files.some(file => file.path.startsWith(`${folder}/`) && /\.(?:feature|bugfix|removal|misc)(?:\.\d+)?\.(?:md|rst)$/.test(file.path))
  return { path: within(folder, isTowncrier ? `+${slug}.${towncrier[category]}.md` : `${slug}.${category.toLowerCase()}.md`), text: body }
}

function packageOf(path: string, head: ProjectIndex): string | undefined {
  const manifests = head.facts('package')
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    const name = manifests.get(`${path.slice(0, end)}/package.json`)?.name
    if (name !== undefined) return name
    if (end === 0) break
  }
  return manifests.get('package.json')?.name
}

/** FNV-1a, six letters: names differ between branches, and the same change gives the same name. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash.toString(36).padStart(7, '0').slice(-6)
}
