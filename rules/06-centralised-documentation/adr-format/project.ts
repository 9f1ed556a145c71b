import { projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'

/** Numbers of one folder: each once, none left out, and records that take the place of others name them. */
export default projectDetector(check, {
  needs: ['decision'],
  *detect(view) {
    const folders = new Map<string, { path: string; number: number }[]>()
    const facts = view.index.facts('decision')
    for (const [path, { number }] of facts) {
      const folder = path.slice(0, path.lastIndexOf('/'))
      const all = folders.get(folder)
      if (all) all.push({ path, number })
      else folders.set(folder, [{ path, number }])
    }
    for (const all of folders.values()) {
      const sorted = all.sort((a, b) => a.number - b.number || (a.path < b.path ? -1 : 1))
      for (const [at, { path, number }] of sorted.entries()) {
        const before = sorted[at - 1]
        const fact = facts.get(path)
        if (!fact || !view.isOn(path)) continue
        const place = { path, range: fact.range }
        if (before?.number === number) yield say.duplicateNumber(place, { number, other: before.path }, { related: [{ at: { path: before.path, range: facts.get(before.path)?.range ?? [0, 0] }, note: 'the other one' }] })
        else if (before && number > before.number + 1 && view.options(path).gaps) yield say.missingNumber(place, { before: before.number, number })
        for (const by of fact.supersededBy) {
          const successor = sorted.find(each => each.number === by)
          if (successor && by !== number && !facts.get(successor.path)?.names.includes(number)) yield say.oneWayLink(place, { number: by, own: number, other: successor.path })
        }
      }
    }
  },
})
