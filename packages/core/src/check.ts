import type * as zod from 'zod'
import type { Severity } from './finding.ts'
import type { Messages, Say, texts } from './message.ts'

/** Names of the presets a check can be in. `recommended` is on when nothing is configured. */
export const presetNames = ['recommended', 'strict', 'patterns'] as const
export type PresetName = (typeof presetNames)[number]

/** How far a check is trusted: a `trial` check speaks but never fails a run, a `retired` one only keeps its page. */
export type Stage = 'trial' | 'settled' | 'retired'

/** A clause of one of the twenty rules: `R8.3`. */
export type Clause = `R${number}.${number}`

/** An empty options object, for checks that take none. */
export type NoOptions = zod.ZodType<Record<never, never>>

/** One named demand with one home rule; it proves one or more clauses. Detectors in the same folder hold the code. */
export interface Check<S extends zod.ZodType = zod.ZodType, M extends Messages = Messages> {
  /** Unique without prefix; equals the folder's name. */
  readonly id: string
  /** The demand in one imperative sentence. */
  readonly says: string
  readonly clauses: readonly Clause[]
  /** Severity in each preset that holds the check. */
  readonly severity: { readonly [P in PresetName]?: Severity }
  readonly stage: Stage
  /** One schema gives the type, the validation, the JSON Schema and the editor's completion. */
  readonly options?: (z: typeof zod.z) => S
  /** Options that a preset sets differently from the defaults; configuration still wins over both. */
  readonly presetOptions?: { readonly [P in PresetName]?: Partial<zod.input<S>> }
  readonly messages: { readonly [texts]: M }
  /** Codes of other tools that mean the same (`hadolint DL3002`); their own ignore comments are honoured. */
  readonly standsFor?: readonly string[]
  /** What it marks must not be repeated: hosts show the place, and only the beginning of the text there. */
  readonly sensitive?: true
  /** Version by version, in the user's words; `next` is replaced at release. */
  readonly history: readonly { readonly in: string; readonly note: string }[]
}

/** Declares a check. Gives back its argument: what it adds is the type of the options, read by the detectors. */
export function defineCheck<S extends zod.ZodType = NoOptions, M extends Messages = Messages>(check: Check<S, M>): Check<S, M> {
  return check
}

/** The options a check's detectors receive, defaults filled in. */
export type OptionsOf<C extends Check> = C extends Check<infer S> ? zod.output<S> : never

/** The message constructors of a check. */
export type SayOf<C extends Check> = C extends Check<zod.ZodType, infer M> ? Say<M> : never
