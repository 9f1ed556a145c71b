import type { ExprId } from '@perf-rules/languages/views'
import { isPerItemMethod, keepsItems, libraryCallback } from '../iteration/per-item-calls.ts'
import { type OperationOrigin, type Origin, type Origins, union, unionOf } from './origin.ts'
import type { Project } from './project.ts'
import { exportOf, givenBy, tableOf } from './roles.ts'
import { kindOfSql, statementOf } from './statements.ts'
import type { Values } from './values.ts'

/** Steps between a function's result and its parameter. */
const deepest = 6

/** The arguments of a call. */
interface Given {
  readonly path: string
  readonly args: readonly ExprId[]
}

type FunctionOrigin = Extract<Origin, { is: 'function' }>

/** Packages' wrappers whose result keeps what it computed. */
const memoisers: ReadonlySet<string> = new Set(['cache', 'memoize', 'memoizeOne', 'unstable_cache', 'pMemoize', 'mem', 'moize'])

/** What calls give. */
export class CallValues {
  readonly #values: Values

  constructor(values: Values) {
    this.#values = values
  }

  of(path: string, index: number): Origins {
    const values = this.#values
    const call = values.project.module(path).calls[index]
    if (!call) return []
    const [callee, args] = call
    const expr = values.project.expr(path, callee)
    if (expr?.[0] === 'global' && expr[1] === 'require') {
      const text = values.project.expr(path, args[0] ?? -1)
      return text?.[0] === 'text' ? values.imported(path, text[1], '*') : []
    }
    if (expr?.[0] === 'get') {
      const known = this.#collection(path, expr[1], expr[2], args)
      if (known) return known
    }
    const callees = values.of(path, callee)
    if (callees.length === 0) return this.#wrapped(path, callees, [], args)
    // Only a client's own calls name an entity; most first arguments need never be looked at.
    const entity = callees.some(origin => origin.is === 'operation' || origin.is === 'package') ? values.entityIn(values.of(path, args[0] ?? -1)) : undefined
    const results = unionOf(callees, origin => this.resultOf(origin.is === 'operation' && origin.member.changes !== undefined ? asStated(origin, values, path, index) : origin, entity, { path, args }))
    const own = expr?.[0] === 'get' ? this.#asReceiver(path, expr[1], callees, results) : results
    return union(own, this.#wrapped(path, callees, results, args))
  }

  /** What calling a value gives. */
  resultOf(origin: Origin, entity?: Origin, given?: Given): Origins {
    const values = this.#values
    switch (origin.is) {
      case 'operation':
        return givenBy(origin.on, origin.member, entity)
      case 'role': {
        const { call } = tableOf(origin)
        return call ? givenBy(origin, call, undefined) : []
      }
      case 'package': {
        const known = exportOf(origin)
        if (!known) return []
        const given = givenBy({ is: 'role', client: known.client, role: '', sure: true }, known.member, entity)
        return known.member.ready ? given.flatMap(each => this.resultOf(each)) : given
      }
      case 'class':
        return [{ ...origin, is: 'instance' }]
      case 'giving':
        return values.of(origin.path, origin.type)
      case 'function': {
        const fact = values.project.module(origin.path).functions[origin.index]
        const results = union(...(fact?.results ?? []).map(result => this.#handedOn(origin, result, given) ?? values.of(origin.path, result)))
        // Awaiting the function runs what it built, so a query that is not run yet never leaves it.
        return fact?.async ? results.filter(each => each.is !== 'role' || !tableOf(each).lazy) : results
      }
      default:
        return []
    }
  }

  /** What a function gives back of what it was handed: `sorted(rows)` is `rows`, whatever others sort. */
  #handedOn({ path, index }: FunctionOrigin, result: ExprId, given: Given | undefined): Origins | undefined {
    const parameter = given && parameterIn(this.#values.project, path, index, result)
    const handed = parameter === undefined ? [] : this.#values.of(given?.path ?? '', given?.args[parameter] ?? -1)
    return handed.length > 0 ? handed : undefined
  }

  /** A method of a base class that gives `this` gives an instance of the class on which it is called. */
  #asReceiver(path: string, object: ExprId, callees: Origins, results: Origins): Origins {
    const values = this.#values
    const isOfBase = (result: Origin) => result.is === 'instance' && callees.some(callee => callee.is === 'function' && callee.path === result.path && values.project.module(callee.path).functions[callee.index]?.class === result.index)
    if (!results.some(isOfBase)) return results
    const receivers = values.of(path, object).filter(origin => origin.is === 'instance')
    return receivers.length === 0 ? results : union(receivers, results.filter(result => !isOfBase(result)))
  }

  /** What a parameter of a function literal is, told by the call that takes the function. */
  givenTo(path: string, fn: number, index: number): Origins {
    const values = this.#values
    const facts = values.project.module(path)
    const taken = facts.functions[fn]?.passedTo
    const call = taken && facts.calls[taken[0]]
    if (!taken || !call || index > 1) return []
    const [callee, args] = call
    const run = values.of(path, callee).flatMap(origin => (origin.is === 'operation' && origin.member.runs !== undefined ? [{ ...origin.on, role: origin.member.runs }] : []))
    if (run.length > 0) return index === 0 ? run : []
    const expr = values.project.expr(path, callee)
    if (expr?.[0] === 'get' && isPerItemMethod(expr[2], taken[1])) return index === (expr[2].startsWith('reduce') ? 1 : 0) ? values.itemOf(values.of(path, expr[1])) : []
    if (expr?.[0] === 'get' && expr[2] === 'then') return index === 0 ? values.of(path, expr[1]) : []
    const library = libraryCallback(values.of(path, callee), taken[1])
    return library && index === 0 ? values.itemOf(values.of(path, args[library.items] ?? -1)) : []
  }

  /** Calls that hand on a collection or its items. */
  #collection(path: string, object: ExprId, name: string, args: readonly ExprId[]): Origins | undefined {
    const values = this.#values
    const on = values.project.expr(path, object)
    if (on?.[0] === 'global') {
      if (on[1] === 'Promise' && (name === 'all' || name === 'allSettled' || name === 'resolve' || name === 'race')) return values.of(path, args[0] ?? -1)
      if (on[1] === 'Array' && name === 'from') return values.of(path, args[0] ?? -1)
      if (on[1] === 'Object' && name === 'assign') return union(...args.map(arg => values.of(path, arg)))
    }
    const receiver = values.of(path, object)
    if (name === 'bind') return receiver
    const list = receiver.filter(origin => origin.is === 'list')
    if (list.length === 0) return undefined
    if (keepsItems.has(name)) return list
    if (name === 'map' || name === 'flatMap') {
      const of = union(...values.of(path, args[0] ?? -1).map(origin => this.resultOf(origin)))
      return of.length > 0 ? [{ is: 'list', of }] : []
    }
    return ['find', 'at', 'pop', 'shift', 'findLast', 'get'].includes(name) ? values.itemOf(list) : undefined
  }

  /**
   * A function that was given to a wrapper and comes back as its result: `traced(presentUser)`, `cache(load)`.
   * A wrapper of the project counts when what it returns is made inside of it; one of a package always.
   */
  #wrapped(path: string, callees: Origins, results: Origins, args: readonly ExprId[]): Origins {
    const values = this.#values
    const isOpaque = results.length === 0
    const isNested = results.some(result => result.is === 'function' && callees.some(callee => callee.is === 'function' && callee.path === result.path && this.#isInside(result.path, result.index, callee.index)))
    if (!isOpaque && !isNested) return []
    if (callees.some(callee => callee.is === 'operation' || callee.is === 'role')) return []
    const memoised = callees.some(callee => callee.is === 'package' && memoisers.has(callee.name === 'default' ? callee.from : callee.name))
    const functions = union(...args.slice(0, 2).map(arg => values.of(path, arg).filter(origin => origin.is === 'function')))
    // It may as well give what the function gives: `remember('db', () => new PrismaClient())`.
    const made = isOpaque ? functions.flatMap(origin => this.resultOf(origin).filter(result => result.is === 'role' || result.is === 'instance')) : []
    return union(functions.map(origin => (memoised && origin.is === 'function' ? { ...origin, memoised: true as const } : origin)), made)
  }

  #isInside(path: string, inner: number, outer: number): boolean {
    const { functions } = this.#values.project.module(path)
    for (let at = functions[inner]?.inside; at !== undefined; at = functions[at]?.inside) if (at === outer) return true
    return false
  }
}

/** The parameter that a function's result is, as it came or with its items kept. */
function parameterIn(project: Project, path: string, fn: number, result: ExprId, level = 0): number | undefined {
  const expr = project.expr(path, result)
  if (!expr || level > deepest) return undefined
  if (expr[0] === 'param') return expr[1] === fn ? expr[2] : undefined
  if (expr[0] === 'ref') return parameterIn(project, path, fn, project.module(path).bindings[expr[1]]?.[1] ?? -1, level + 1)
  if (expr[0] !== 'call') return undefined
  const callee = project.expr(path, project.module(path).calls[expr[1]]?.[0] ?? -1)
  return callee?.[0] === 'get' && keepsItems.has(callee[2]) ? parameterIn(project, path, fn, callee[1], level + 1) : undefined
}

/** A query made of a statement: what it is depends on what the statement does. */
function asStated(origin: OperationOrigin, { project }: Values, path: string, call: number): OperationOrigin {
  const { changes } = origin.member
  return changes !== undefined && kindOfSql(project, path, statementOf(project, path, call)) === 'write' ? { ...origin, member: { ...origin.member, gives: changes } } : origin
}
