import type { ProjectIndex } from '@perf-rules/core'
import { clientOf } from '../clients/index.ts'
import { Specifiers } from '../modules/specifiers.ts'
import { Project, dependenciesOf } from '../origins/project.ts'
import { Values } from '../origins/values.ts'
import { specifiersOf } from '../origins/relevance.ts'
import { isSentAsText } from '../origins/statements.ts'
import { clientsAmong } from '../origins/unmistakable.ts'

/**
 * Which modules the analyzer has to know, found without parsing any: those that may get to a client, by what their
 * texts mention, and then, facts in hand, whatever the outlines of these lead to. The others cannot change what it
 * finds, and most files of a front end are among them.
 */
export class Narrowing {
  readonly #specifiers: Specifiers
  readonly #mentioned = new Map<string, readonly string[]>()
  readonly #importers = new Map<string, string[]>()
  readonly #heirs = new Set<string>()
  readonly #passesOn = new Set<string>()
  /** Modules that may get to a client. */
  readonly #near = new Set<string>()
  readonly #wanted = new Set<string>()
  #fresh: string[] = []
  #given: readonly string[] = []

  /** The index needs the mentions of all program files. */
  constructor(index: ProjectIndex) {
    const mentions = index.facts('mentions')
    this.#specifiers = new Specifiers(index, mentions.keys())
    const seeds: string[] = []
    const present = clientsAmong(dependenciesOf(index))
    const ids = new Set(present.map(({ id }) => id))
    const takesSql = present.some(isSentAsText)
    for (const [path, { specifiers, client, named = [], statements, heirs, passesOn }] of mentions) {
      let isSeed = client ?? ((takesSql && statements) || named.some(id => ids.has(id)))
      const targets: string[] = []
      for (const specifier of specifiers) {
        const found = this.#specifiers.targets(path, specifier)
        if (found.length === 0) isSeed ||= clientOf(specifier) !== undefined
        targets.push(...found)
      }
      this.#mentioned.set(path, targets)
      for (const target of targets) {
        const list = this.#importers.get(target)
        if (list) list.push(path)
        else this.#importers.set(target, [path])
      }
      if (heirs) this.#heirs.add(path)
      if (passesOn) this.#passesOn.add(path)
      if (isSeed) seeds.push(path)
    }
    for (const seed of seeds) this.#getNear(seed)
    this.#wantHeirs()
  }

  /** The modules that are wanted now and were not before. The index holds the facts of those given earlier. */
  next(index: ProjectIndex): readonly string[] {
    const modules = index.facts('module')
    for (const path of this.#given) {
      const facts = modules.get(path)
      if (facts) for (const specifier of specifiersOf(facts)) for (const target of this.#specifiers.targets(path, specifier)) this.#want(target)
    }
    this.#given = []
    if (this.#fresh.length === 0 && this.#wanted.size > 0) this.#wantAbove(index)
    this.#wantHeirs()
    this.#given = this.#fresh
    this.#fresh = []
    return this.#given
  }

  /** Whoever is told of a client's class by an interface or a base class alone gets to the client by it. */
  #wantAbove(index: ProjectIndex): void {
    const values = new Values(new Project(index))
    for (const path of index.facts('module').keys()) {
      if (this.#near.has(path) || this.#mayBeHanded(path)) for (const above of values.classes.above(path)) this.#getNear(above)
    }
  }

  /** A class that is made by who gets to a client may be handed it, and mentions none itself. */
  #mayBeHanded(path: string): boolean {
    return this.#heirs.has(path) && (this.#importers.get(path) ?? []).some(importer => this.#near.has(importer))
  }

  #want(path: string): void {
    if (this.#wanted.has(path)) return
    this.#wanted.add(path)
    this.#fresh.push(path)
  }

  /** A module may get to a client, and with it those that import it. */
  #getNear(path: string): void {
    const open = [path]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (this.#near.has(at)) continue
      this.#near.add(at)
      this.#want(at)
      open.push(...(this.#importers.get(at) ?? []))
    }
  }

  /** A module and those whose exports it hands on. */
  #behind(path: string): ReadonlySet<string> {
    const found = new Set([path])
    for (const at of found) if (this.#passesOn.has(at)) for (const target of this.#mentioned.get(at) ?? []) found.add(target)
    return found
  }

  /** Classes below one that is wanted: how many there are counts, even where none of them gets to a client. */
  #wantHeirs(): void {
    for (let before = -1; before !== this.#wanted.size; ) {
      before = this.#wanted.size
      for (const path of this.#heirs) {
        if (this.#wanted.has(path)) continue
        if ((this.#mentioned.get(path) ?? []).some(target => [...this.#behind(target)].some(each => this.#wanted.has(each)))) this.#want(path)
      }
    }
  }
}

