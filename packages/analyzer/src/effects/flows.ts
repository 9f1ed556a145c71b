import type { ExprId } from '@perf-rules/languages/views'
import { keyOf } from '../origins/origin.ts'
import type { AssignedMembers, ParameterFlows, Values } from '../origins/values.ts'

type Flow = readonly [path: string, expr: ExprId]

/** Outlines that may lead to a client, a service or an object of these. */
const tells: ReadonlySet<string> = new Set(['ref', 'get', 'call', 'this', 'object', 'item', 'either', 'list', 'class', 'import'])

/** What calls pass to parameters that say nothing of themselves, as far as a first look can resolve the calls. */
export function parameterFlows(values: Values): ParameterFlows {
  const flows = new Map<string, Flow[]>()
  for (const [path, facts] of values.project.modules) {
    for (const [callee, args] of facts.calls) {
      // Most calls pass texts, numbers and functions, which tell nothing: their callees need not be known yet.
      if (!args.some(arg => tells.has(values.project.expr(path, arg)?.[0] ?? ''))) continue
      for (const origin of values.of(path, callee)) {
        const target = origin.is === 'function' ? origin : origin.is === 'class' ? values.classes.member(origin, 'constructor', 'members').find(member => member.is === 'function') : undefined
        if (target?.is !== 'function') continue
        args.forEach((arg, index) => {
          if (arg !== -1) push(flows, `${target.path}#${target.index}#${index}`, [path, arg])
        })
      }
    }
  }
  return flows
}

/** What is assigned to members of modules, objects, classes and functions after they were made. */
export function assignedMembers(values: Values): AssignedMembers {
  const assigned = new Map<string, Flow[]>()
  for (const [path, facts] of values.project.modules) {
    for (const [object, name, value] of facts.assigns) {
      for (const origin of values.of(path, object)) push(assigned, `${keyOf(origin)} ${name}`, [path, value])
    }
  }
  return assigned
}

function push(map: Map<string, Flow[]>, key: string, flow: Flow): void {
  const list = map.get(key)
  if (list) list.push(flow)
  else map.set(key, [flow])
}
