import { didYouMean, projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'
import { sourceGraph } from '../sourced.ts'

export default projectDetector(check, {
  needs: ['shell'],
  appliesWhen: index => index.facts('shell').size > 0 || 'there is no shell script',
  *detect(view) {
    const scripts = view.index.facts('shell')
    const around = surroundings(view.index)
    for (const [path, facts] of scripts) {
      if (!view.isOn(path) || facts.unassigned.length === 0 || facts.evaluates) continue
      const { given } = view.options(path)
      const { assigned, open } = around(path)
      // A file that is not here, or text that only the run knows, may set anything.
      if (open) continue
      for (const { name, range } of facts.unassigned) {
        if (assigned.has(name) || given.includes(name)) continue
        yield say.unassignedVariable({ path, range }, { name, hint: didYouMean(name, facts.assigned) })
      }
    }
  },
})

/** For a script: all variables of the scripts that it reads in, or that read it in, and whether one of them is not known. */
function surroundings(index: Parameters<typeof sourceGraph>[0]): (path: string) => { readonly assigned: ReadonlySet<string>; readonly open: boolean } {
  const scripts = index.facts('shell')
  const graph = sourceGraph(index)
  const readers = new Map<string, string[]>()
  for (const path of scripts.keys()) for (const read of graph.of(path).read) readers.set(read, [...(readers.get(read) ?? []), path])
  return start => {
    const assigned = new Set<string>()
    let open = false
    const seen = new Set([start])
    const waiting = [start]
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const facts = scripts.get(path)
      for (const name of facts?.assigned ?? []) assigned.add(name)
      const { read, complete } = graph.of(path)
      open ||= !complete || facts?.evaluates === true
      for (const next of [...read, ...(readers.get(path) ?? [])]) {
        if (seen.has(next)) continue
        seen.add(next)
        waiting.push(next)
      }
    }
    return { assigned, open }
  }
}
