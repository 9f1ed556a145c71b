import { findRulesSection, nearest } from '@perf-rules/core'
import { type DataNode, entryOf, type MapEntry, stringOf } from '../data/index.ts'
import type { AgentFile, AgentFlaw, AgentText } from './facts.ts'
import { valueFlaws } from './field-flaws.ts'
import { type FrontMatter, isMendable, readFrontMatter } from './front-matter.ts'
import type { AgentFormat } from './formats.ts'
import { importsIn } from './imports.ts'
import { namesIn } from './names.ts'

/** Reads a file as its client does, and notes what the client will refuse, ignore or read otherwise. */
export function readAgentFile(text: string, path: string, format: AgentFormat): AgentFile {
  const head = readFrontMatter(text)
  const body = text.slice(head?.bodyAt ?? 0)
  const flaws: AgentFlaw[] = []
  if (!head && format.needsFrontMatter) flaws.push({ id: 'noFrontMatter', range: [0, firstLine(text)] })
  if (head?.error) flaws.push(brokenBy(head.error, text, format))
  const { root } = head ?? {}
  if (head && !head.error) flaws.push(...fieldsFlaws(head, format))
  if (body.trim() === '' && !head?.error) flaws.push({ id: 'emptyBody', range: head?.range ?? [0, 0] })
  const tools = [...namesAt(root, 'tools'), ...namesAt(root, 'allowed-tools')]
  return {
    client: format.client,
    kind: format.kind,
    name: textAt(root, 'name') ?? nameByPath(path, format),
    description: textAt(root, 'description'),
    skills: format.kind === 'agent' ? namesAt(root, 'skills') : [],
    starts: tools.flatMap(startedBy),
    imports: format.kind === 'memory' && body.includes('@') ? importsIn(text) : [],
    rulesSection: sectionIn(text),
    flaws,
  }
}

function brokenBy(error: NonNullable<FrontMatter['error']>, text: string, format: AgentFormat): AgentFlaw {
  return { id: 'brokenFrontMatter', range: error.range, error: error.what, isTolerated: format.mendsPlainValues === true && isMendable(text) }
}

function fieldsFlaws({ root, range }: FrontMatter, format: AgentFormat): AgentFlaw[] {
  if (root === undefined || root.kind === 'scalar' && root.value === null) return format.required.map(field => ({ id: 'missingField', range: [range[0], 3], field }))
  if (root.kind !== 'map') return [{ id: 'brokenFrontMatter', range: root.range, error: 'it holds no fields', isTolerated: false }]
  const flaws: AgentFlaw[] = []
  const misspelled = new Set<string>()
  for (const entry of root.entries) {
    const type = Object.hasOwn(format.fields, entry.key) ? format.fields[entry.key] : undefined
    if (type) flaws.push(...valueFlaws(entry, type))
    else {
      const known = meantBy(entry, root, format)
      if (known === undefined) continue
      misspelled.add(known)
      flaws.push({ id: 'misspelledField', range: entry.keyRange, field: entry.key, known })
    }
  }
  for (const field of format.required) {
    const value = entryOf(root, field)?.value
    if (!misspelled.has(field) && (value === undefined || isBlank(value))) flaws.push({ id: 'missingField', range: value ? (entryOf(root, field)?.keyRange ?? range) : [0, 3], field })
  }
  return [...flaws, ...nameFlaws(root, format), ...permissionFlaws(root)]
}

/** The field that a name was meant to be: another spelling, or one letter off. */
function meantBy({ key }: MapEntry, root: DataNode, format: AgentFormat): string | undefined {
  const { foreign = {}, fields } = format
  const isFree = (field: string | undefined) => (field !== undefined && entryOf(root, field) === undefined ? field : undefined)
  if (Object.hasOwn(foreign, key)) return isFree(foreign[key])
  const same = Object.keys(fields).find(field => plain(field) === plain(key))
  if (same !== undefined) return isFree(same)
  if (key.length < 4 || fieldsElsewhere.has(key)) return undefined
  return isFree(nearest(key, Object.keys(fields).filter(field => field.length > 3 && field.startsWith(key[0] ?? ''))))
}

/** What other clients and people's own tools keep in front matter, near as it may be to a field. */
const fieldsElsewhere: ReadonlySet<string> = new Set(['mode', 'type', 'title', 'tags', 'topic', 'topics', 'status', 'version', 'author', 'authors', 'category', 'permissions', 'permission', 'priority', 'triggers', 'temperature', 'globs'])

function plain(field: string): string {
  return field.toLowerCase().replaceAll(/[-_\s]/g, '')
}

function nameFlaws(root: DataNode, { longestName }: AgentFormat): AgentFlaw[] {
  const name = textAt(root, 'name')
  if (!name || longestName === undefined || name.text.trim() === '') return []
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name.text) && name.text.length <= longestName ? [] : [{ id: 'badName', range: name.range, name: name.text }]
}

function permissionFlaws(root: DataNode): AgentFlaw[] {
  const flaws: AgentFlaw[] = []
  const mode = textAt(root, 'permissionMode')
  if (mode?.text === 'bypassPermissions') flaws.push({ id: 'noChecks', range: mode.range })
  const denied = new Set(namesAt(root, 'disallowedTools').map(({ text }) => text))
  for (const tool of namesAt(root, 'tools')) if (denied.has(tool.text)) flaws.push({ id: 'toolConflict', range: tool.range, tool: tool.text })
  return flaws
}

function isBlank(node: DataNode): boolean {
  return node.kind === 'scalar' && (node.value === null || String(node.value).trim() === '')
}

function textAt(root: DataNode | undefined, key: string): AgentText | null {
  const node = entryOf(root, key)?.value
  const text = stringOf(node)
  return node === undefined || text === undefined ? null : { text, range: node.range }
}

function namesAt(root: DataNode | undefined, key: string): readonly AgentText[] {
  const node = entryOf(root, key)?.value
  return node ? namesIn(node) : []
}

/** `Agent(reviewer, tester)`, and `Task(…)` as it was called before. */
function startedBy({ text, range }: AgentText): AgentText[] {
  const inside = /^(?:Agent|Task)\((.*)\)$/s.exec(text)?.[1]
  return (inside ?? '').split(',').map(name => name.trim()).filter(name => name !== '' && name !== '*').map(name => ({ text: name, range }))
}

/** Commands and rules are called as their file is, skills as their folder. */
function nameByPath(path: string, { kind }: AgentFormat): AgentText | null {
  const parts = path.split('/')
  const name = kind === 'skill' ? parts.at(-2) : parts.at(-1)?.replace(/\.(?:agent|instructions)?\.?mdc?$/, '')
  return kind === 'agent' || name === undefined ? null : { text: name, range: [0, 0] }
}

function firstLine(text: string): number {
  const end = text.search(/\r?\n/)
  return end === -1 ? text.length : end
}

function sectionIn(text: string): AgentText | null {
  const section = findRulesSection(text)
  return section ? { text: text.slice(section.start, section.end), range: [section.start, section.end] } : null
}
