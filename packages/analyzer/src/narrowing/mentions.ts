import { clients, receiverNames } from '../clients/index.ts'
import { mayHoldStatement } from '../origins/statements.ts'
import { clientsNamedIn } from '../origins/unmistakable.ts'

/**
 * What the text of a program file gives away without being parsed. It may name more than the file's module facts
 * do, since comments and strings are read as well; it never names less.
 */
export interface MentionFacts {
  /** Specifiers of what it imports, requires and exports from elsewhere; a computed end is `*`. */
  readonly specifiers: readonly string[]
  /** It holds a name by which a client may be known, whatever it imports. */
  readonly client?: true
  /** Clients whose methods it names, which is word enough where a package of the project depends on them. */
  readonly named?: readonly string[]
  /** It holds text that begins as an SQL statement does. */
  readonly statements?: true
  /** It has classes that extend or implement something. */
  readonly heirs?: true
  /** It exports what other files declare. */
  readonly passesOn?: true
}

declare module '@perf-rules/core' {
  interface FactKinds {
    mentions: MentionFacts
  }
}

const anyComments = /(?:\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*/.source
const specifier = new RegExp(`\\b(?:from|import|require)\\s*\\(?\\s*${anyComments}(?:'([^'\\n]*)'|"([^"\\n]*)"|\`([^\`\\n]*)\`)`, 'g')
const names = new RegExp([...receiverNames, ...clients.flatMap(client => client.anywhere ?? [])].map(name => name.replaceAll('$', '\\$')).join('|'))
const heritage = /\bclass\b[^{]*\b(?:extends|implements)\b/
const handedOn = /\bexport\b(?:\s+type\b)?\s*[*{]/

/** Reads the mentions of a program file from its text. */
export function mentionsIn(text: string): MentionFacts {
  const specifiers = new Set<string>()
  for (const [, single, double, template = ''] of text.matchAll(specifier)) specifiers.add(single ?? double ?? template.replace(/\$\{.*$/, '*'))
  const named = clientsNamedIn(text)
  return {
    specifiers: [...specifiers],
    ...(names.test(text) ? { client: true } : {}),
    ...(named.length > 0 ? { named } : {}),
    ...(mayHoldStatement(text) ? { statements: true } : {}),
    ...(heritage.test(text) ? { heirs: true } : {}),
    ...(handedOn.test(text) ? { passesOn: true } : {}),
  }
}
