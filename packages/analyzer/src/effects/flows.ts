import { isTestFile } from '@perf-rules/core/ask'
import type { ExprId } from '@perf-rules/languages/views'
import { clientOf } from '../clients/index.ts'
import { type Origin, keyOf } from '../origins/origin.ts'
import { type AssignedMembers, type ParameterFlows, type Values, parameterKey } from '../origins/values.ts'

type Flow = readonly [path: string, expr: ExprId]

/** Outlines that may lead to a client, a service or an object of these. */
const tells: ReadonlySet<string> = new Set(['ref', 'get', 'call', 'this', 'object', 'item', 'either', 'list', 'class', 'import'])
/** Levels of objects and lists in which a client is looked for. */
const deepest = 3

/**
 * What calls pass to parameters that say nothing of themselves, as far as a first look can resolve the calls.
 * Modules that only get to a client by what they are passed, or by the classes behind their interfaces, become
 * relevant here, until there are no more.
 */
export function parameterFlows(values: Values): ParameterFlows {
  const { relevance } = values.project
  const flows = new Map<string, Map<number, Flow[]>>()
  const seen = new Set<string>()
  for (let before = -1; seen.size !== before; ) {
    before = seen.size
    for (const path of relevance.modules.keys()) {
      if (seen.has(path)) continue
      seen.add(path)
      // What tests pass are mocks, which stand in the way of what the program passes.
      if (isTestFile(path)) continue
      for (const above of values.classes.above(path)) relevance.add(above)
      flowsOf(values, path, flows)
    }
  }
  return flows
}

function flowsOf(values: Values, path: string, flows: Map<string, Map<number, Flow[]>>): void {
  const { project } = values
  for (const [callee, args] of project.module(path).calls) {
    // Most calls pass texts, numbers and functions, which tell nothing: their callees need not be known yet.
    if (!args.some(arg => tells.has(project.expr(path, arg)?.[0] ?? ''))) continue
    for (const origin of values.of(path, callee)) {
      const target = origin.is === 'function' ? origin : origin.is === 'class' ? values.classes.member(origin, 'constructor', 'members').find(member => member.is === 'function') : undefined
      if (target?.is !== 'function') continue
      let byPath = flows.get(target.path)
      if (!byPath) flows.set(target.path, (byPath = new Map()))
      const isNews = !project.relevance.has(target.path)
      for (const [index, arg] of args.entries()) {
        if (arg === -1) continue
        const key = parameterKey(target.index, index)
        const list = byPath.get(key)
        if (list) list.push([path, arg])
        else byPath.set(key, [[path, arg]])
        if (isNews && values.of(path, arg).some(each => leadsToClient(values, each, 0))) project.relevance.addAlone(target.path)
      }
    }
  }
}

function leadsToClient(values: Values, origin: Origin, level: number): boolean {
  if (level > deepest) return false
  switch (origin.is) {
    case 'role':
    case 'operation':
      return true
    case 'package':
      return clientOf(origin.from) !== undefined
    case 'list':
      return origin.of.some(each => leadsToClient(values, each, level + 1))
    case 'object': {
      const expr = values.project.expr(origin.path, origin.expr)
      return expr?.[0] === 'object' && expr[1].some(([, member]) => values.of(origin.path, member).some(each => leadsToClient(values, each, level + 1)))
    }
    case 'instance':
    case 'class':
    case 'shape':
    case 'module':
      return values.project.relevance.has(origin.path)
    default:
      return false
  }
}

/** What is assigned to members of modules, objects, classes and functions after they were made. */
export function assignedMembers(values: Values): AssignedMembers {
  const assigned = new Map<string, Flow[]>()
  for (const [path, facts] of values.project.relevance.modules) {
    if (isTestFile(path)) continue
    for (const [object, name, value] of facts.assigns) {
      for (const origin of values.of(path, object)) {
        const key = `${keyOf(origin)} ${name}`
        const list = assigned.get(key)
        if (list) list.push([path, value])
        else assigned.set(key, [[path, value]])
      }
    }
  }
  return assigned
}
