import { projectDetector } from '@perf-rules/core'
import check, { say } from './check.ts'
import { sourcedPaths } from '../sourced.ts'

export default projectDetector(check, {
  needs: ['shell'],
  appliesWhen: index => index.facts('shell').size > 0 || 'there is no shell script',
  *detect(view) {
    const read = sourcedPaths(view.index)
    for (const [path, facts] of view.index.facts('shell')) {
      if (!view.isOn(path) || facts.declaredBy !== null || !facts.hasCommands || facts.shebangSilenced) continue
      // Read in by another script of the repository, it runs in that one's shell.
      if (read.has(path) || isReadByConvention(path)) continue
      yield say.noShell({ path, range: [0, 0] })
    }
  },
})

/** Folders whose files a shell or a program reads in, whatever they begin with; examples are read by people. */
function isReadByConvention(path: string): boolean {
  if (/(?:^|\/)(?:docs?|documentation|code[_-]?samples?|samples|snippets|fixtures|__fixtures__|testdata|test-data)\//i.test(path)) return true
  return /(?:^|\/)(?:profile\.d|bash_completion\.d|bashrc\.d|zsh|completions?|\.husky|docker-entrypoint\.d|docker-entrypoint-initdb\.d)\//.test(path) || /(?:^|\/)[\w.-]*(?:^|[._-])(?:env|vars|aliases|completion)s?\.(?:sh|bash)$/.test(path)
}
