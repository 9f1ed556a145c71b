import type { Client, Member } from '../clients/index.ts'

/** A value of a role that a client gives; `of` is the class of its entities. `sure` is false where only a name says so. */
export interface RoleOrigin {
  readonly is: 'role'
  readonly client: Client
  readonly role: string
  readonly of?: Origin
  readonly sure: boolean
}

/** A member of a role before it is called, or the value that it has. */
export interface OperationOrigin {
  readonly is: 'operation'
  readonly on: RoleOrigin
  readonly name: string
  readonly member: Member
}

/** Where a value comes from. Indexes are those of the facts of `path`. */
export type Origin =
  | RoleOrigin
  | OperationOrigin
  | { readonly is: 'package'; readonly from: string; readonly name: string }
  | { readonly is: 'module'; readonly path: string }
  | { readonly is: 'function'; readonly path: string; readonly index: number; readonly memoised?: true }
  | { readonly is: 'class'; readonly path: string; readonly index: number }
  | { readonly is: 'instance'; readonly path: string; readonly index: number }
  | { readonly is: 'object'; readonly path: string; readonly expr: number }
  | { readonly is: 'shape'; readonly path: string; readonly index: number }
  /** A function of which only the type of its result is known. */
  | { readonly is: 'giving'; readonly path: string; readonly type: number }
  | { readonly is: 'list'; readonly of: Origins; readonly items?: readonly Origins[] }

/** All that a value may be. Empty: nothing is known. */
export type Origins = readonly Origin[]

/** More alternatives than this say nothing about any of them. */
const mostAlternatives = 12

const keys = new WeakMap<Origin, string>()

/** Same key, same origin. Kept, since origins are shared and asked for their key again and again. */
export function keyOf(origin: Origin): string {
  let key = keys.get(origin)
  if (key === undefined) keys.set(origin, (key = toKey(origin)))
  return key
}

function toKey(origin: Origin): string {
  switch (origin.is) {
    case 'role':
      return `role ${origin.client.id} ${origin.role} ${origin.of ? keyOf(origin.of) : ''}`
    case 'operation':
      return `${keyOf(origin.on)}.${origin.name}`
    case 'package':
      return `package ${origin.from} ${origin.name}`
    case 'module':
      return `module ${origin.path}`
    case 'object':
      return `object ${origin.path} ${origin.expr}`
    case 'giving':
      return `giving ${origin.path} ${origin.type}`
    case 'list':
      return `list ${origin.of.map(keyOf).join(',')} ${(origin.items ?? []).map(item => item.map(keyOf).join(',')).join(';')}`
    default:
      return `${origin.is} ${origin.path} ${origin.index}`
  }
}

export const nothing: Origins = []

/** The alternatives that each of some gives, joined. Most values have one alternative or none. */
export function unionOf(origins: Origins, give: (origin: Origin) => Origins): Origins {
  const [only] = origins
  if (only === undefined) return nothing
  return origins.length === 1 ? give(only) : union(...origins.map(give))
}

/** Joins alternatives, each once, in the order given. */
export function union(...all: readonly Origins[]): Origins {
  const given = all.filter(origins => origins.length > 0)
  if (given.length < 2) return given[0] ?? []
  const found = new Map<string, Origin>()
  for (const origin of given.flat()) {
    if (found.size >= mostAlternatives) break
    const key = keyOf(origin)
    if (!found.has(key)) found.set(key, origin)
  }
  return [...found.values()]
}
