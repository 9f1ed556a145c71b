import { fileDetector } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

export default fileDetector(check, {
  *secrets({ found }, view) {
    if (found.length === 0) return
    const isShown = isTestFile(view.path) || isExplanation(view.path)
    if (isShown && view.options.tests === 'ignore') return
    for (const { kind, range, doubt, rule } of found) {
      // A key pair for a test or an example is made for it; a password in its URL opens nothing.
      if (isShown && (doubt === 'weak' || rule === 'privatekey' || rule === 'basicauth' || rule === 'database-connection-string')) continue
      yield say.secret(range, { kind }, isShown || doubt === 'weak' ? { confidence: 'medium' } : {})
    }
  },
})

const shows = new Set(['md', 'mdx', 'markdown', 'rst', 'adoc', 'doc', 'docs', 'example', 'examples', 'sample', 'samples', 'template', 'templates', 'testdata', 'snapshot', 'snapshots', 'demo', 'demos', 'tutorial', 'tutorials', 'test', 'tests', 'testing', 'spec', 'specs', 'fixture', 'fixtures', 'mock', 'mocks', 'dev', 'devcontainer', 'development', 'local', 'localhost', 'selfsigned', 'snakeoil', 'dummy', 'fake'])

/** Documentation, examples and templates show what a secret looks like; a key for `localhost` opens nothing else. */
function isExplanation(path: string): boolean {
  return path.toLowerCase().split(/[^a-z0-9]+/).some(word => shows.has(word))
}
