import { projectDetector, rulesSection } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['agentFile'],
  *detect(view) {
    const files = view.index.facts('agentFile')
    for (const path of view.options().wantedIn) {
      if (view.isOn(path) && !files.get(path)?.rulesSection) yield say.missing({ path, range: [0, 0] }, { path })
    }
    for (const [path, { rulesSection: written }] of files) {
      if (!written || !view.isOn(path) || isTestFile(path)) continue
      const wanted = rulesSection(view.rulesInForce(path))
      if (written.text.replaceAll('\r\n', '\n') === wanted) continue
      const fix = { safety: 'safe' as const, title: 'Write the rules in force', edits: [{ path, range: written.range, text: written.text.includes('\r\n') ? wanted.replaceAll('\n', '\r\n') : wanted }] }
      yield say.outdated({ path, range: [written.range[0], written.range[0] + (written.text.indexOf('-->') + 3)] }, {}, { fix })
    }
  },
})
