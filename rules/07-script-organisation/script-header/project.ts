import { type ProjectIndex, projectDetector } from '@perf-rules/core'
import { performanceScripts } from '../performance-script.ts'
import check, { say } from './check.ts'

/** A script of so few lines says all of it by itself. */
const fewestLines = 6

export default projectDetector(check, {
  needs: ['script', 'headings', 'links'],
  *detect(view) {
    const isPerformanceScript = performanceScripts(view.options())
    for (const [path, facts] of view.index.facts('script')) {
      if (!view.isOn(path) || !isPerformanceScript(path, facts) || facts.lines < fewestLines || facts.interpreter === 'bats') continue
      const { usage, needs, exits } = facts.header
      const missing = [usage || facts.helps ? '' : 'how it is used', needs ? '' : 'what it needs', exits ? '' : 'how it ends'].filter(part => part !== '')
      const at = { path, range: [0, 0] as const }
      if (missing.length > 0 && !isInReadme(path, view.index)) yield say.incompleteHeader(at, { missing: missing.join(', ').replace(/, ([^,]*)$/, ' and $1') })
      if (!facts.helps) yield say.noHelp(at)
    }
  },
})

/** The README beside it, or of a folder above it, has a section for the script. */
function isInReadme(path: string, index: ProjectIndex): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const stem = name.replace(/\.\w+$/, '')
  for (let folder = path; folder.includes('/'); ) {
    folder = folder.slice(0, folder.lastIndexOf('/'))
    const headings = index.facts('headings').get(`${folder}/README.md`)?.headings ?? []
    const links = index.facts('links').get(`${folder}/README.md`)?.links ?? []
    if (links.some(({ url }) => url.endsWith(`/${name}`) || url === name)) return true
    if (headings.some(({ text }) => text.includes(name) || text.split(/\s/).includes(stem))) return true
  }
  return false
}
