import type { Finding } from '../finding.ts'
import { lineStarts, positionAt } from '../place.ts'

/** Names under which markdownlint's settings and comments know a code: its aliases and tags. */
const names: Readonly<Record<string, readonly string[]>> = {
  MD001: ['heading-increment', 'headings'],
  MD011: ['no-reversed-links', 'links'],
  MD024: ['no-duplicate-heading', 'no-duplicate-header', 'headings'],
  MD025: ['single-title', 'single-h1', 'headings'],
  MD034: ['no-bare-urls', 'links', 'url'],
  MD040: ['fenced-code-language', 'code', 'language'],
  MD041: ['first-line-heading', 'first-line-h1', 'headings'],
  MD042: ['no-empty-links', 'links'],
  MD045: ['no-alt-text', 'accessibility', 'images'],
  MD051: ['link-fragments', 'links'],
  MD052: ['reference-links-images', 'images', 'links'],
  MD053: ['link-image-reference-definitions', 'images', 'links'],
  MD056: ['table-column-count', 'table'],
  MD059: ['descriptive-link-text', 'accessibility', 'links'],
}

/** The codes of markdownlint that a check of ours answers to. */
export const markdownlintCodes: readonly string[] = Object.keys(names)

/** True when a setting or comment that says `name` speaks of the code: the code itself, an alias or a tag. */
export function namesMarkdownlintCode(name: string, code: string): boolean {
  return name.toUpperCase() === code || (names[code]?.includes(name.toLowerCase()) ?? false)
}

/** What the value of a code, alias, tag or `default` in a markdownlint configuration says: on, off, or nothing. */
export function isSwitchedOff(config: Readonly<Record<string, unknown>>, code: string): boolean | undefined {
  let off: boolean | undefined
  for (const [name, value] of Object.entries(config)) {
    if (name === 'default' ? off === undefined : namesMarkdownlintCode(name, code)) off = value === false || value === 'off' || (typeof value === 'object' && value !== null && 'enabled' in value && value.enabled === false)
  }
  return off
}

interface Switch {
  readonly line: number
  readonly kind: string
  readonly names: readonly string[]
}

const comment = /<!--\s*markdownlint-(?:(disable-file|enable-file|disable-next-line|disable-line|disable|enable|capture|restore)((?:\s+[a-z0-9_-]+)*)|configure-file\s([^>]{0,4000}?))\s*-->/gi

/**
 * Leaves out findings whose code markdownlint's own comments in the file switch off, and those of codes in `except`.
 * `codes` gives the code of each message; a message without one always stays.
 */
export function* heedingMarkdownlint(found: Iterable<Finding>, text: string, codes: Readonly<Record<string, string>>, except: readonly string[]): Generator<Finding> {
  const isOffAt = markdownlintSwitches(text)
  for (const finding of found) {
    const code = codes[finding.message]
    if (code !== undefined && (except.includes(code) || isOffAt?.(code, finding.at[0]))) continue
    yield finding
  }
}

/** Tells whether markdownlint's comments in the text switch a code off at an offset; undefined where there are none. */
export function markdownlintSwitches(text: string): ((code: string, offset: number) => boolean) | undefined {
  if (!text.includes('markdownlint-')) return undefined
  const switches = readSwitches(text)
  return (code, offset) => isOff(switches, code, positionAt(switches.starts, offset).line)
}

/** What `markdownlint-configure-file` comments in the text say, each on top of those before it. */
export function markdownlintFileSettings(text: string): Readonly<Record<string, unknown>> {
  if (!text.includes('markdownlint-configure-file')) return {}
  return Object.assign({}, ...readSwitches(text).forFile) as Record<string, unknown>
}

interface Switches {
  readonly starts: readonly number[]
  readonly inOrder: readonly Switch[]
  readonly forFile: readonly Readonly<Record<string, unknown>>[]
}

function readSwitches(text: string): Switches {
  const starts = lineStarts(text)
  const inOrder: Switch[] = []
  const forFile: Record<string, unknown>[] = []
  for (const match of text.matchAll(comment)) {
    const [, kind, listed, json] = match
    if (json !== undefined) forFile.push(parsed(json))
    else if (kind !== undefined) inOrder.push({ line: positionAt(starts, match.index).line, kind: kind.toLowerCase(), names: (listed ?? '').split(/\s+/).filter(name => name !== '') })
  }
  return { starts, inOrder, forFile }
}

function parsed(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    // Only its keys are read, each with a check of its value.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  } catch {
    // markdownlint ignores what is no JSON, and so do we.
    return {}
  }
}

function isOff({ inOrder, forFile }: Switches, code: string, line: number): boolean {
  const concerns = (each: Switch) => each.names.length === 0 || each.names.some(name => namesMarkdownlintCode(name, code))
  let off = false
  for (const config of forFile) off = isSwitchedOff(config, code) ?? off
  for (const each of inOrder) if (each.kind.endsWith('-file') && concerns(each)) off = each.kind === 'disable-file'
  // Every document begins as if it had just been captured.
  let captured = off
  for (const each of inOrder) {
    if ((each.kind === 'disable-line' && each.line === line && concerns(each)) || (each.kind === 'disable-next-line' && each.line + 1 === line && concerns(each))) return true
    if (each.line > line) break
    if (each.kind === 'capture') captured = off
    else if (each.kind === 'restore') off = captured
    else if ((each.kind === 'disable' || each.kind === 'enable') && concerns(each)) off = each.kind === 'disable'
  }
  return off
}
