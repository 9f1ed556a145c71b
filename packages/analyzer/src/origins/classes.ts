import type { ExprId } from '@perf-rules/languages/views'
import { clientOf, clientExporting } from '../clients/index.ts'
import { type Origin, type Origins, type RoleOrigin, nothing } from './origin.ts'
import type { Project } from './project.ts'

type ClassOrigin = Extract<Origin, { is: 'class' }>
type Value = (path: string, expr: ExprId) => Origins

/** Below so many levels of inheritance nothing is looked up. */
const deepest = 8
/** Classes that stand behind one interface or abstract class, at most. */
const mostImplementers = 6

/** What classes have, inherit, extend and implement. */
export class Classes {
  readonly #project: Project
  readonly #value: Value
  readonly #doubt: () => void
  #isLinking = false
  #below: { readonly classes: ReadonlyMap<string, readonly ClassOrigin[]>; readonly shapes: ReadonlyMap<string, readonly ClassOrigin[]> } | undefined

  /** `doubt` is called where an answer is not the whole one yet. */
  constructor(project: Project, value: Value, doubt: () => void) {
    this.#project = project
    this.#value = value
    this.#doubt = doubt
  }

  /** A member of a class or of its instances, from the nearest class that has it; from those below where it is abstract. */
  member(of: ClassOrigin, name: string, side: 'members' | 'statics'): Origins {
    const own = this.#up(of, name, side, 0)
    if (own.length > 0 && own.some(origin => origin.is !== 'giving')) return own
    const below = this.#implementersOf(of).flatMap(each => this.#own(each, name, side))
    return below.length > 0 ? below : own
  }

  /** The same member in classes that implement an interface. */
  implemented(shape: Extract<Origin, { is: 'shape' }>, name: string): Origins {
    const classes = this.#links().shapes.get(`${shape.path}#${shape.index}`) ?? []
    return classes.length > mostImplementers ? [] : classes.flatMap(each => this.#up(each, name, 'members', 0))
  }

  /** The role that a class or its instances have by extending a client's class. */
  role(of: ClassOrigin, side: 'statics' | 'instances', level = 0): RoleOrigin | undefined {
    if (level > deepest) return undefined
    for (const base of this.#bases(of)) {
      if (base.is === 'class') {
        const role = this.role(base, side, level + 1)
        if (role) return { ...role, of }
      } else if (base.is === 'package') {
        const client = clientOf(base.from) ?? clientExporting(base.name)
        const found = client?.bases?.[base.name]?.[side]
        if (client && found !== undefined && found !== 'none') return { is: 'role', client, role: found, of, sure: true }
      }
    }
    return undefined
  }

  /** The class of a client's entities that a registry lists under a name: models are called as their classes, in any case. */
  entityNamed(name: string, { client, role }: RoleOrigin): ClassOrigin | undefined {
    if (!this.#byName) {
      this.#byName = new Map()
      for (const [path, facts] of this.#project.modules) facts.classes.forEach((fact, index) => push((this.#byName ??= new Map()), fact.name.toLowerCase(), { is: 'class', path, index }))
    }
    return this.#byName.get(name.toLowerCase())?.find(each => {
      const found = this.role(each, 'statics')
      return found?.client === client && found.role === client.roles[role]?.models
    })
  }
  #byName: Map<string, ClassOrigin[]> | undefined

  /** Paths of the interfaces and abstract classes for which classes of a module stand. */
  above(path: string): ReadonlySet<string> {
    const found = new Set<string>()
    for (const { extends: base, implements: types } of this.#project.module(path).classes) {
      for (const each of [base, ...types]) for (const origin of this.#value(path, each)) if (origin.is === 'shape' || (origin.is === 'class' && this.#leavesOpen(origin))) found.add(origin.path)
    }
    return found
  }

  #leavesOpen({ path, index }: ClassOrigin): boolean {
    return this.#project.module(path).classes[index]?.members.some(([, holds]) => holds === -1 || this.#project.expr(path, holds)?.[0] === 'giving') ?? false
  }

  #up(of: ClassOrigin, name: string, side: 'members' | 'statics', level: number): Origins {
    const own = this.#own(of, name, side)
    if (own.length > 0 || level > deepest) return own
    return this.#bases(of).flatMap(base => (base.is === 'class' ? this.#up(base, name, side, level + 1) : []))
  }

  #own(of: ClassOrigin, name: string, side: 'members' | 'statics'): Origins {
    const found = this.#project.module(of.path).classes[of.index]?.[side].filter(([key]) => key === name) ?? []
    return found.length === 0 ? nothing : found.flatMap(([, expr]) => this.#value(of.path, expr))
  }

  #bases(of: ClassOrigin): Origins {
    return this.#value(of.path, this.#project.module(of.path).classes[of.index]?.extends ?? -1)
  }

  #implementersOf(of: ClassOrigin): readonly ClassOrigin[] {
    const direct = this.#links().classes.get(`${of.path}#${of.index}`) ?? []
    return direct.length > mostImplementers ? [] : direct
  }

  /** Made once, when first asked: it needs the origin of every base. */
  #links() {
    if (this.#isLinking) this.#doubt()
    if (this.#below) return this.#below
    const classes = new Map<string, ClassOrigin[]>()
    const shapes = new Map<string, ClassOrigin[]>()
    // Set before it is filled: evaluating a base may ask for members, which must not start this anew.
    this.#below = { classes, shapes }
    this.#isLinking = true
    for (const [path, facts] of this.#project.modules) {
      facts.classes.forEach((fact, index) => {
        const self: ClassOrigin = { is: 'class', path, index }
        for (const base of this.#value(path, fact.extends)) if (base.is === 'class') push(classes, `${base.path}#${base.index}`, self)
        for (const type of fact.implements) {
          for (const base of this.#value(path, type)) {
            if (base.is === 'shape') push(shapes, `${base.path}#${base.index}`, self)
            else if (base.is === 'class') push(classes, `${base.path}#${base.index}`, self)
          }
        }
      })
    }
    this.#isLinking = false
    return this.#below
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
