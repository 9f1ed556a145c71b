import { fileDetector } from '@perf-rules/core'
import check, { say } from './check.ts'
import { isShown } from './shown.ts'

export default fileDetector(check, {
  *secrets({ found }, view) {
    if (found.length === 0) return
    const shown = isShown(view.path)
    if (shown && view.options.tests === 'ignore') return
    for (const { kind, range, doubt, rule } of found) {
      // A key pair for a test or an example is made for it; a password in its URL opens nothing.
      if (shown && (doubt === 'weak' || rule === 'privatekey' || rule === 'basicauth' || rule === 'database-connection-string')) continue
      yield say.secret(range, { kind }, shown || doubt === 'weak' ? { confidence: 'medium' } : {})
    }
  },
})
