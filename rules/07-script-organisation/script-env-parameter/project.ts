import { projectDetector } from '@perf-rules/core'
import { performanceScripts } from '../performance-script.ts'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['script', 'shell'],
  *detect(view) {
    const isPerformanceScript = performanceScripts(view.options())
    const scripts = view.index.facts('script')
    for (const [path, { environments }] of view.index.facts('shell')) {
      const facts = scripts.get(path)
      if (!facts || !view.isOn(path) || !isPerformanceScript(path, facts)) continue
      for (const { value, range } of environments) yield say.fixedEnvironment({ path, range }, { value })
    }
  },
})
