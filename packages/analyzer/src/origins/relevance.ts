import type { ModuleFacts } from '@perf-rules/languages/views'
import { clientExporting, clientOf, receiverNames } from '../clients/index.ts'
import type { Project } from './project.ts'
import { isSentAsText, isVerb } from './statements.ts'
import { type Unmistakable, clientsOf, unmistakableIn } from './unmistakable.ts'

/**
 * The modules in which a value can come from a client at all: those that mention one, and those that import these,
 * directly or not. Most files of a front end are none of them, and need no origins.
 */
export class Relevance {
  readonly #project: Project
  readonly #paths = new Set<string>()
  readonly #importers = new Map<string, string[]>()

  constructor(project: Project) {
    this.#project = project
    const seeds: string[] = []
    const unmistakable = unmistakableIn(project)
    const takesSql = clientsOf(project).some(isSentAsText)
    for (const [path, facts] of project.modules) {
      let seed = givesAway(facts, unmistakable, takesSql)
      for (const specifier of specifiersOf(facts)) {
        const targets = project.targets(path, specifier)
        if (targets.length === 0) seed ||= clientOf(specifier) !== undefined
        for (const target of targets) {
          const list = this.#importers.get(target)
          if (list) list.push(path)
          else this.#importers.set(target, [path])
        }
      }
      if (seed) seeds.push(path)
    }
    for (const seed of seeds) this.add(seed)
  }

  has(path: string): boolean {
    return this.#paths.has(path)
  }

  /** The relevant modules, in the project's order. */
  get modules(): ReadonlyMap<string, ModuleFacts> {
    if (this.#modules?.size !== this.#paths.size) this.#modules = new Map([...this.#project.modules].filter(([path]) => this.#paths.has(path)))
    return this.#modules
  }
  #modules: ReadonlyMap<string, ModuleFacts> | undefined

  /** A module gets to a client in another way than by what it imports, and with it those that import it. */
  add(path: string): void {
    const open = [path]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (this.#paths.has(at)) continue
      this.#paths.add(at)
      open.push(...(this.#importers.get(at) ?? []))
    }
  }

  /** A module is handed something of a client: what others hand it stays theirs. */
  addAlone(path: string): void {
    this.#paths.add(path)
  }
}

/** The specifiers of what a module takes from elsewhere. */
export function specifiersOf({ exprs, stars }: ModuleFacts): ReadonlySet<string> {
  const specifiers = new Set(stars)
  let requires = false
  for (const expr of exprs) {
    if (expr[0] === 'import') specifiers.add(expr[1])
    else if (expr[0] === 'global') requires ||= expr[1] === 'require'
  }
  if (requires) for (const expr of exprs) if (expr[0] === 'text') specifiers.add(expr[1])
  return specifiers
}

/** Whether a name or a statement in a module gives a client away. */
function givesAway({ exprs, bindings, calls }: ModuleFacts, unmistakable: Unmistakable, takesSql: boolean): boolean {
  if (bindings.some(([name]) => receiverNames.has(name))) return true
  return exprs.some(expr => {
    if (expr[0] === 'get') return receiverNames.has(expr[2]) || unmistakable(expr[2], methodOf(exprs, calls, expr[1])) !== undefined
    if (expr[0] === 'import') return clientExporting(expr[2]) !== undefined
    return expr[0] === 'text' && takesSql && isVerb(expr[1])
  })
}

/** The method whose result an outline is. */
function methodOf(exprs: ModuleFacts['exprs'], calls: ModuleFacts['calls'], id: number): string | undefined {
  const made = exprs[id]
  const callee = made?.[0] === 'call' ? exprs[calls[made[1]]?.[0] ?? -1] : undefined
  return callee?.[0] === 'get' ? callee[2] : undefined
}
