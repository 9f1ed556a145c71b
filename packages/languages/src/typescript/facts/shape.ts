/** Index into `ModuleFacts.exprs`; -1 where nothing is known. */
export type ExprId = number

/**
 * What an expression or a type says about where a value comes from. Tuples, and one entry per different
 * expression, because they are most of the facts: outline's would be four times as large as objects.
 */
export type Expr =
  /** A name this file declares: index into `bindings`. */
  | readonly ['ref', number]
  /** A name nobody in the file declares. */
  | readonly ['global', string]
  | readonly ['import', from: string, name: string]
  /** `this` inside class `classes[i]`; -1 outside of classes. */
  | readonly ['this', number]
  | readonly ['super', number]
  | readonly ['get', ExprId, string]
  /** One element of a collection. */
  | readonly ['item', ExprId]
  | readonly ['call', number]
  | readonly ['function', number]
  | readonly ['class', number]
  | readonly ['object', readonly (readonly [key: string, ExprId])[]]
  | readonly ['list', readonly ExprId[]]
  | readonly ['either', readonly ExprId[]]
  | readonly ['text', string]
  | readonly ['literal']
  | readonly ['enum']
  /** Parameter `index` of a function, with its annotation. */
  | readonly ['param', fn: number, index: number, type: ExprId]
  /** An instance of what the name stands for, with type arguments. */
  | readonly ['type', name: ExprId, args: readonly ExprId[]]
  /** An instance of an interface or a type literal: index into `shapes`. */
  | readonly ['shape', number]
  /** What a type alias stands for. */
  | readonly ['alias', ExprId]
  | readonly ['list-of', ExprId]
  /** What calling a value of this type gives. */
  | readonly ['result-of', ExprId]
  /** A function type that gives a value of the type. */
  | readonly ['giving', ExprId]

export interface FunctionFact {
  readonly name: string
  readonly async?: true
  /** What it returns: the annotation first, where there is one. */
  readonly results: readonly ExprId[]
  /** The call that takes this function literal, and as which argument; -1 as argument for an immediate call. */
  readonly passedTo?: readonly [call: number, argument: number]
  /** Enclosing function and loop, where there are. */
  readonly inside?: number
  readonly loop?: number
  /** It is a member of this class. */
  readonly class?: number
  /** Its first parameter is used as a collection. */
  readonly takesMany?: true
}

export interface ClassFact {
  readonly name: string
  readonly extends: ExprId
  readonly implements: readonly ExprId[]
  /** Fields and methods with what they hold; a constructor parameter property is a field. */
  readonly members: readonly (readonly [name: string, ExprId])[]
  readonly statics: readonly (readonly [name: string, ExprId])[]
}

export interface ShapeFact {
  readonly name: string
  readonly extends: readonly ExprId[]
  readonly members: readonly (readonly [name: string, ExprId])[]
}

/** Where the value of a call goes. */
export const uses = ['dropped', 'awaited', 'returned', 'argument', 'stored', 'chained', 'other'] as const
export type Use = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** `into` is the call for an argument, the binding for a stored value, else -1. */
export type CallFact = readonly [callee: ExprId, args: readonly ExprId[], start: number, end: number, fn: number, loop: number, use: Use, into: number]

/** A place where a value that is no call is awaited: a query that was built before. */
export type AwaitFact = readonly [value: ExprId, start: number, end: number, fn: number, loop: number]

export type LoopKind = 'for-of' | 'for-in' | 'for-index' | 'for-other' | 'while'

/** Code that iterations run at most once, of those that start at `from` or inside of it. */
export type SingleFact = readonly [start: number, end: number, from: number]

export interface LoopFact {
  readonly kind: LoopKind
  /** From the keyword to where the body starts. */
  readonly at: readonly [number, number]
  readonly over: ExprId
  readonly fn: number
  /** Enclosing loop in the same function. */
  readonly outer?: number
  /** The item is a chunk by its name, or the index advances by more than one. */
  readonly chunks?: true
  /** Its item is used as a collection: a chunk, or a group of rows. */
  readonly groups?: true
  /** Leaves the loop when a lookup succeeds. */
  readonly firstHit?: true
  /** `for await`: items come one at a time, when their source has them. */
  readonly awaits?: true
  /** What an item is called, where it has one name. */
  readonly item?: number
}

/** What one program file says, without the names it takes from elsewhere being resolved. */
export interface ModuleFacts {
  readonly exprs: readonly Expr[]
  /** Values and types of the file's scopes, with what they hold. */
  readonly bindings: readonly (readonly [name: string, ExprId])[]
  readonly functions: readonly FunctionFact[]
  readonly classes: readonly ClassFact[]
  readonly shapes: readonly ShapeFact[]
  readonly calls: readonly CallFact[]
  readonly awaits: readonly AwaitFact[]
  readonly loops: readonly LoopFact[]
  /** Code that runs when something failed: `catch` clauses. */
  readonly failures: readonly (readonly [start: number, end: number])[]
  readonly singles: readonly SingleFact[]
  /** Code that runs for what a table or an object does not have yet: `if (!byKey.has(key))`. */
  readonly kept: readonly (readonly [start: number, end: number])[]
  readonly exports: readonly (readonly [name: string, ExprId])[]
  /** `export * from`. */
  readonly stars: readonly string[]
  /** `object.name = value`, but for fields of classes and CommonJS exports. `module.exports = value` is the export `=`. */
  readonly assigns: readonly (readonly [object: ExprId, name: string, value: ExprId])[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    module: ModuleFacts
  }
}
