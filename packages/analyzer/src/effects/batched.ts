import type { ExprId } from '@perf-rules/languages/views'
import type { Contexts } from '../iteration/contexts.ts'
import type { Values } from '../origins/values.ts'

const deepest = 6

/**
 * True when a query is not sent by itself: it goes, directly or through lists and `.map`, into a call that sends
 * all of them at once (`$transaction([...])`, `batch`).
 */
export function isBatched(values: Values, contexts: Contexts, path: string, index: number, level = 0): boolean {
  const facts = values.project.module(path)
  const call = facts.calls[index]
  if (!call || level > deepest) return false
  const [, , , , fn, , use, into] = call
  if (use === 3) {
    if (isBatch(values, path, into)) return true
    const callee = values.project.expr(path, facts.calls[into]?.[0] ?? -1)
    if (callee?.[0] !== 'get') return false
    const list = callee[2] === 'push' ? values.project.expr(path, callee[1]) : undefined
    return list?.[0] === 'ref' && batchedBindings(values, path).has(list[1])
  }
  if (use === 4) return into !== -1 && batchedBindings(values, path).has(into)
  if (use !== 2) return false
  const taken = facts.functions[fn]?.passedTo
  return taken !== undefined && contexts.runsOf(path, fn) === 'per-item' && isBatched(values, contexts, path, taken[0], level + 1)
}

function isBatch(values: Values, path: string, index: number): boolean {
  const callee = values.project.module(path).calls[index]?.[0] ?? -1
  return values.of(path, callee).some(origin => origin.is === 'operation' && origin.member.batch)
}

const known = new WeakMap<Values, Map<string, ReadonlySet<number>>>()

/** Variables of a file that are handed to a batch, as they are or spread into a list. */
function batchedBindings(values: Values, path: string): ReadonlySet<number> {
  let byPath = known.get(values)
  if (!byPath) known.set(values, (byPath = new Map()))
  let found = byPath.get(path)
  if (!found) {
    const facts = values.project.module(path)
    const bindings = new Set<number>()
    const mark = (id: ExprId, level: number): void => {
      const expr = values.project.expr(path, id)
      if (expr?.[0] === 'ref') {
        if (bindings.has(expr[1])) return
        bindings.add(expr[1])
        if (level < deepest) mark(facts.bindings[expr[1]]?.[1] ?? -1, level + 1)
      } else if (expr?.[0] === 'list' && level < deepest) for (const item of expr[1]) mark(item, level + 1)
      else if (expr?.[0] === 'item') mark(expr[1], level + 1)
    }
    facts.calls.forEach(([, args], index) => {
      if (isBatch(values, path, index)) for (const arg of args) mark(arg, 0)
    })
    byPath.set(path, (found = bindings))
  }
  return found
}
