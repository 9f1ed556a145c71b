import { parse, TomlError } from 'smol-toml'
import type { Requirement, RequirementsFacts } from './facts.ts'

const named = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/

/** Reads pip's requirement lines; options, includes and comments are none. */
export function readList(text: string): RequirementsFacts {
  const requirements: Requirement[] = []
  let start = 0
  // A line goes on behind a backslash: hashes stand there.
  for (const line of text.match(/(?:[^\n\\]|\\\r?\n|\\)*\n?/g) ?? []) {
    const at = start
    start += line.length
    const bare = line.replace(/(?:^|\s)#.*$/m, '').trimEnd()
    const written = bare.trimStart()
    if (written === '' || written.startsWith('-')) continue
    const requirement = toRequirement(written.replace(/\\\r?\n/g, ' '))
    const from = at + bare.length - written.length
    if (requirement) requirements.push({ ...requirement, range: [from, from + (written.split(/[\s;\\]/, 1)[0] ?? '').length] })
  }
  return { kind: 'list', requirements }
}

/** Reads the dependencies of a project; those of its groups and extras are lists for others. */
export function readProject(text: string): RequirementsFacts | undefined {
  let table: Readonly<Record<string, unknown>>
  try {
    table = parse(text)
  } catch (thrown) {
    // No TOML, so no dependencies that could be read.
    if (thrown instanceof TomlError) return undefined
    throw thrown
  }
  const dependencies = tableAt(table, 'project')['dependencies']
  const poetry = tableAt(tableAt(tableAt(table, 'tool'), 'poetry'), 'dependencies')
  const listed = Array.isArray(dependencies) ? dependencies.filter(item => typeof item === 'string') : []
  const requirements = [...listed.flatMap(item => toRequirement(item) ?? []), ...Object.entries(poetry).flatMap(([name, wanted]) => (name === 'python' || typeof wanted !== 'string' ? [] : [{ name, wanted, pinned: /^\d/.test(wanted), hashed: false }]))]
  return requirements.length === 0 ? undefined : { kind: 'project', requirements: requirements.map(each => ({ ...each, range: [0, 0] as const })) }
}

function toRequirement(line: string): Omit<Requirement, 'range'> | undefined {
  const match = named.exec(line)
  if (!match) return undefined
  const [, name = '', rest = ''] = match
  const wanted = (rest.split(/\s*;|\s+--hash/, 1)[0] ?? '').trim()
  // `name @ https://…`, and addresses or paths in place of a name.
  if (wanted.startsWith('@')) return { name, wanted, pinned: true, hashed: true }
  if (wanted !== '' && !/^[=<>!~(]/.test(wanted)) return undefined
  return { name, wanted, pinned: /^\(?={2,3}\s*[^*,]+\)?$/.test(wanted), hashed: /--hash[= ]/.test(line) }
}

function tableAt(table: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const value = table[key]
  // Checked to be a table in the line above it.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {}
}
