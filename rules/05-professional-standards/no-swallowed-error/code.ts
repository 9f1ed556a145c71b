import { codeDetector } from '@perf-rules/core'
import check, { say } from './check.ts'

export default codeDetector(check, {
  onlyIfText: ['catch'],
  listen: view => ({
    *CatchClause(node) {
      if (node.body.body.length > 0) return
      if (view.options.allowComment && view.commentsIn(node).length > 0) return
      yield say.emptyCatch(node)
    },
  }),
})
