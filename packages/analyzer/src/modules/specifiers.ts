import type { ProjectIndex } from '@perf-rules/core'
import { folderOf, joinPath } from './paths.ts'
import { type Resolve, resolver } from './resolve.ts'

/** Files that a `require` with a computed end may mean, at most. */
const mostComputed = 6

/** What the specifiers of a project's modules lead to. */
export class Specifiers {
  readonly #resolve: Resolve
  readonly #paths: ReadonlySet<string>
  readonly #folders = new Map<string, string[]>()

  /** `paths` are all program files, also those whose module facts are not there. */
  constructor(index: ProjectIndex, paths: Iterable<string>) {
    this.#resolve = resolver(index)
    this.#paths = new Set(paths)
    for (const path of this.#paths) {
      const list = this.#folders.get(folderOf(path))
      if (list) list.push(path)
      else this.#folders.set(folderOf(path), [path])
    }
  }

  /** The program files that a specifier means: one, none, or a few when its end is computed (`./*`). */
  targets(from: string, specifier: string): readonly string[] {
    if (specifier.endsWith('/*') && specifier.startsWith('.')) {
      const siblings = (this.#folders.get(joinPath(folderOf(from), specifier.slice(0, -2))) ?? []).filter(path => path !== from)
      return siblings.length <= mostComputed ? siblings : []
    }
    const found = this.#resolve(from, specifier)
    return found !== undefined && this.#paths.has(found) ? [found] : []
  }
}
