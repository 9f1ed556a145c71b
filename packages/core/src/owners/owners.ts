import { type Forge, matchesPattern, type OwnerPattern, toPattern } from './pattern.ts'

/** Where a CODEOWNERS file may stand, in the order in which it is looked for. */
export const ownersFiles = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'] as const

/** A file of more lines is no file that people keep, and would cost more than it tells. */
const mostLines = 20_000

interface Line {
  readonly pattern: OwnerPattern
  readonly owners: readonly string[]
}

/** Lines of a CODEOWNERS file. GitLab's sections are judged each for itself; elsewhere there is one. */
export interface CodeOwners {
  readonly sections: readonly (readonly Line[])[]
}

/** Which forge's reading applies: sections are GitLab's alone, and so is the file's place under `.gitlab/`. */
export function forgeOf(file: string, text: string, hasGitlabPipeline: boolean): Forge {
  if (file.startsWith('.github/')) return 'github'
  return file.startsWith('.gitlab/') || hasGitlabPipeline || /^\^?\[[^\]\n]+\]/m.test(text) ? 'gitlab' : 'github'
}

/** Reads a CODEOWNERS file. Lines that its forge would skip are skipped. */
export function parseCodeOwners(text: string, forge: Forge): CodeOwners {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  if (lines.length > mostLines) return { sections: [] }
  const sections = new Map<string, Line[]>([['', []]])
  let [name, defaults]: [string, readonly string[]] = ['', []]
  for (const line of lines) {
    const heading = forge === 'gitlab' ? headingOf(line) : undefined
    if (heading) {
      // GitLab joins sections of one name, whatever its case.
      name = heading.name
      defaults = heading.owners
      if (!sections.has(name)) sections.set(name, [])
      continue
    }
    const read = readLine(line, forge, defaults)
    if (read) sections.get(name)?.push(read)
  }
  return { sections: [...sections.values()] }
}

/** Owners of a file: of the last line that matches it; with sections, of the last one in each. */
export function ownersOf({ sections }: CodeOwners, path: string): readonly string[] {
  const owners = sections.flatMap(lines => lines.findLast(({ pattern }) => matchesPattern(pattern, path))?.owners ?? [])
  return [...new Set(owners)]
}

/** `[Name]`, `^[Name]` (optional), `[Name][2]` (approvals), each with default owners behind it. */
function headingOf(line: string): { readonly name: string; readonly owners: readonly string[] } | undefined {
  const found = /^\s*\^?\[([^\]]+)\](?:\[\d+\])?(?:\s+(.*))?$/.exec(line)
  return found ? { name: (found[1] ?? '').trim().toLowerCase(), owners: (found[2] ?? '').split(/\s+/).filter(isOwner) } : undefined
}

function readLine(line: string, forge: Forge, defaults: readonly string[]): Line | undefined {
  const [first, ...rest] = wordsOf(line)
  // GitHub reads no negation, no ranges of letters and no escaped `#`, and skips such lines. GitLab's `!` names no owner.
  if (first === undefined || first.startsWith('#') || first.startsWith('!') || (forge === 'github' && (first.startsWith('\\#') || first.includes('[')))) return undefined
  const comment = rest.findIndex(word => word.startsWith('#'))
  const named = forge === 'github' && comment >= 0 ? rest.slice(0, comment) : rest
  // One wrong owner makes GitHub skip the line; GitLab skips the owner.
  if (forge === 'github' && !named.every(isOwner)) return undefined
  const pattern = toPattern(first, forge)
  const owners = named.filter(isOwner)
  return pattern ? { pattern, owners: owners.length > 0 ? owners : defaults } : undefined
}

/** Words between white space; a backslash keeps the letter behind it, also a space, in the word. */
function wordsOf(line: string): readonly string[] {
  return line.match(/(?:\\.|[^\s\\])+/g) ?? []
}

/** `@user`, `@group/team`, GitLab's `@@role`, or an address. */
function isOwner(word: string): boolean {
  const at = word.indexOf('@')
  return at === 0 ? word.length > 1 : at > 0 && at < word.length - 1
}
