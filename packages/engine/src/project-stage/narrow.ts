import type { CatalogueEntry, ProjectIndex } from '@perf-rules/core'
import { Narrowing } from '@perf-rules/analyzer'

/** The kinds of facts of a run. */
export interface FactKindsOfRun {
  /** Gathered of every file. */
  readonly every: readonly string[]
  /** Gathered of those files alone that a join has to know. */
  readonly narrowed: readonly string[]
}

/** Joins that name the modules they have to know. */
const narrowingJoins: ReadonlySet<string> = new Set(['effects'])

/**
 * The kinds of facts that checks need. Module facts cost more than all others, since they take a parse: where only
 * joins read them that can say which modules they have to know, the texts' mentions are gathered in their place.
 */
export function factKindsOf(enabled: readonly CatalogueEntry[], withChange: boolean): FactKindsOfRun {
  const kinds = new Set(enabled.flatMap(entry => [...entry.needs, ...(withChange ? entry.changeNeeds : [])]))
  const readers = enabled.filter(entry => entry.needs.includes('module') || (withChange && entry.changeNeeds.includes('module')))
  const isNarrowed = readers.length > 0 && readers.every(({ joins, changeNeeds }) => joins.length > 0 && joins.every(join => narrowingJoins.has(join)) && !changeNeeds.includes('module'))
  if (isNarrowed) {
    kinds.delete('module')
    kinds.add('mentions')
  }
  return { every: [...kinds].sort(), narrowed: isNarrowed ? ['module'] : [] }
}

/**
 * Gathers module facts until the joins know all they have to: `gather` takes further paths and gives the index with
 * what their files say.
 */
export async function gatherNarrowed(index: ProjectIndex, gather: (paths: readonly string[]) => Promise<ProjectIndex>): Promise<ProjectIndex> {
  const narrowing = new Narrowing(index)
  let known = index
  for (let paths = narrowing.next(known); paths.length > 0; paths = narrowing.next(known)) known = await gather(paths)
  return known
}
