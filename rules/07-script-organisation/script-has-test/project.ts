import { projectDetector } from '@perf-rules/core'
import { nameOf, performanceScripts } from '../performance-script.ts'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['script', 'scriptMentions', 'shell'],
  *detect(view) {
    const isPerformanceScript = performanceScripts(view.options())
    const tried = new Set<string>()
    for (const { names, runs } of view.index.facts('scriptMentions').values()) if (runs) for (const name of names) tried.add(name)
    // What a script that is tried calls is tried with it.
    for (let grew = true; grew; ) {
      grew = false
      for (const [path, { mentions }] of view.index.facts('shell')) {
        if (!tried.has(nameOf(path))) continue
        for (const name of mentions) {
          if (tried.has(name)) continue
          tried.add(name)
          grew = true
        }
      }
    }
    for (const [path, facts] of view.index.facts('script')) {
      if (!view.isOn(path) || facts.interpreter === 'bats' || !isPerformanceScript(path, facts) || tried.has(nameOf(path)) || tried.has(stemOf(path))) continue
      yield say.untestedScript({ path, range: [0, 0] })
    }
  },
})

/** A Python test imports a script by this name, a bats suite may loop over such. */
function stemOf(path: string): string {
  return nameOf(path).replace(/\.\w+$/, '')
}
