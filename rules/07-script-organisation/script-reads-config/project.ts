import { projectDetector } from '@perf-rules/core'
import { performanceScripts } from '../performance-script.ts'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['script', 'shell'],
  *detect(view) {
    const isPerformanceScript = performanceScripts(view.options())
    const scripts = view.index.facts('script')
    for (const [path, { settings }] of view.index.facts('shell')) {
      const facts = scripts.get(path)
      if (!facts || !view.isOn(path) || !isPerformanceScript(path, facts)) continue
      for (const { name, value, range } of settings) yield /^\d/.test(value) && !value.includes('@') ? say.writtenFigure({ path, range }, { name, value }) : say.writtenHost({ path, range }, { value })
    }
  },
})
