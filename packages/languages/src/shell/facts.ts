import { defineFacts, type Range } from '@perf-rules/core'
import { conductOf, type ShellConduct } from './conduct.ts'
import { isStartFile, type DialectSource, type ShellDialect } from './dialect.ts'
import { isGiven } from './known-variables.ts'
import type { DoubleQuotedChild, WordPart } from 'unbash'
import { literalOfParts } from './literal.ts'
import type { ShellTree } from './tree.ts'
import { readVariables } from './variables.ts'

/** What a shell script says of itself, and what it needs of the scripts that it reads in or that read it in. */
export interface ShellFacts extends ShellConduct {
  readonly dialect: ShellDialect
  readonly declaredBy: DialectSource
  /** Holds a command. */
  readonly hasCommands: boolean
  /** A comment or the settings of ShellCheck silence SC2148. */
  readonly shebangSilenced: boolean
  readonly assigned: readonly string[]
  /** First uses of variables that nothing in the file gives a value; those that ShellCheck's comments silence are left out. */
  readonly unassigned: readonly { readonly name: string; readonly range: Range }[]
  /** Files that `source` and `.` read in; only the end of the path where its beginning is computed; null when nothing of it is known. */
  readonly sources: readonly (string | null)[]
  /** Runs text that only the run knows (`eval "$(…)"`): it may set any variable. */
  readonly evaluates: boolean
}

declare module '@perf-rules/core' {
  interface FactKinds {
    shell: ShellFacts
  }
}

export const shellFacts = defineFacts<'shell', ShellTree>({ kind: 'shell', version: 1, extract: tree => read(tree) })

function read(tree: ShellTree): ShellFacts {
  const { assigned, uses } = readVariables(tree)
  const seen = new Set<string>()
  const unassigned: { name: string; range: Range }[] = []
  for (const { name, node, guarded } of uses) {
    if (seen.has(name) || isGiven(name)) continue
    seen.add(name)
    if (!assigned.has(name) && !guarded && !tree.isSilenced('SC2154', node)) unassigned.push({ name, range: tree.range(node) })
  }
  return {
    dialect: tree.dialect,
    declaredBy: isStartFile(tree.path) ? 'name' : tree.declaredBy,
    hasCommands: tree.script.commands.length > 0,
    shebangSilenced: tree.isSilenced('SC2148', 0),
    assigned: [...assigned],
    unassigned,
    sources: [...sourcesOf(tree)],
    evaluates: tree.all('Command').some(command => evaluates(tree, command)),
    ...conductOf(tree),
  }
}

function* sourcesOf(tree: ShellTree): Iterable<string | null> {
  for (const { path } of tree.sourceDirectives) yield path === '/dev/null' ? null : path
  for (const command of tree.all('Command')) {
    const { name, args } = tree.invocation(command)
    const [file] = args
    if ((name !== 'source' && name !== '.') || file?.type !== 'Word') continue
    const literal = tree.literal(file)
    yield literal ?? tailOf(file.parts ?? [])
  }
}

/** `/lib/log.sh` of `"$(dirname "$0")/lib/log.sh"`: what stands after the last expansion. */
function tailOf(parts: readonly WordPart[]): string | null {
  const flat = parts.flatMap((part): readonly (WordPart | DoubleQuotedChild)[] => (part.type === 'DoubleQuoted' ? part.parts : [part]))
  const last = flat.findLastIndex(part => part.type !== 'Literal' && part.type !== 'SingleQuoted')
  const tail = literalOfParts(flat.slice(last + 1))
  return tail === undefined || tail === '' ? null : tail
}

/** Text that is put together from what only the run knows, and may hold assignments. */
function evaluates(tree: ShellTree, command: Parameters<ShellTree['invocation']>[0]): boolean {
  const { name, args } = tree.invocation(command)
  return name === 'eval' && args.some(arg => arg.type === 'Word' && tree.literal(arg) === undefined && (arg.text.includes('=') || tree.below(arg, 'CommandExpansion').length > 0))
}
