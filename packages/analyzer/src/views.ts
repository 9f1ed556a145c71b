/** A place with the reason for which it is shown. */
export interface ChainLink {
  readonly path: string
  readonly at: readonly [number, number]
  readonly note: string
}

/** A round trip that is made once per item of an iteration. */
export interface Repeat {
  readonly path: string
  /** The call inside the iteration. */
  readonly at: readonly [number, number]
  /** The call in the code's words. */
  readonly call: string
  readonly kind: 'read' | 'write'
  /** Client and operation in its users' words. */
  readonly client: string
  readonly operation: string
  /** What is iterated, in the code's words; empty where it has no name. */
  readonly items: string
  /** The client's form that takes all items at once. */
  readonly batched: string
  /** False where a receiver is known by its name alone. */
  readonly sure: boolean
  /** It runs when the program starts or ends, and not again. */
  readonly startUp: boolean
  /** Iterations around each other that multiply: 1 for a single one. */
  readonly nested: number
  /** The loop, each hop, and the query. */
  readonly chain: readonly ChainLink[]
  /** Further calls of the same iteration that cost a round trip of the same kind. */
  readonly others: readonly ChainLink[]
}

/** What the analyzer knows of round trips. */
export interface EffectsView {
  readonly repeats: readonly Repeat[]
}

declare module '@perf-rules/core' {
  interface JoinKinds {
    effects: EffectsView
  }
}
