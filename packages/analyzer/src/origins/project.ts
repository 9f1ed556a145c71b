import type { ProjectIndex } from '@perf-rules/core'
import type { Expr, ExprId, ModuleFacts } from '@perf-rules/languages/views'
import { folderOf, joinPath } from '../modules/paths.ts'
import { type Resolve, resolver } from '../modules/resolve.ts'
import { Relevance } from './relevance.ts'

/** Files that a `require` with a computed end may mean, at most. */
const mostComputed = 6

const noExports: readonly ExprId[] = []

/** The modules of the project by path, and how their specifiers resolve. */
export class Project {
  readonly modules: ReadonlyMap<string, ModuleFacts>
  /** Names of packages that any package.json of the project depends on. */
  readonly dependencies: ReadonlySet<string>
  readonly #resolve: Resolve
  readonly #folders: ReadonlyMap<string, readonly string[]>

  constructor(index: ProjectIndex) {
    this.modules = index.facts('module')
    this.#resolve = resolver(index)
    this.dependencies = new Set([...index.facts('package').values()].flatMap(facts => facts.dependencies))
    const folders = new Map<string, string[]>()
    for (const path of this.modules.keys()) {
      const list = folders.get(folderOf(path))
      if (list) list.push(path)
      else folders.set(folderOf(path), [path])
    }
    this.#folders = folders
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
    if (specifier.endsWith('/*') && specifier.startsWith('.')) {
      const siblings = (this.#folders.get(joinPath(folderOf(from), specifier.slice(0, -2))) ?? []).filter(path => path !== from)
      return siblings.length <= mostComputed ? siblings : []
    }
    const found = this.#resolve(from, specifier)
    return found !== undefined && this.modules.has(found) ? [found] : []
  }
}
