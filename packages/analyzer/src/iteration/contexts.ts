import type { ExprId, FunctionFact } from '@perf-rules/languages/views'
import { union } from '../origins/origin.ts'
import type { Values } from '../origins/values.ts'
import { givesChunks, isBounded, isGrouped, nameOfCallee } from './bounds.ts'
import { isPerItemMethod, libraryCallback } from './per-item-calls.ts'
import { isCursor, isEventSource } from './streams.ts'

/** How often the call that takes a function runs it: not then, once, or once per item. */
export type Runs = 'not' | 'once' | 'per-item'

/** One iteration around a call, item by item over data without a bound. */
export interface Iteration {
  readonly path: string
  readonly at: readonly [number, number]
  /** `loop`, or the call that runs its callback per item (`.map`). */
  readonly by: string
  /** All items are started before the first one ends. */
  readonly together: boolean
  readonly over: ExprId
  /** Its items come one at a time from something that is no database: the item's binding, -1 where it has no single name. */
  readonly stream?: number
  /** Its items are groups of rows, which may be as many as the rows or few. */
  readonly groups?: true
}

/** Names of calls whose callback runs only when a value is missing. */
const cached = /cache|memo|^wrap$|^remember|getOrSet|getOrCreate|getOrLoad/i
const deepest = 12
/** Variables between a parameter and the name by which it is called. */
const deepestAlias = 4

/** What goes on around calls: which iterations, and which function they run for. */
export class Contexts {
  readonly #values: Values
  readonly #runs = new Map<string, Runs | undefined>()
  readonly #parameters = new Map<string, Runs>()
  readonly #uses = new Map<string, ReadonlyMap<string, readonly (readonly [call: number, argument: number])[]>>()

  constructor(values: Values) {
    this.#values = values
  }

  /** The iterations around a place, innermost first, through callbacks that run at once. */
  *around(path: string, fn: number, loop: number): Iterable<Iteration> {
    const { project } = this.#values
    const facts = project.module(path)
    for (let level = 0; level < deepest; level++) {
      for (let at = facts.loops[loop]; at; at = at.outer === undefined ? undefined : facts.loops[at.outer]) {
        const isItems = at.kind === 'for-of' || at.kind === 'for-in' || ((at.kind === 'for-index' || at.kind === 'while') && at.over !== -1)
        if (!isItems || at.chunks || at.firstHit || (at.groups && !isGrouped(project, path, at.over)) || givesChunks(project, path, at.over) || isBounded(project, path, at.over)) continue
        if (at.awaits && isEventSource(this.#values, path, at.over)) continue
        const isStream = at.awaits && !isCursor(this.#values, path, at.over)
        yield { path, at: at.at, by: 'loop', together: false, over: at.over, ...(at.groups ? { groups: true } : {}), ...(isStream ? { stream: at.item ?? -1 } : {}) }
      }
      const fact = facts.functions[fn]
      const taken = fact?.passedTo
      if (!fact || !taken) return
      const runs = this.runsOf(path, fn)
      const call = facts.calls[taken[0]]
      if (runs === 'not' || !call) return
      if (runs === 'per-item') {
        const iteration = this.byCall(path, taken[0], taken[1], fact)
        if (iteration) yield iteration
      }
      ;[fn, loop] = [call[4], call[5]]
    }
  }

  /** The iteration that a call makes by running an argument per item, unless its data is bounded or in chunks. */
  byCall(path: string, index: number, argument: number, fact?: FunctionFact): Iteration | undefined {
    const { project } = this.#values
    const call = project.module(path).calls[index]
    if (!call || fact?.takesMany) return undefined
    const [callee, args] = call
    const expr = project.expr(path, callee)
    const byMethod = expr?.[0] === 'get' && isPerItemMethod(expr[2], argument)
    const library = byMethod ? undefined : libraryCallback(this.#values.of(path, callee), argument)
    // A helper of the project: the collection is usually its other argument, whichever that is.
    const over = byMethod && expr?.[0] === 'get' ? expr[1] : (args[library?.items ?? (argument === 0 ? 1 : 0)] ?? -1)
    if (isBounded(project, path, over) || givesChunks(project, path, over)) return undefined
    const name = nameOfCallee(project, path, callee)
    return { path, at: [call[3] - name.length, call[3]], by: byMethod ? `.${name}` : name, together: byMethod, over }
  }

  /** How often a function literal runs when the call that takes it does. */
  runsOf(path: string, fn: number): Runs {
    const key = `${path}#${fn}`
    if (this.#runs.has(key)) return this.#runs.get(key) ?? 'not'
    // Undefined while it is found out: a helper that passes itself on runs nothing by that alone.
    this.#runs.set(key, undefined)
    const taken = this.#values.project.module(path).functions[fn]?.passedTo
    const runs = taken ? this.argumentRuns(path, taken[0], taken[1]) : 'not'
    this.#runs.set(key, runs)
    return runs
  }

  /** How often a call runs one of its arguments. */
  argumentRuns(path: string, index: number, argument: number): Runs {
    const values = this.#values
    const call = values.project.module(path).calls[index]
    if (!call) return 'not'
    if (argument === -1) return 'once'
    const [callee, , , , , , use] = call
    const expr = values.project.expr(path, callee)
    const name = nameOfCallee(values.project, path, callee)
    const receiver = expr?.[0] === 'get' ? nameOfCallee(values.project, path, expr[1]) : ''
    if (cached.test(name) || (receiver !== '' && cached.test(receiver))) return 'not'
    const callees = values.of(path, callee)
    const own = callees.flatMap(origin => (origin.is === 'function' ? [this.parameterRuns(origin.path, origin.index, argument)] : []))
    // A method that the project replaces still does what it did: transactions that begin with a setting.
    const isRunByClient = callees.some(origin => origin.is === 'operation' && origin.member.runs !== undefined)
    if (own.length > 0) return own.includes('per-item') ? 'per-item' : isRunByClient || own.includes('once') ? 'once' : 'not'
    if (isRunByClient) return 'once'
    if (libraryCallback(callees, argument)) return 'per-item'
    if (expr?.[0] === 'get') {
      if (isPerItemMethod(name, argument)) return 'per-item'
      if (name === 'then' || name === 'catch' || name === 'finally') return 'once'
    }
    if (expr?.[0] === 'global' && expr[1] === 'Promise') return 'once'
    // An unknown function that is waited for most likely runs its callback; one whose result is dropped registers it.
    return use === 1 || (use === 2 && callees.every(origin => origin.is !== 'package' || !/debounce|throttle|cache/i.test(origin.name))) ? 'once' : 'not'
  }

  /** How often a function of the project runs what is passed as a parameter. */
  parameterRuns(path: string, fn: number, parameter: number): Runs {
    const key = `${path}#${fn}#${parameter}`
    const known = this.#parameters.get(key)
    if (known !== undefined) return known
    this.#parameters.set(key, 'not')
    const { project } = this.#values
    let runs: Runs = 'not'
    for (const [index, argument] of this.#usesIn(path).get(`${fn}#${parameter}`) ?? []) {
      const call = project.module(path).calls[index]
      if (!call) continue
      const how = argument === -1 ? 'once' : this.argumentRuns(path, index, argument)
      if (how === 'not') continue
      const inItems = how === 'per-item' || [...this.around(path, call[4], call[5])].length > 0
      if (inItems) {
        runs = 'per-item'
        break
      }
      runs = 'once'
    }
    this.#parameters.set(key, runs)
    return runs
  }

  /** Calls in which parameters are called (argument -1) or handed on, by `function#parameter`. */
  #usesIn(path: string): ReadonlyMap<string, readonly (readonly [number, number])[]> {
    const known = this.#uses.get(path)
    if (known) return known
    const found = new Map<string, (readonly [number, number])[]>()
    const { project } = this.#values
    project.module(path).calls.forEach(([callee, args], index) => {
      ;[callee, ...args].forEach((expr, at) => {
        for (const parameter of this.#parametersIn(path, expr)) {
          const list = found.get(parameter)
          if (list) list.push([index, at - 1])
          else found.set(parameter, [[index, at - 1]])
        }
      })
    })
    this.#uses.set(path, found)
    return found
  }

  /** The parameters that an outline may be: itself, or through a variable (`const run = typeof a === 'function' ? a : b`). */
  #parametersIn(path: string, id: ExprId, level = 0): readonly string[] {
    const { project } = this.#values
    const expr = project.expr(path, id)
    if (!expr || level > deepestAlias) return []
    if (expr[0] === 'ref') return this.#parametersIn(path, project.module(path).bindings[expr[1]]?.[1] ?? -1, level + 1)
    if (expr[0] === 'either') return expr[1].flatMap(each => this.#parametersIn(path, each, level + 1))
    return expr[0] === 'param' && level > 0 ? [`${expr[1]}#${expr[2]}`] : []
  }

  /** The function on whose behalf a place runs: literals that run at once belong to the function around them. */
  hostOf(path: string, fn: number): number {
    const facts = this.#values.project.module(path)
    let host = fn
    for (let level = 0; level < deepest && host !== -1; level++) {
      const taken = facts.functions[host]?.passedTo
      if (!taken || this.runsOf(path, host) === 'not') break
      host = facts.calls[taken[0]]?.[4] ?? -1
    }
    return host
  }

  /** Functions that an argument may be, when it is not a literal: `ids.map(loadUser)`. */
  functionsIn(path: string, id: ExprId) {
    const expr = this.#values.project.expr(path, id)
    return expr?.[0] === 'function' ? [] : union(this.#values.of(path, id)).filter(origin => origin.is === 'function')
  }
}
