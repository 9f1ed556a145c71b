/** What a round trip does to the data: `read` or `write`; `sql` tells by the statement's text. */
export type Does = 'read' | 'write' | 'sql'

/**
 * What a member, a call or an export of a client is. Everything is optional: `{}` is a member known to do
 * nothing that costs a round trip.
 */
export interface Member {
  /** Using it is a round trip. */
  readonly does?: Does
  /** Role of its value, `*role` for a list of them. `one` and `many` are entities of the receiver, `self` is the receiver. */
  readonly gives?: string
  /** Role of its value where the statement that it is given changes rows. */
  readonly changes?: string
  /** It runs its function argument once, with a value of this role. */
  readonly runs?: string
  /** For an export: it is the value itself, and calling it is calling the role. Else calling it gives the role. */
  readonly ready?: true
  /** Carries any number of operations in one round trip when given a list. */
  readonly batch?: true
  /** Changes one row, and no form of it changes many rows each with data of its own. */
  readonly alone?: true
  /** Issued in the same tick, several of these become one round trip. */
  readonly coalesces?: true
}

export interface Role {
  readonly members?: Readonly<Record<string, Member>>
  /** Every member that is not listed. */
  readonly other?: Member
  /** Its members are models, each called as the class of its entities. */
  readonly models?: string
  /** Calling a value of this role. */
  readonly call?: Member
  /** Builds a query: the round trip is made when it is awaited, returned or handed to a combinator. */
  readonly lazy?: 'read' | 'write'
}

/** How code talks to one database or service, as data. */
export interface Client {
  readonly id: string
  /** As its users call it. */
  readonly name: string
  /** Specifiers; a trailing `*` stands for any ending. */
  readonly packages: readonly string[]
  /** What importing a name gives, called, constructed or as a type. */
  readonly exports: Readonly<Record<string, Member>>
  /** Exported classes that the user's own extend: role of the class itself and of its instances. */
  readonly bases?: Readonly<Record<string, { readonly statics: string; readonly instances: string }>>
  readonly roles: Readonly<Record<string, Role>>
  /** The form that takes all items at once. */
  readonly batched: { readonly read: string; readonly write: string }
  /** Exports known wherever they come from: generated clients live at paths of the user's choice. */
  readonly anywhere?: readonly string[]
  /** Receivers that are taken for this client by their name, if the method is one of `methods`: confidence medium. */
  readonly byName?: { readonly receiver: readonly string[]; readonly role: string }
}

/** The same member under many names. */
export function all(member: Member, ...names: readonly string[]): Readonly<Record<string, Member>> {
  return Object.fromEntries(names.map(name => [name, member]))
}

export const reads = (...names: readonly string[]) => all({ does: 'read' }, ...names)
export const readsOne = (...names: readonly string[]) => all({ does: 'read', gives: 'one' }, ...names)
export const readsMany = (...names: readonly string[]) => all({ does: 'read', gives: 'many' }, ...names)
export const writes = (...names: readonly string[]) => all({ does: 'write' }, ...names)
export const writesOne = (...names: readonly string[]) => all({ does: 'write', gives: 'one' }, ...names)
