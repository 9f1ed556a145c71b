import type { ExprId } from '@perf-rules/languages/views'
import type { Project } from '../origins/project.ts'
import type { Values } from '../origins/values.ts'

const deepest = 12
/** Modules whose async iterators give what comes in while the program runs. */
const eventModules = /^(?:node:)?(?:readline|readline\/promises|events|timers\/promises)$/

/** Lines that are typed, events, ticks: nothing bounds or knows the items before they come, so nothing can ask for all of them. */
export function isEventSource(values: Values, path: string, id: ExprId, level = 0): boolean {
  const { project } = values
  const expr = project.expr(path, id)
  if (!expr || level > deepest) return false
  switch (expr[0]) {
    case 'ref':
      return isEventSource(values, path, project.module(path).bindings[expr[1]]?.[1] ?? -1, level + 1)
    case 'import':
      return eventModules.test(expr[1])
    case 'get': {
      const on = project.expr(path, expr[1])
      return (on?.[0] === 'global' && on[1] === 'process' && expr[2] === 'stdin') || isEventSource(values, path, expr[1], level + 1)
    }
    case 'call':
      return isEventSource(values, path, project.module(path).calls[expr[1]]?.[0] ?? -1, level + 1)
    default:
      return false
  }
}

/** A client's own cursor: its rows are data like those of a list. */
export function isCursor(values: Values, path: string, id: ExprId): boolean {
  return values.of(path, id).some(origin => origin.is === 'role')
}

/** Whether a call is told anything of an item, as far as outlines show; what they do not show may be the item. */
export function isToldOf(project: Project, path: string, call: number, item: number): boolean {
  const [callee = -1, args = []] = project.module(path).calls[call] ?? []
  return args.includes(-1) || [callee, ...args].some(each => mentions(project, path, each, item, 0))
}

function mentions(project: Project, path: string, id: ExprId, item: number, level: number): boolean {
  const expr = project.expr(path, id)
  if (!expr) return false
  if (level > deepest) return true
  const next = (child: ExprId) => mentions(project, path, child, item, level + 1)
  const facts = project.module(path)
  switch (expr[0]) {
    case 'ref':
      return expr[1] === item || next(facts.bindings[expr[1]]?.[1] ?? -1)
    case 'get':
    case 'item':
      return next(expr[1])
    case 'list':
    case 'either':
      return expr[1].some(next)
    case 'object':
      return expr[1].some(([, value]) => next(value))
    case 'call': {
      const [callee = -1, args = []] = facts.calls[expr[1]] ?? []
      return [callee, ...args].some(next)
    }
    case 'text':
      return expr[1].endsWith('*')
    default:
      return false
  }
}
