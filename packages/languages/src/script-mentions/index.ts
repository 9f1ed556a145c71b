import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'

/** Names of scripts that a job, a test, a makefile or a manifest holds. */
export interface ScriptMentionsFacts {
  /** Base names, each once; for a Python test also the modules it imports. */
  readonly names: readonly string[]
  /** A test or a job of CI: what it names is tried. */
  readonly runs: boolean
}

declare module '@perf-rules/core' {
  interface FactKinds {
    scriptMentions: ScriptMentionsFacts
  }
  interface LanguageTrees {
    /** A file that calls scripts, seen for which it names. */
    'script-mentions': ScriptMentionsFacts
  }
}

const jobs = /(?:^|\/)(?:\.github\/(?:workflows|actions)\/.*\.ya?ml|\.gitlab-ci\.yml|\.circleci\/config\.yml|azure-pipelines\.ya?ml|Jenkinsfile|\.ci\/[^/]+|bitbucket-pipelines\.yml|\.travis\.yml)$/
const tests = /\.bats$|(?:\.|_|-)(?:test|spec)s?\.[cm]?[jt]s$|(?:^|\/)(?:test_[^/]*|[^/]*_test)\.(?:py|sh)$|(?:^|\/)tests?\/[^/]*\.(?:sh|py|[cm]?[jt]s)$/
const callers = /(?:^|\/)(?:package\.json|(?:GNU)?[Mm]akefile|[Jj]ustfile|Taskfile\.ya?ml|\.pre-commit-config\.yaml|lefthook\.ya?ml|crontab)$/

/** Files that call scripts: jobs of CI, tests, makefiles, manifests and hooks. */
export const scriptMentions = defineLanguage({
  id: 'script-mentions',
  claims: ({ path }) => jobs.test(path) || tests.test(path) || callers.test(path) || /(?:^|\/)\.husky\/[^/]+$/.test(path),
  facts: { scriptMentions: 1 },
  load: async () => ({
    parse: (text: string, path: string) => read(text, path),
    extractors: [defineFacts<'scriptMentions', ScriptMentionsFacts>({ kind: 'scriptMentions', version: 1, extract: tree => (tree.names.length === 0 ? undefined : tree) })],
  }),
})

function read(text: string, path: string): ScriptMentionsFacts {
  const files = text.match(/[\w.-]+\.(?:sh|bash|py|mjs|cjs|js|ts|bats)\b/g) ?? []
  const modules = path.endsWith('.py') ? [...text.matchAll(/^\s*(?:from\s+([\w.]+)\s+import|import\s+([\w.]+))/gm)].flatMap(match => (match[1] ?? match[2] ?? '').split('.')) : []
  // bats suites loop over names without their extension.
  const words = path.endsWith('.bats') ? (text.match(/[A-Za-z]\w*(?:[-_]\w+)+/g) ?? []) : []
  return { names: [...new Set([...files, ...modules, ...words])], runs: jobs.test(path) || tests.test(path) }
}
