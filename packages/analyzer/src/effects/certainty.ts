import { isTestFile } from '@perf-rules/core/ask'
import type { Iteration } from '../iteration/contexts.ts'
import type { Origin } from '../origins/origin.ts'
import type { Effects, FunctionRef, Step } from './effects.ts'

/**
 * Hops beyond which a finding says less than it seems to: something on the way to a query may well keep what it
 * asked for, and a write further down is one of several things that the callee does for its item.
 */
const surelyTaken = { read: 4, write: 1 } as const

/**
 * Whether the way to the query is taken for certain. Where a call means one of several implementations and only
 * some of them ask a database, the program that runs may use another one.
 */
export function isSure(effects: Effects, step: Step): boolean {
  let hops = 0
  for (let at: Step | undefined = step; at?.next; at = effects.after(at)) {
    if (++hops > surelyTaken[step.trip.kind]) return false
    const { path, call } = at
    if (effects.targetsOf(path, call).some(target => !isTestFile(target.path) && !asks(effects, target))) return false
  }
  return true
}

function asks(effects: Effects, target: FunctionRef): boolean {
  return effects.of(target, 'read') !== undefined || effects.of(target, 'write') !== undefined
}

/**
 * Services, strategies or plugins that are gone through, each of which asks for itself: as many as the program
 * has, not as many as the data. Rows whose class asks for itself come from a query, not from a field.
 */
export function isOfServices(effects: Effects, { path, over }: Iteration): boolean {
  if (!isHeld(effects, path, over)) return false
  const { values } = effects
  const items = values.itemOf(values.of(path, over))
  return items.every(item => item.is === 'shape' || (item.is === 'instance' && !values.classes.role({ ...item, is: 'class' }, 'instances'))) && items.some(item => asksForItself(effects, item))
}

/** A field, or what a function gives that asks nobody. */
function isHeld(effects: Effects, path: string, over: number, level = 0): boolean {
  const { project } = effects.values
  const expr = project.expr(path, over)
  if (expr?.[0] === 'get') return isOfThis(effects, path, expr[1])
  if (expr?.[0] === 'ref' && level === 0) return isHeld(effects, path, project.module(path).bindings[expr[1]]?.[1] ?? -1, 1)
  if (expr?.[0] !== 'call') return false
  const targets = effects.values.of(path, project.module(path).calls[expr[1]]?.[0] ?? -1)
  return targets.length > 0 && targets.every(target => target.is === 'function' && project.module(target.path).functions[target.index]?.async !== true && !asks(effects, target))
}

/** `this`, or what it holds: `this.config.options`. */
function isOfThis(effects: Effects, path: string, id: number): boolean {
  const expr = effects.values.project.expr(path, id)
  return expr?.[0] === 'this' || (expr?.[0] === 'get' && isOfThis(effects, path, expr[1]))
}

function asksForItself(effects: Effects, item: Origin): boolean {
  const { project } = effects.values
  const names = item.is === 'instance' ? project.module(item.path).classes[item.index]?.members : item.is === 'shape' ? project.module(item.path).shapes[item.index]?.members : undefined
  return names?.some(([name]) => effects.values.member(item, name).some(member => member.is === 'function' && asks(effects, member))) ?? false
}
