import type { Expr, ExprId } from '@perf-rules/languages/views'
import { type Client, clientOf, clients } from '../clients/index.ts'
import { CallValues } from './call-values.ts'
import { Classes } from './classes.ts'
import { type Origin, type Origins, type RoleOrigin, keyOf, nothing, union, unionOf } from './origin.ts'
import { Memory } from './memory.ts'
import type { Project } from './project.ts'
import { isSentAsText } from './statements.ts'
import { type Unmistakable, clientsOf, unmistakableIn } from './unmistakable.ts'
import { exportOf, givenBy, memberOfPackage, operationOf } from './roles.ts'

/** Nested evaluations past this say nothing: real chains are far shorter, and the stack is not ours to fill. */
const deepest = 60
/** Calls whose arguments are asked for what an unannotated parameter holds. */
const mostCallers = 5

/** Receivers that are known by name where nothing else is known. */
const byName = new Map<string, RoleOrigin>(clients.flatMap(client => (client.byName?.receiver ?? []).map(name => [name, { is: 'role', client, role: client.byName?.role ?? '', sure: false } as const])))

/** Arguments that reach a parameter, by path and `parameterKey`. */
export type ParameterFlows = ReadonlyMap<string, ReadonlyMap<number, readonly (readonly [path: string, expr: ExprId])[]>>
/** Values assigned to members of objects, by the key of the object's origin and the name. */
export type AssignedMembers = ReadonlyMap<string, readonly (readonly [path: string, expr: ExprId])[]>

/** One number for a parameter of a file's functions; facts outline fewer arguments than eight. */
export function parameterKey(fn: number, index: number): number {
  return fn * 8 + index
}

/** Answers what an expression's value may be, following names, members, calls and types through the project. */
export class Values {
  readonly project: Project
  readonly classes: Classes
  readonly calls: CallValues
  readonly #unmistakable: Unmistakable
  readonly #flows: ParameterFlows
  readonly #assigned: AssignedMembers
  readonly #memory: Memory
  #level = 0

  /** `earlier` is a look that knew less. */
  constructor(project: Project, flows: ParameterFlows = new Map(), assigned: AssignedMembers = new Map(), earlier?: Values) {
    this.project = project
    this.#memory = new Memory(earlier ? earlier.#memory : undefined)
    this.#unmistakable = unmistakableIn(project)
    this.#flows = flows
    this.#assigned = assigned
    this.classes = new Classes(project, (path, expr) => this.of(path, expr), () => this.#memory.doubt())
    this.calls = new CallValues(this)
  }

  /** What the value may be; nothing when it is not known. A value that depends on itself adds nothing to itself. */
  of(path: string, id: ExprId): Origins {
    if (id === -1) return []
    if (this.#level > deepest) {
      this.#memory.doubt()
      return []
    }
    const expr = this.project.expr(path, id)
    if (!expr) return []
    return this.#memory.value(path, id, () => {
      this.#level++
      const found = this.#evaluate(path, id, expr)
      this.#level--
      return found
    })
  }

  #evaluate(path: string, id: ExprId, expr: Expr): Origins {
    switch (expr[0]) {
      case 'ref': {
        const [name, holds] = this.project.module(path).bindings[expr[1]] ?? ['', -1]
        const found = this.of(path, holds)
        const named = found.length > 0 ? undefined : byName.get(name)
        return named ? [named] : found
      }
      case 'global':
        return expr[1] === 'exports' ? [{ is: 'module', path }] : []
      case 'import':
        return this.imported(path, expr[1], expr[2])
      case 'this':
        return expr[1] === -1 ? [] : [{ is: 'instance', path, index: expr[1] }]
      case 'super': {
        const base = this.project.module(path).classes[expr[1]]?.extends ?? -1
        return this.of(path, base).map((origin): Origin => (origin.is === 'class' ? { ...origin, is: 'instance' } : origin))
      }
      case 'get':
        return this.#get(path, expr[1], expr[2])
      case 'item':
        return this.itemOf(this.of(path, expr[1]))
      case 'call':
        return this.calls.of(path, expr[1])
      case 'function':
        return [{ is: 'function', path, index: expr[1] }]
      case 'class':
        return [{ is: 'class', path, index: expr[1] }]
      case 'object':
        return [{ is: 'object', path, expr: id }]
      case 'list': {
        const items = expr[1].map(item => this.of(path, item))
        return items.some(item => item.length > 0) ? [{ is: 'list', of: union(...items), items }] : []
      }
      case 'either':
        return union(...expr[1].map(each => this.of(path, each)))
      case 'param':
        return this.#parameter(path, expr[1], expr[2], expr[3])
      case 'type':
        return this.#instance(path, expr[1], expr[2])
      case 'shape':
        return [{ is: 'shape', path, index: expr[1] }]
      case 'alias':
        return this.of(path, expr[1])
      case 'list-of': {
        const of = this.of(path, expr[1])
        return of.length > 0 ? [{ is: 'list', of }] : []
      }
      case 'result-of':
        return unionOf(this.of(path, expr[1]), origin => this.calls.resultOf(origin))
      case 'giving':
        return [{ is: 'giving', path, type: expr[1] }]
      default:
        return []
    }
  }

  #get(path: string, object: ExprId, name: string): Origins {
    const on = this.project.expr(path, object)
    if (on?.[0] === 'global' && on[1] === 'module' && name === 'exports') return [{ is: 'module', path }]
    const receiver = this.of(path, object)
    const found = unionOf(receiver, origin => this.member(origin, name))
    if (found.some(origin => !isForeign(origin))) return found
    const named = byName.get(name) ?? (this.#isUnknown(on, receiver) ? this.#unmistakable(name, this.#methodOf(path, on)) : undefined)
    return named ? [named] : found
  }

  /** The method whose result a receiver is. */
  #methodOf(path: string, on: Expr | undefined): string | undefined {
    const callee = on?.[0] === 'call' ? this.project.expr(path, this.project.module(path).calls[on[1]]?.[0] ?? -1) : undefined
    return callee?.[0] === 'get' ? callee[2] : undefined
  }

  /** Whether nothing is known of what an outline stands for. */
  isUnknown(path: string, id: ExprId): boolean {
    return this.#isUnknown(this.project.expr(path, id), this.of(path, id))
  }

  /** The project's clients that take statements as text. */
  get takers(): readonly Client[] {
    return (this.#takers ??= clientsOf(this.project).filter(isSentAsText))
  }
  #takers: readonly Client[] | undefined

  /** Nothing is known of a receiver: no class, no object and no package of another kind, no literal. */
  #isUnknown(expr: Expr | undefined, origins: Origins): boolean {
    return origins.every(origin => isForeign(origin) && !isNamespace(origin)) && (expr?.[0] === 'ref' || expr?.[0] === 'get' || expr?.[0] === 'item' || expr?.[0] === 'call')
  }

  /** A member of a value. */
  member(origin: Origin, name: string): Origins {
    if (this.#level > deepest) {
      this.#memory.doubt()
      return []
    }
    // Objects spread into each other would else be asked again on every way that leads to them.
    return this.#memory.member(origin, name, () => {
      this.#level++
      const found = this.#memberOf(origin, name)
      this.#level--
      return found
    })
  }

  #memberOf(origin: Origin, name: string): Origins {
    const own = this.#ownMember(origin, name)
    if (!this.project.isAssigned(name)) return own
    this.#memory.doubt()
    const assigned = this.#assigned.get(`${keyOf(origin)} ${name}`)
    return assigned ? union(own, ...assigned.map(([path, expr]) => this.of(path, expr))) : own
  }

  #ownMember(origin: Origin, name: string): Origins {
    switch (origin.is) {
      case 'role': {
        const entity = origin.client.roles[origin.role]?.models ? this.classes.entityNamed(name, origin) : undefined
        return entity ? [entity] : [operationOf(origin, name) ?? []].flat()
      }
      case 'operation':
        return givenBy(origin.on, origin.member, undefined).flatMap(given => this.member(given, name))
      case 'package':
        return memberOfPackage(origin, name)
      case 'module':
        return this.exported(origin.path, name)
      case 'instance': {
        const asClass = { ...origin, is: 'class' } as const
        const own = this.classes.member(asClass, name, 'members')
        const role = own.length > 0 ? undefined : this.classes.role(asClass, 'instances')
        return role ? this.member(role, name) : own
      }
      case 'class': {
        const own = this.classes.member(origin, name, 'statics')
        const role = own.length > 0 ? undefined : this.classes.role(origin, 'statics')
        return role ? this.member(role, name) : own
      }
      case 'object': {
        const expr = this.project.expr(origin.path, origin.expr)
        if (expr?.[0] !== 'object') return []
        const listed = expr[1].filter(([key]) => key === name)
        if (listed.length > 0) return union(...listed.map(([, value]) => this.of(origin.path, value)))
        return union(...expr[1].filter(([key]) => key === '...').map(([, value]) => union(...this.of(origin.path, value).map(spread => this.member(spread, name)))))
      }
      case 'shape': {
        const shape = this.project.module(origin.path).shapes[origin.index]
        if (!shape) return []
        const own = union(...shape.members.filter(([key]) => key === name).map(([, type]) => this.of(origin.path, type)))
        const inherited = own.length > 0 ? own : union(...shape.extends.flatMap(base => this.of(origin.path, base)).map(base => this.member(base.is === 'class' ? { ...base, is: 'instance' } : base, name)))
        return union(this.classes.implemented(origin, name), inherited)
      }
      case 'list': {
        const at = origin.items && /^\d+$/.test(name) ? origin.items[Number(name)] : undefined
        return at ?? (/^\d+$/.test(name) ? origin.of : [])
      }
      default:
        return []
    }
  }

  /** An element of a collection; of a table of a client, any of its members. */
  itemOf(origins: Origins): Origins {
    return unionOf(origins, origin => (origin.is === 'list' ? origin.of : origin.is === 'role' && !origin.client.roles[origin.role]?.members ? this.member(origin, '') : nothing))
  }

  /** What a specifier gives under a name, `*` for all of the module. */
  imported(path: string, specifier: string, name: string): Origins {
    const targets = this.project.targets(path, specifier)
    if (targets.length === 0) return [{ is: 'package', from: specifier, name }]
    return union(...targets.map(target => (name === '*' ? this.#namespace(target) : this.exported(target, name))))
  }

  #namespace(path: string): Origins {
    const whole = this.#exportedAs(path, '=')
    return union(whole, [{ is: 'module', path }])
  }

  /** What a module exports under a name, through `export *` and CommonJS. */
  exported(path: string, name: string): Origins {
    // A barrel asks all that it re-exports; most of them have no such name, which need not be kept.
    if (!this.project.mayExport(path, name)) return nothing
    // Modules that re-export each other add nothing to themselves.
    return this.#memory.exported(path, name, () => this.#export(path, name))
  }

  #export(path: string, name: string): Origins {
    const own = this.#exportedAs(path, name)
    if (own.length > 0) return own
    const whole = this.#exportedAs(path, '=')
    if (whole.length > 0) {
      const member = union(...whole.map(origin => (origin.is === 'module' && origin.path === path ? [] : this.member(origin, name))))
      if (member.length > 0) return member
      if (name === 'default') return whole
    }
    if (name === 'default') return this.project.exports(path, 'default').length > 0 ? [] : [{ is: 'module', path }]
    const { modules, packages } = this.project.stars(path)
    return union(...modules.map(target => this.exported(target, name)), ...packages.map((from): Origins => (exportOf({ is: 'package', from, name }) ? [{ is: 'package', from, name }] : [])))
  }

  #exportedAs(path: string, name: string): Origins {
    const exported = this.project.exports(path, name)
    return exported.length === 1 ? this.of(path, exported[0] ?? -1) : union(...exported.map(expr => this.of(path, expr)))
  }

  #instance(path: string, name: ExprId, args: readonly ExprId[]): Origins {
    return unionOf(
      this.of(path, name),
      (origin): Origins => {
        if (origin.is === 'class') return [{ ...origin, is: 'instance' }]
        if (origin.is === 'package') {
          const known = exportOf(origin)
          return known ? givenBy({ is: 'role', client: known.client, role: '', sure: true }, known.member, this.entityIn(this.of(path, args[0] ?? -1))) : []
        }
        return [origin]
      },
    )
  }

  /** The class behind an argument or type argument that names an entity. */
  entityIn(origins: Origins): Origin | undefined {
    const [found] = origins
    return found?.is === 'class' ? found : found?.is === 'instance' ? { ...found, is: 'class' } : undefined
  }

  #parameter(path: string, fn: number, index: number, type: ExprId): Origins {
    const typed = this.of(path, type)
    if (typed.length > 0) return typed
    const given = this.calls.givenTo(path, fn, index)
    if (given.length > 0) return given
    this.#memory.doubt()
    const flows = index > 7 ? [] : (this.#flows.get(path)?.get(parameterKey(fn, index)) ?? [])
    if (flows.length === 0 || flows.length > mostCallers) return []
    // Functions are left out: a call of a parameter would be a call of everything that anyone passes.
    return union(...flows.map(([from, expr]) => this.of(from, expr).filter(origin => origin.is !== 'function')))
  }
}

/** All that a package exports: its functions are no methods of a row or a table (`A.findFirst` of fp-ts). */
function isNamespace(origin: Origin): boolean {
  return origin.is === 'package' && origin.name === '*' && !origin.from.startsWith('.')
}

/** Something of a package that is none of the clients: what it is cannot be seen. */
function isForeign(origin: Origin): boolean {
  return origin.is === 'package' && !exportOf(origin) && !clientOf(origin.from)
}
