import { type Place, type Range, pathOf, rangeOf } from './place.ts'
import type { Confidence, Fix, Finding, Related, Severity } from './finding.ts'

/** The three parts of every message: what is there, why it costs, what to do instead. */
export interface Message {
  readonly what: string
  readonly why: string
  readonly do: string
}
/** Messages by id; the id is the noun of the case (`queryInLoop`). */
export type Messages = Readonly<Record<string, Message>>

type Letter = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm' | 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z'
type IsName<S extends string> = S extends `${infer H}${infer R}` ? (Lowercase<H> extends Letter ? (R extends '' ? true : IsName<R>) : false) : false
type Innermost<S extends string> = S extends `${string}{${infer R}` ? Innermost<R> : S

/** Placeholder names of a text: letters between braces. Other braces are prose, so messages may quote code. */
export type Placeholders<S extends string> = S extends `${infer N}}${infer R}`
  ? (N extends `${string}{${string}` ? (IsName<Innermost<N>> extends true ? Innermost<N> : never) : never) | Placeholders<R>
  : never
type TextOf<M extends Message> = M['what'] | M['why'] | M['do']
type DataOf<M extends Message> = { readonly [N in Placeholders<TextOf<M>>]: string | number }

/** What a finding may carry beside its message. */
export interface Extra {
  readonly related?: readonly { readonly at: Place; readonly note: string }[]
  readonly fix?: Fix | null
  /** Default `high`: what the finding says is proved from the code, not guessed from a name. */
  readonly confidence?: Confidence
  /** Lowers the severity for this finding (a seed, a test, a one-off script). It never raises it. */
  readonly severity?: Severity
}

/** Key under which a `Say` keeps the texts it was made from. */
export const texts: unique symbol = Symbol('texts')

/** One constructor per message. A finding exists only through one of them, so a wrong id or placeholder does not compile. */
export type Say<M extends Messages> = {
  readonly [I in keyof M]: [Placeholders<TextOf<M[I]>>] extends [never]
    ? (at: Place, data?: Readonly<Record<string, never>>, extra?: Extra) => Finding
    : (at: Place, data: DataOf<M[I]>, extra?: Extra) => Finding
} & { readonly [texts]: M }

/** Turns message texts into finding constructors. */
export function messages<const M extends Messages>(all: M): Say<M> {
  const say: Record<PropertyKey, unknown> = { [texts]: all }
  for (const id of Object.keys(all)) {
    say[id] = (at: Place, data: Finding['data'] = {}, extra?: Extra): Finding => ({ ...placed(at), message: id, data, related: (extra?.related ?? []).map(toRelated), ...optional(extra) })
  }
  // The loop above gives exactly the keys of M; TypeScript cannot see that.
  return say as Say<M>
}

function placed(at: Place): { at: Range; path?: string } {
  const path = pathOf(at)
  return path === undefined ? { at: rangeOf(at) } : { at: rangeOf(at), path }
}

function toRelated({ at, note }: { at: Place; note: string }): Related {
  return { ...placed(at), note }
}

function optional(extra: Extra | undefined): Pick<Finding, 'fix' | 'confidence' | 'severity'> {
  return {
    ...(extra?.fix ? { fix: extra.fix } : {}),
    ...(extra?.confidence ? { confidence: extra.confidence } : {}),
    ...(extra?.severity ? { severity: extra.severity } : {}),
  }
}

/** Puts the data into a text. A brace group that is no placeholder stays as it is. */
export function render(text: string, data: Finding['data']): string {
  return text.replace(/\{([A-Za-z]+)\}/g, (all, name: string) => (Object.hasOwn(data, name) ? String(data[name]) : all))
}
