import { Contexts } from '../iteration/contexts.ts'
import { type Values } from '../origins/values.ts'
import { isBatched } from './batched.ts'
import { type Trip, lazyTrip, tripOf } from './round-trips.ts'

/** A function of the project; index -1 is the module's top level. */
export interface FunctionRef {
  readonly path: string
  readonly index: number
}

/** A place in a function that costs a round trip, itself or through the function it calls. */
export interface Step {
  readonly path: string
  readonly at: readonly [number, number]
  /** The call, by index; -1 for an `await` of a query built before. */
  readonly call: number
  readonly fn: number
  readonly loop: number
  readonly trip: Trip
  /** Absent where the call is the round trip. */
  readonly next?: FunctionRef
}

export const tripKinds = ['read', 'write'] as const
export type TripKind = (typeof tripKinds)[number]

/** A call with all that it may run. */
export interface CallEffects {
  readonly path: string
  readonly index: number
  readonly trip?: Trip
  readonly targets: readonly FunctionRef[]
}

/** What functions cost, bottom-up: each with the shortest way to a round trip of each kind. */
export class Effects {
  readonly values: Values
  readonly contexts: Contexts
  readonly calls: CallEffects[] = []
  readonly awaits: Step[] = []
  readonly #steps = { read: new Map<string, Step>(), write: new Map<string, Step>() }

  constructor(values: Values) {
    this.values = values
    this.contexts = new Contexts(values)
    this.#gather()
    for (const kind of tripKinds) this.#spread(kind)
  }

  /** The nearest round trip of a kind that calling the function makes. */
  of({ path, index }: FunctionRef, kind: TripKind): Step | undefined {
    return this.#steps[kind].get(`${path}#${index}`)
  }

  #gather(): void {
    const { values, contexts } = this
    for (const [path, facts] of values.project.modules) {
      facts.calls.forEach(([callee], index) => {
        const origins = values.of(path, callee)
        const targets = origins.flatMap(origin => (origin.is === 'function' && !origin.memoised ? [{ path: origin.path, index: origin.index }] : []))
        const found = tripOf(values, path, index)
        const trip = found && !isBatched(values, contexts, path, index) ? found : undefined
        if (trip || targets.length > 0) this.calls.push({ path, index, targets, ...(trip ? { trip } : {}) })
      })
      for (const [value, start, end, fn, loop] of facts.awaits) {
        const trip = lazyTrip(values.of(path, value), 'await')
        if (trip) this.awaits.push({ path, at: [start, end], call: -1, fn, loop, trip })
      }
    }
  }

  /**
   * Breadth first from the round trips up through the callers: every function gets the shortest chain, cycles
   * end by themselves, and the work is linear in the number of calls.
   */
  #spread(kind: TripKind): void {
    const steps = this.#steps[kind]
    const callers = new Map<string, CallEffects[]>()
    let front: Step[] = this.awaits.filter(({ trip }) => trip.kind === kind)
    for (const call of this.calls) {
      if (call.trip?.kind === kind) front.push(this.stepAt(call, call.trip))
      for (const { path, index } of call.targets) {
        const list = callers.get(`${path}#${index}`)
        if (list) list.push(call)
        else callers.set(`${path}#${index}`, [call])
      }
    }
    while (front.length > 0) {
      const next: Step[] = []
      for (const step of front) {
        const index = this.contexts.hostOf(step.path, step.fn)
        const key = `${step.path}#${index}`
        if (index === -1 || steps.has(key)) continue
        steps.set(key, step)
        for (const call of callers.get(key) ?? []) next.push(this.stepAt(call, step.trip, { path: step.path, index }))
      }
      front = next
    }
  }

  stepAt({ path, index }: CallEffects, trip: Trip, next?: FunctionRef): Step {
    const facts = this.values.project.module(path)
    const [, , , , fn = -1, loop = -1] = facts.calls[index] ?? []
    return { path, at: placeOf(this.values, path, index), call: index, fn, loop, trip, ...(next ? { next } : {}) }
  }
}

/** Where a call is pointed at: its callee; of a chain the first call, so that a long builder is not marked whole. */
export function placeOf(values: Values, path: string, index: number): readonly [number, number] {
  const { calls, exprs } = values.project.module(path)
  let at = index
  for (let level = 0; level < 60; level++) {
    const callee = exprs[calls[at]?.[0] ?? -1]
    const inner = callee?.[0] === 'get' ? exprs[callee[1]] : undefined
    if (inner?.[0] !== 'call') break
    at = inner[1]
  }
  const [, , start = 0, end = 0] = calls[at] ?? []
  return [start, end]
}
