import { fileDetector } from '@perf-rules/core'
import check, { say } from './check.ts'

export default fileDetector(check, {
  *dockerfile({ instructions }) {
    const seen = new Set<number>()
    for (const { keyword, isOnBuild, stage, range, ignored } of instructions) {
      if (keyword !== 'HEALTHCHECK' || isOnBuild) continue
      if (seen.has(stage) && !ignored.includes('DL3012')) yield say.duplicate(range)
      seen.add(stage)
    }
  },
})
