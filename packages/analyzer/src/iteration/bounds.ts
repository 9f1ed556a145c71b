import type { ExprId } from '@perf-rules/languages/views'
import type { Project } from '../origins/project.ts'
import { keepsItems } from './per-item-calls.ts'

const deepest = 8
/** Words by which code says that a collection's elements are themselves collections of limited size. */
const chunkWord = /chunk|batch|slices|partition/i

/** True when the data cannot grow: a list or table written out in the code, an enumeration. */
export function isBounded(project: Project, path: string, id: ExprId, level = 0): boolean {
  const expr = project.expr(path, id)
  if (!expr || level > deepest) return false
  const next = (child: ExprId, at = path) => isBounded(project, at, child, level + 1)
  switch (expr[0]) {
    case 'list':
      return expr[1].length > 0 && expr[1].every(item => {
        const spread = project.expr(path, item)
        return spread?.[0] !== 'item' || next(spread[1])
      })
    case 'object':
      return expr[1].length > 0 && !expr[1].some(([key]) => key === '...')
    case 'enum':
      return true
    case 'ref': {
      const facts = project.module(path)
      return !isFilled(project, path, expr[1]) && next(facts.bindings[expr[1]]?.[1] ?? -1)
    }
    case 'either': {
      // An annotation beside a value says nothing of its length.
      const values = expr[1].filter(each => !['type', 'list-of', 'shape', 'alias', 'giving'].includes(project.expr(path, each)?.[0] ?? ''))
      return values.length > 0 && values.every(each => next(each))
    }
    case 'import': {
      const [target] = project.targets(path, expr[1])
      const exported = target === undefined ? undefined : project.module(target).exports.find(([name]) => name === expr[2])
      return target !== undefined && exported !== undefined && next(exported[1], target)
    }
    case 'get': {
      const object = project.expr(path, expr[1])
      if (object?.[0] === 'this') return isBoundedField(project, path, object[1], expr[2], level)
      if (object?.[0] !== 'object') return false
      const member = object[1].find(([key]) => key === expr[2])
      return member !== undefined && next(member[1])
    }
    case 'call': {
      const [callee = -1, args = []] = project.module(path).calls[expr[1]] ?? []
      const method = project.expr(path, callee)
      // `Array(5)`: its length is written out.
      if (method?.[0] === 'global') return method[1] === 'Array' && args.length === 1 && project.expr(path, args[0] ?? -1)?.[0] === 'literal'
      if (method?.[0] !== 'get') return false
      const on = project.expr(path, method[1])
      if (on?.[0] === 'global' && (on[1] === 'Object' || on[1] === 'Array')) return ['keys', 'values', 'entries', 'from'].includes(method[2]) && (isEnumeration(project, path, args[0] ?? -1) || next(args[0] ?? -1))
      return (keepsItems.has(method[2]) || method[2] === 'map' || method[2] === 'entries' || method[2] === 'fill') && method[2] !== 'concat' && method[2] !== 'flat' && next(method[1])
    }
    default:
      return false
  }
}

/** A field that only ever holds what is written out, and that nothing is pushed to. */
function isBoundedField(project: Project, path: string, owner: number, name: string, level: number): boolean {
  const held = project.module(path).classes[owner]?.members.filter(([key]) => key === name) ?? []
  return held.length > 0 && !isFilled(project, path, name) && held.every(([, value]) => isBounded(project, path, value, level + 1))
}

/** `Object.values(Plan)` of a package's `Plan`: what is named like a type or a constant and listed is an enumeration. */
function isEnumeration(project: Project, path: string, id: ExprId): boolean {
  const expr = project.expr(path, id)
  const holds = expr?.[0] === 'ref' ? project.expr(path, project.module(path).bindings[expr[1]]?.[1] ?? -1) : undefined
  return holds?.[0] === 'import' && /^[A-Z]/.test(holds[2]) && project.targets(path, holds[1]).length === 0
}

/** True when the elements are chunks, by the name of what makes them or of the variable that holds them. */
export function givesChunks(project: Project, path: string, id: ExprId, level = 0): boolean {
  const expr = project.expr(path, id)
  if (!expr || level > deepest) return false
  if (expr[0] === 'ref') {
    const [name = '', holds = -1] = project.module(path).bindings[expr[1]] ?? []
    return isLikelyChunks(name) || givesChunks(project, path, holds, level + 1)
  }
  if (expr[0] !== 'call') return false
  return chunkWord.test(nameOfCallee(project, path, project.module(path).calls[expr[1]]?.[0] ?? -1))
}

/** `chunks`, `userBatches`; `batch` alone is one chunk, whose elements are rows, and `pages` are rows of a wiki as often as parts of a list. */
function isLikelyChunks(name: string): boolean {
  return /(?:chunks|batches|slices|partitions)$/i.test(name)
}

/** True for the groups of rows that have a key in common, of which there are as many as keys: `Object.values(groupBy(rows, …))`. */
export function isGrouped(project: Project, path: string, id: ExprId, level = 0): boolean {
  const expr = project.expr(path, id)
  if (!expr || level > deepest) return false
  if (expr[0] === 'ref') return isGrouped(project, path, project.module(path).bindings[expr[1]]?.[1] ?? -1, level + 1)
  if (expr[0] !== 'call') return false
  const [callee = -1, args = []] = project.module(path).calls[expr[1]] ?? []
  const name = nameOfCallee(project, path, callee)
  if (name === 'groupBy') return level > 0
  const method = project.expr(path, callee)
  if (method?.[0] !== 'get' || !(name === 'values' || name === 'entries')) return false
  const on = project.expr(path, method[1])
  return isGrouped(project, path, on?.[0] === 'global' && on[1] === 'Object' ? (args[0] ?? -1) : method[1], level + 1)
}

/** The last name of a callee: `chunk` in `_.chunk` and in `chunk`. */
export function nameOfCallee(project: Project, path: string, callee: ExprId): string {
  const expr = project.expr(path, callee)
  if (expr?.[0] === 'get') return expr[2]
  if (expr?.[0] === 'ref') return project.module(path).bindings[expr[1]]?.[0] ?? ''
  return expr?.[0] === 'global' ? expr[1] : ''
}

/** A list that something is pushed to is as long as what is pushed. */
function isFilled(project: Project, path: string, name: number | string): boolean {
  let filled = filledIn.get(project)
  if (!filled) filledIn.set(project, (filled = new Map()))
  let bindings = filled.get(path)
  if (!bindings) {
    bindings = new Set<number | string>()
    const facts = project.module(path)
    for (const [callee] of facts.calls) {
      const expr = project.expr(path, callee)
      const object = expr?.[0] === 'get' && (expr[2] === 'push' || expr[2] === 'unshift') ? project.expr(path, expr[1]) : undefined
      if (object?.[0] === 'ref') bindings.add(object[1])
      else if (object?.[0] === 'get') bindings.add(object[2])
    }
    filled.set(path, bindings)
  }
  return bindings.has(name)
}
/** Variables by their binding, fields by their name. */
const filledIn = new WeakMap<Project, Map<string, Set<number | string>>>()
