import { baselineName, projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: [],
  after: 'suppress',
  *detect({ staleBaseline }) {
    for (const entry of staleBaseline) yield say.staleEntry({ path: baselineName, range: [0, 0] }, { check: entry.check, file: entry.file })
  },
})
