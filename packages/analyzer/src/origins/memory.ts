import type { ExprId } from '@perf-rules/languages/views'
import { type Origin, type Origins, keyOf } from './origin.ts'

/** Answers that hold for every look. */
interface Settled {
  readonly values: Map<string, (Origins | undefined)[]>
  readonly members: Map<string, Map<string, Origins>>
  readonly exports: Map<string, Map<string, Origins>>
}

/**
 * What was asked before. A second look at a project knows more of parameters and assigned members than the first;
 * most answers depend on neither and are taken over. `doubt` is called where an answer may differ next time, and
 * whatever was being answered then is kept for this look alone.
 */
export class Memory {
  readonly #settled: Settled
  readonly #open: Settled = { values: new Map(), members: new Map(), exports: new Map() }
  #doubts = 0

  constructor(earlier?: Memory) {
    this.#settled = earlier ? earlier.#settled : { values: new Map(), members: new Map(), exports: new Map() }
  }

  doubt(): void {
    this.#doubts++
  }

  value(path: string, id: ExprId, find: () => Origins): Origins {
    let settled = this.#settled.values.get(path)
    if (!settled) this.#settled.values.set(path, (settled = []))
    const known = settled[id]
    if (known) return known
    let open = this.#open.values.get(path)
    if (!open) this.#open.values.set(path, (open = []))
    const doubtful = open[id]
    if (doubtful) {
      this.#doubts++
      return doubtful
    }
    // Found again while it is looked for, it adds nothing to itself; what is found meanwhile is not the whole answer.
    open[id] = []
    const before = this.#doubts
    const found = find()
    if (this.#doubts === before) settled[id] = found
    else open[id] = found
    return found
  }

  member(origin: Origin, name: string, find: () => Origins): Origins {
    return this.#named('members', keyOf(origin), name, find)
  }

  exported(path: string, name: string, find: () => Origins): Origins {
    return this.#named('exports', path, name, find)
  }

  #named(kind: 'members' | 'exports', of: string, name: string, find: () => Origins): Origins {
    const known = this.#settled[kind].get(of)?.get(name)
    if (known) return known
    let open = this.#open[kind].get(of)
    const doubtful = open?.get(name)
    if (doubtful) {
      this.#doubts++
      return doubtful
    }
    if (!open) this.#open[kind].set(of, (open = new Map()))
    open.set(name, [])
    const before = this.#doubts
    const found = find()
    if (this.#doubts === before) {
      const settled = this.#settled[kind].get(of)
      if (settled) settled.set(name, found)
      else this.#settled[kind].set(of, new Map([[name, found]]))
    } else open.set(name, found)
    return found
  }
}
