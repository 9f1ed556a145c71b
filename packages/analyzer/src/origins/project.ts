import type { ProjectIndex } from '@perf-rules/core'
import type { Expr, ExprId, ModuleFacts } from '@perf-rules/languages/views'
import { Specifiers } from '../modules/specifiers.ts'
import { Relevance } from './relevance.ts'

const noExports: readonly ExprId[] = []

/** The modules of the project by path, and how their specifiers resolve. */
export class Project {
  readonly modules: ReadonlyMap<string, ModuleFacts>
  /** Names of packages that any package.json of the project depends on. */
  readonly dependencies: ReadonlySet<string>
  readonly #specifiers: Specifiers

  constructor(index: ProjectIndex) {
    this.modules = index.facts('module')
    // Which files there are does not depend on whose facts were gathered.
    const mentioned = index.facts('mentions')
    this.#specifiers = new Specifiers(index, mentioned.size > 0 ? mentioned.keys() : this.modules.keys())
    this.dependencies = dependenciesOf(index)
  }

  /** The modules whose calls may lead to a client. */
  get relevance(): Relevance {
    return (this.#relevance ??= new Relevance(this))
  }
  #relevance: Relevance | undefined

  /** Whether anything is assigned to a member of this name after its object was made. */
  isAssigned(name: string): boolean {
    this.#assigned ??= new Set([...this.modules.values()].flatMap(({ assigns }) => assigns.map(([, assigned]) => assigned)))
    return this.#assigned.has(name)
  }
  #assigned: ReadonlySet<string> | undefined

  module(path: string): ModuleFacts {
    const facts = this.modules.get(path)
    if (!facts) throw new RangeError(`${path} is no module of the project`)
    return facts
  }

  /** Outlines that a module exports under a name. */
  exports(path: string, name: string): readonly ExprId[] {
    let byName = this.#exports.get(path)
    if (!byName) {
      byName = new Map()
      for (const [exported, expr] of this.module(path).exports) {
        const list = byName.get(exported)
        if (list) list.push(expr)
        else byName.set(exported, [expr])
      }
      this.#exports.set(path, byName)
    }
    return byName.get(name) ?? noExports
  }
  readonly #exports = new Map<string, Map<string, ExprId[]>>()

  /** False where a module has no export of a name, and none from which it could come. */
  mayExport(path: string, name: string): boolean {
    return name === 'default' || this.exports(path, name).length > 0 || this.exports(path, '=').length > 0 || this.module(path).stars.length > 0
  }

  /** What `export *` of a module leads to: modules of the project, and specifiers of packages. */
  stars(path: string): { readonly modules: readonly string[]; readonly packages: readonly string[] } {
    let found = this.#stars.get(path)
    if (!found) {
      const modules = this.module(path).stars.map(star => this.targets(path, star))
      found = { modules: modules.flat(), packages: this.module(path).stars.filter((_, at) => modules[at]?.length === 0) }
      this.#stars.set(path, found)
    }
    return found
  }
  readonly #stars = new Map<string, { readonly modules: readonly string[]; readonly packages: readonly string[] }>()

  expr(path: string, id: ExprId): Expr | undefined {
    return id === -1 ? undefined : this.modules.get(path)?.exprs[id]
  }

  /** The modules that a specifier means: one, none, or a few when its end is computed (`./*`). */
  targets(from: string, specifier: string): readonly string[] {
    const found = this.#specifiers.targets(from, specifier)
    return found.length === 0 || found.every(path => this.modules.has(path)) ? found : found.filter(path => this.modules.has(path))
  }
}

/** Names of packages that any package.json of a project depends on. */
export function dependenciesOf(index: ProjectIndex): ReadonlySet<string> {
  return new Set([...index.facts('package').values()].flatMap(facts => facts.dependencies))
}
