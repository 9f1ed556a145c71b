import type { CallFact, ExprId } from '@perf-rules/languages/views'
import type { Client, Does } from '../clients/index.ts'
import { nameOfCallee } from '../iteration/bounds.ts'
import type { Origin, Origins } from '../origins/origin.ts'
import { kindOfSql, sendsStatement, statementOf } from '../origins/statements.ts'
import type { Project } from '../origins/project.ts'
import { exportOf, tableOf } from '../origins/roles.ts'
import type { Values } from '../origins/values.ts'

/** One request that a call makes of a database. */
export interface Trip {
  readonly client: Client
  readonly kind: 'read' | 'write'
  /** The operation in the client's words. */
  readonly operation: string
  readonly sure: boolean
  readonly coalesces: boolean
  /** Each row has data of its own, and the client takes no such rows together. */
  readonly alone?: true
  /** The statement is handed in: by which parameter of which function of the file. */
  readonly asked?: { readonly fn: number; readonly parameter: number }
}

/** Combinators that run every promise or lazy query they are given. */
const combinators: ReadonlySet<string> = new Set(['all', 'allSettled', 'race', 'any', 'resolve'])
const settles: ReadonlySet<string> = new Set(['then', 'catch', 'finally'])

/** The round trip that a call itself makes, if it makes one. */
export function tripOf(values: Values, path: string, index: number): Trip | undefined {
  const { project } = values
  const call = project.module(path).calls[index]
  if (!call) return undefined
  const [callee, args] = call
  for (const origin of values.of(path, callee)) {
    const { client, does, name, sure, coalesces, alone } = doneBy(origin) ?? {}
    if (client && does) {
      const found = { client, operation: name ?? '', sure: sure ?? true, coalesces: coalesces ?? false, ...(alone && !hasSameData(project, path, args) ? { alone } : {}) }
      const statement = statementOf(project, path, index)
      if (does !== 'sql') return does === 'write' && kindOfSql(project, path, statement) === 'none' ? undefined : { ...found, kind: does }
      const asked = askedBy(values, path, statement)
      return asked && { ...found, ...asked }
    }
    if (origin.is === 'operation' && origin.member.batch && project.expr(path, args[0] ?? -1)?.[0] === 'list') {
      return { client: origin.on.client, kind: 'write', operation: origin.name, sure: origin.on.sure, coalesces: false }
    }
  }
  const expr = project.expr(path, callee)
  if (expr?.[0] === 'get' && sendsStatement(expr[2]) && values.isUnknown(path, expr[1])) {
    const kind = kindOfSql(project, path, args[0] ?? -1)
    const [client] = kind === undefined || kind === 'none' ? [] : values.takers
    if (client && kind !== 'none' && kind !== undefined) return { client, kind, operation: expr[2], sure: false, coalesces: false }
  }
  if (expr?.[0] === 'get' && settles.has(expr[2])) return lazyTrip(values.of(path, expr[1]), nameOfCallee(project, path, callee))
  return isRun(values, path, call) ? lazyTrip(values.calls.of(path, index), nameOfCallee(project, path, callee)) : undefined
}

/** `update({ where, data: { open: false } })`, `update({ open: false })`: the same for all rows, so that one statement does. */
function hasSameData(project: Project, path: string, args: readonly ExprId[]): boolean {
  return args.some(arg => {
    const expr = project.expr(path, arg)
    if (expr?.[0] !== 'object') return false
    const [, data] = expr[1].find(([key]) => key === 'data') ?? []
    return isPlain(project, path, data ?? arg)
  })
}

/** Only values written out, or made without being told anything: `new Date()`. */
function isPlain(project: Project, path: string, id: ExprId): boolean {
  const expr = project.expr(path, id)
  return expr?.[0] === 'object' && expr[1].length > 0 && expr[1].every(([key, value]) => {
    const made = project.expr(path, value)
    return key === '#' || made?.[0] === 'enum' || (made?.[0] === 'call' && project.module(path).calls[made[1]]?.[1].length === 0)
  })
}

function doneBy(origin: Origin): { client: Client; does?: Does; name: string; sure: boolean; coalesces: boolean; alone?: true | undefined } | undefined {
  switch (origin.is) {
    case 'operation':
      return origin.member.does ? { client: origin.on.client, does: origin.member.does, name: origin.name, sure: origin.on.sure, coalesces: origin.member.coalesces ?? false, alone: origin.member.alone } : undefined
    case 'role': {
      const does = tableOf(origin).call?.does
      return does ? { client: origin.client, does, name: 'query', sure: origin.sure, coalesces: false } : undefined
    }
    case 'package': {
      const known = exportOf(origin)
      if (known?.member.does) return { client: known.client, does: known.member.does, name: origin.name, sure: true, coalesces: false }
      const does = known?.member.ready && known.member.gives !== undefined ? known.client.roles[known.member.gives]?.call?.does : undefined
      return known && does ? { client: known.client, does, name: 'query', sure: true, coalesces: false } : undefined
    }
    default:
      return undefined
  }
}

/** A query that was built and is run now. */
export function lazyTrip(origins: Origins, operation: string): Trip | undefined {
  for (const origin of origins) {
    const lazy = origin.is === 'role' ? tableOf(origin).lazy : undefined
    if (origin.is === 'role' && lazy) return { client: origin.client, kind: lazy, operation, sure: origin.sure, coalesces: false }
  }
  return undefined
}

/** Whether the value of a call is waited for here: then a lazy query is run. */
function isRun(values: Values, path: string, [, , , , fn, , use, into]: CallFact): boolean {
  const facts = values.project.module(path)
  if (use === 1) return true
  if (use === 2) {
    const fact = facts.functions[fn]
    // Returned by an async function, or by a callback whose results something collects.
    return fact?.async === true || fact?.passedTo !== undefined
  }
  if (use !== 3) return false
  const taker = facts.calls[into]
  const callee = values.project.expr(path, taker?.[0] ?? -1)
  if (callee?.[0] !== 'get') return false
  const on = values.project.expr(path, callee[1])
  return callee[2] === 'push' || (on?.[0] === 'global' && on[1] === 'Promise' && combinators.has(callee[2]))
}

/** What a statement does, and where it comes from if it is handed in. Nothing where it neither asks nor changes rows. */
export function askedBy(values: Values, path: string, id: ExprId): Pick<Trip, 'kind' | 'asked'> | undefined {
  const expr = values.project.expr(path, id)
  const holds = expr?.[0] === 'ref' ? values.project.expr(path, values.project.module(path).bindings[expr[1]]?.[1] ?? -1) : undefined
  if (holds?.[0] === 'param') return { kind: 'read', asked: { fn: holds[1], parameter: holds[2] } }
  const kind = kindOfSql(values.project, path, id)
  return kind === 'none' ? undefined : { kind: kind ?? 'read' }
}
