import type { ChainLink, Repeat } from '../views.ts'
import type { Iteration } from '../iteration/contexts.ts'
import { isToldOf } from '../iteration/streams.ts'
import { isOfServices, isSure } from './certainty.ts'
import { describe } from './describe.ts'
import { isStartUp } from './start-up.ts'
import { type CallEffects, type Effects, type Step, placeOf, tripKinds } from './effects.ts'

/** Hops between an iteration and its query beyond which nobody would see the two as one. */
const mostHops = 6

/** Every iteration over unbounded data that costs a round trip per item: once for what it reads and once for what it writes. */
export function repeatsIn(effects: Effects): readonly Repeat[] {
  const byIteration = new Map<string, Repeat[]>()
  for (const repeat of found(effects)) {
    const [{ path, at } = repeat] = repeat.chain
    const key = `${repeat.kind} ${path} ${at.join(' ')}`
    const list = byIteration.get(key)
    if (list) list.push(repeat)
    else byIteration.set(key, [repeat])
  }
  return [...byIteration.values()].map(together)
}

/** One cause, one finding: it stands at the query that is shown best, and names the others. */
function together(repeats: readonly Repeat[]): Repeat {
  const [head, ...others] = repeats.toSorted((a, b) => Number(b.sure) - Number(a.sure) || Number(a.chain.length > 2) - Number(b.chain.length > 2) || a.at[0] - b.at[0])
  // Groups are made with their first member.
  if (!head) throw new RangeError('an iteration without a round trip')
  return { ...head, others: others.map(({ path, at, call }) => ({ path, at, note: `\`${call}\`, once per item as well` })) }
}

function* found(effects: Effects): Iterable<Repeat> {
  for (const call of effects.calls) {
    const step = nearest(effects, call)
    if (step) yield* repeatAt(effects, step)
  }
  for (const step of effects.awaits) yield* repeatAt(effects, step)
  yield* pointFree(effects)
}

/** The round trip a call stands for: its own, else the nearest of what it calls, a read before a write. */
function nearest(effects: Effects, call: CallEffects): Step | undefined {
  if (call.trip) return effects.stepAt(call, call.trip)
  let best: { readonly step: Step; readonly hops: number } | undefined
  for (const kind of tripKinds) {
    for (const target of call.targets) {
      const step = effects.through(call, target, kind)
      const hops = step ? hopsOf(effects, step) : 0
      if (step && (!best || hops < best.hops)) best = { step, hops }
    }
  }
  return best?.step
}

function hopsOf(effects: Effects, step: Step): number {
  let hops = 0
  for (let at: Step | undefined = step; at && hops <= mostHops; at = effects.after(at)) hops++
  return hops
}

function* repeatAt(effects: Effects, step: Step): Iterable<Repeat> {
  if (isSearchedFor(effects, step)) return
  const iterations = [...effects.contexts.around(step.path, step.fn, step.loop)].filter(iteration => !isSingle(effects, step, iteration))
  const [innermost] = iterations
  if (innermost) yield* toRepeat(effects, step, innermost, iterations.length)
}

/** A function that calls itself for the children, and asks for the one item that has an identity, asks once in all. */
function isSearchedFor(effects: Effects, step: Step): boolean {
  const { path, next } = step
  const after = effects.after(step)
  if (!next || !after || next.path !== path || after.path !== path || effects.contexts.hostOf(path, step.fn) !== next.index) return false
  const [innermost] = effects.contexts.around(path, after.fn, after.loop)
  return innermost !== undefined && isSingle(effects, after, innermost)
}

/** Whether the iteration comes to the place at most once: by a branch that leaves it, or that is for one item. */
function isSingle(effects: Effects, { path, at: [place] }: Step, { path: around, at: [begins] }: Iteration): boolean {
  return path === around && effects.values.project.module(path).singles.some(([start, end, from]) => place >= start && place < end && begins < start && begins >= from)
}

/** Whether the place is only come to for what the iteration did not keep from an earlier item. */
function isIfMissing(effects: Effects, { path, at: [place] }: Step, { path: around, at: [begins] }: Iteration): boolean {
  return path === around && effects.values.project.module(path).kept.some(([start, end]) => place >= start && place < end && begins < start)
}

/** Outlines that may be a function which is not written out in place. */
const named: ReadonlySet<string> = new Set(['ref', 'get', 'call', 'either', 'item', 'super', 'import', 'result-of', 'param'])

/** `ids.map(loadUser)`: no call is written out, the function's name is the place. */
function* pointFree(effects: Effects): Iterable<Repeat> {
  const { contexts, values } = effects
  for (const [path, facts] of values.project.relevance.modules) {
    for (const [index, [, args, , end, fn, loop]] of facts.calls.entries()) {
      for (const [argument, expr] of args.entries()) {
        if (argument > 2) break
        // Whether the call iterates is mostly known by now; what its arguments may be is not.
        if (!named.has(values.project.expr(path, expr)?.[0] ?? '') || contexts.argumentRuns(path, index, argument) !== 'per-item') continue
        const functions = contexts.functionsIn(path, expr)
        if (functions.length === 0) continue
        const step = functions.flatMap(({ path: at, index: target }) => nearest(effects, { path, index, targets: [{ path: at, index: target }] }) ?? [])[0]
        const [first] = functions
        const fact = first && values.project.module(first.path).functions[first.index]
        const iteration = contexts.byCall(path, index, argument, fact)
        if (!step || !iteration) continue
        const outer = [...contexts.around(path, fn, loop)].length
        yield* toRepeat(effects, { ...step, at: [placeOf(values, path, index)[0], end] }, iteration, outer + 1)
      }
    }
  }
}

function* toRepeat(effects: Effects, step: Step, iteration: Iteration, nested: number): Iterable<Repeat> {
  const { values } = effects
  const { trip } = step
  if (trip.coalesces && iteration.together && isFirstAwait(effects, step)) return
  if (isOfServices(effects, iteration)) return
  const { stream } = iteration
  if (stream !== undefined && stream !== -1 && step.call !== -1 && !isToldOf(values.project, step.path, step.call, stream)) return
  const chain: ChainLink[] = [{ path: iteration.path, at: iteration.at, note: iteration.by === 'loop' ? 'runs once per item' : `\`${iteration.by}\` runs its callback once per item` }]
  let at: Step | undefined = step
  for (let hops = 0; at?.next; hops++) {
    if (hops > mostHops) return
    const name: string = values.project.module(at.next.path).functions[at.next.index]?.name ?? ''
    at = effects.after(at)
    if (at) chain.push({ path: at.path, at: at.at, note: at.next ? `\`${name}\` calls \`${describe(values, at.path, at.call)}\`` : `\`${name}\` makes the round trip` })
  }
  yield {
    path: step.path,
    at: step.at,
    call: step.call === -1 ? 'await' : describe(values, step.path, step.call),
    kind: trip.kind,
    client: trip.client.name,
    operation: trip.operation,
    items: itemsOf(effects, iteration),
    batched: trip.client.batched[trip.kind],
    sure: trip.sure && !trip.alone && stream === undefined && !iteration.groups && !isIfMissing(effects, step, iteration) && isSure(effects, step),
    startUp: isStartUp(effects, step),
    nested,
    chain,
    others: [],
  }
}

function itemsOf(effects: Effects, { path, over }: Iteration): string {
  const expr = effects.values.project.expr(path, over)
  return expr?.[0] === 'ref' ? (effects.values.project.module(path).bindings[expr[1]]?.[0] ?? '') : expr?.[0] === 'get' ? expr[2] : ''
}

/** Queries of one tick are those that every callback issues before it waits for anything. */
function isFirstAwait(effects: Effects, step: Step): boolean {
  const { project } = effects.values
  for (let at: Step | undefined = step; at; at = effects.after(at)) {
    const { fn, path } = at
    const [start] = at.at
    const facts = project.module(path)
    if (facts.calls.some(([, , from, , inside, , use]) => inside === fn && use === 1 && from < start) || facts.awaits.some(([, from, , inside]) => inside === fn && from < start)) return false
  }
  return true
}
