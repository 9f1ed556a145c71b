import { projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: [],
  after: 'suppress',
  *detect(view) {
    for (const { path, range, checks, unused, unknown, expired } of view.directives) {
      // One that has ended silences nothing by decision; that is told by suppression-needs-reason.
      if (expired || !view.isOn(path)) continue
      const isWhole = unused.length + unknown.length === checks.length
      for (const name of unused) yield say.unusedSuppression({ path, range }, { check: name, part: isWhole ? 'the comment' : `\`${name}\` from the comment` })
    }
    for (const { check: name, path, range } of view.idleSuppressions) if (view.isOn(path)) yield say.unusedSuppression({ path, range }, { check: name, part: 'the entry' })
  },
})
