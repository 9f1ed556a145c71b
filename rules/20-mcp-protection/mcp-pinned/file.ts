import { fileDetector } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import check, { say } from './check.ts'
import { packageRunBy } from './package-run.ts'

export default fileDetector(check, {
  *mcp({ servers }, { path, options }) {
    if (isTestFile(path)) return
    for (const server of servers) {
      const run = packageRunBy(server)
      if (!run || run.isPinned || run.name === '' || isAllowed(run.name, options.allow)) continue
      yield say.unpinned(run.at.range, { server: server.name, name: run.name, pinned: run.pinned })
    }
  },
})

function isAllowed(name: string, allowed: readonly string[]): boolean {
  return allowed.some(pattern => (pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern))
}
