import type { Range } from './place.ts'

/** What a finding costs the run: an error fails it, a warning and an info do not (see `--fail-on`). */
export type Severity = 'error' | 'warning' | 'info'
/** `high`: proved from the code. `medium`: rests on a name, an `any` or a convention. */
export type Confidence = 'high' | 'medium'

/** A second place that explains the first: the loop, the query at the end of a chain, the other value of a conflict. */
export interface Related {
  readonly path?: string
  readonly at: Range
  readonly note: string
}

/** `safe` keeps behaviour, `unsafe` may change it, `suggestion` is offered in editors and never applied in bulk. */
export type FixSafety = 'safe' | 'unsafe' | 'suggestion'

/** All of a fix is applied or none of it. Paths are relative to the root; an edit without one is in the finding's file. */
export interface Fix {
  readonly safety: FixSafety
  readonly title: string
  readonly edits?: readonly { readonly path?: string; readonly range: Range; readonly text: string }[]
  readonly create?: readonly { readonly path: string; readonly text: string }[]
  readonly rename?: readonly { readonly from: string; readonly to: string }[]
}

declare const made: unique symbol

/** What a detector yields: about the user's repository, as plain data. Made only by a constructor of `messages()`. */
export interface Finding {
  readonly [made]?: true
  readonly message: string
  readonly path?: string
  readonly at: Range
  readonly data: Readonly<Record<string, string | number>>
  readonly related: readonly Related[]
  readonly fix?: Fix
  readonly confidence?: Confidence
  readonly severity?: Severity
}
