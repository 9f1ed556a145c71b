import { Contexts } from '../iteration/contexts.ts'
import { type Values } from '../origins/values.ts'
import { isBatched } from './batched.ts'
import { type Trip, askedBy, lazyTrip, tripOf } from './round-trips.ts'

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
  readonly #byPlace = new Map<string, CallEffects>()
  readonly #callers = new Map<string, CallEffects[]>()
  /** What calls of wrappers do that are handed their statement, by call and wrapper. */
  readonly #told = new Map<string, Step | undefined>()

  constructor(values: Values) {
    this.values = values
    this.contexts = new Contexts(values)
    this.#gather()
    this.#tell()
    for (const kind of tripKinds) this.#spread(kind)
  }

  /** The nearest round trip of a kind that calling the function makes. */
  of({ path, index }: FunctionRef, kind: TripKind): Step | undefined {
    return this.#steps[kind].get(`${path}#${index}`)
  }

  /** The round trip of a kind that a call makes through one of its targets. */
  through(call: CallEffects, target: FunctionRef, kind: TripKind): Step | undefined {
    const key = keyOfTold(call, target)
    if (this.#told.has(key)) {
      const told = this.#told.get(key)
      return told?.trip.kind === kind ? told : undefined
    }
    const step = this.of(target, kind)
    return step && this.stepAt(call, step.trip, target)
  }

  /** The next step of a chain. */
  after({ next, trip }: Step): Step | undefined {
    return next && (this.of(next, trip.kind) ?? (trip.asked ? this.of(next, 'read') : undefined))
  }

  /** The calls that may run a function. */
  callersOf(target: FunctionRef): readonly CallEffects[] {
    return this.#callers.get(keyOf(target)) ?? []
  }

  /** The functions a call may run. */
  targetsOf(path: string, call: number): readonly FunctionRef[] {
    return this.#byPlace.get(`${path}#${call}`)?.targets ?? []
  }

  #gather(): void {
    const { values, contexts } = this
    for (const [path, facts] of values.project.relevance.modules) {
      // What a failure costs is not what a run costs.
      const isForFailure = (at: number) => facts.failures.some(([start, end]) => at >= start && at < end)
      facts.calls.forEach(([callee, , at], index) => {
        if (isForFailure(at)) return
        const origins = values.of(path, callee)
        const targets = origins.flatMap(origin => (origin.is === 'function' && !origin.memoised ? [{ path: origin.path, index: origin.index }] : []))
        const found = tripOf(values, path, index)
        const trip = found && !isBatched(values, contexts, path, index) ? found : undefined
        if (!trip && targets.length === 0) return
        const call: CallEffects = { path, index, targets, ...(trip ? { trip } : {}) }
        this.calls.push(call)
        this.#byPlace.set(`${path}#${index}`, call)
        for (const target of targets) {
          const list = this.#callers.get(keyOf(target))
          if (list) list.push(call)
          else this.#callers.set(keyOf(target), [call])
        }
      })
      for (const [value, start, end, fn, loop] of facts.awaits) {
        const trip = lazyTrip(values.of(path, value), 'await')
        if (trip && !isForFailure(start)) this.awaits.push({ path, at: [start, end], call: -1, fn, loop, trip })
      }
    }
  }

  /**
   * Wrappers like `query(text, values)` say nothing of what they do, and their callers do: the statement is
   * followed up to where it is written.
   */
  #tell(): void {
    let open = this.calls.flatMap(call => (call.trip?.asked ? [this.stepAt(call, call.trip)] : []))
    const seen = new Set<string>()
    while (open.length > 0) {
      const next: Step[] = []
      for (const { path, fn, trip } of open) {
        const target = { path, index: this.contexts.hostOf(path, fn) }
        if (!trip.asked || trip.asked.fn !== target.index || seen.has(keyOf(target))) continue
        seen.add(keyOf(target))
        for (const call of this.#callers.get(keyOf(target)) ?? []) {
          const [, args = []] = this.values.project.module(call.path).calls[call.index] ?? []
          const said = askedBy(this.values, call.path, args[trip.asked.parameter] ?? -1)
          if (!said) {
            this.#told.set(keyOfTold(call, target), undefined)
            continue
          }
          const { asked, kind } = said
          const { asked: _, ...rest } = trip
          const step = this.stepAt(call, { ...rest, kind, ...(asked ? { asked } : { asked: { fn: -1, parameter: -1 } }) }, target)
          this.#told.set(keyOfTold(call, target), step)
          if (asked) next.push(step)
        }
      }
      open = next
    }
  }

  /**
   * Breadth first from the round trips up through the callers: every function gets the shortest chain, cycles
   * end by themselves, and the work is linear in the number of calls.
   */
  #spread(kind: TripKind): void {
    const steps = this.#steps[kind]
    let front: Step[] = this.awaits.filter(({ trip }) => trip.kind === kind)
    for (const call of this.calls) {
      if (call.trip?.kind === kind) front.push(this.stepAt(call, call.trip))
    }
    if (kind === 'write') for (const told of this.#told.values()) if (told?.trip.kind === 'write') front.push(told)
    while (front.length > 0) {
      const next: Step[] = []
      for (const step of front) {
        const index = this.contexts.hostOf(step.path, step.fn)
        const key = `${step.path}#${index}`
        if (index === -1 || steps.has(key)) continue
        steps.set(key, step)
        for (const call of this.#callers.get(key) ?? []) {
          const toldKey = keyOfTold(call, { path: step.path, index })
          const told = this.#told.get(toldKey)
          if (told ? told.trip.kind === kind : !this.#told.has(toldKey)) next.push(told ?? this.stepAt(call, step.trip, { path: step.path, index }))
        }
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

function keyOf({ path, index }: FunctionRef): string {
  return `${path}#${index}`
}

function keyOfTold(call: CallEffects, target: FunctionRef): string {
  return `${call.path}#${call.index} ${keyOf(target)}`
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
