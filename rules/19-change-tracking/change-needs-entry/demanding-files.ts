import type { ChangedFile } from '@perf-rules/core'
import { isChangelog, isTestFile, matcherOf } from '@perf-rules/core/ask'

/** What no user of a program notices: documents, lock files, settings of tools, what tools wrote, pictures. */
const silent = [
  /\.(?:mdx?|markdown|rst|adoc|txt|snap|svg|png|jpe?g|gif|webp|ico|pdf|map)$/i,
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|deno\.lock|uv\.lock|poetry\.lock|Pipfile\.lock|pdm\.lock|Cargo\.lock|go\.sum|Gemfile\.lock|composer\.lock|flake\.lock|perf-rules\.(?:baseline|lock|config)\.json)$/,
  /(?:^|\/)\.[^/]+(?:\/|$)/,
  /(?:^|\/)(?:docs?|documentation|website|examples?|samples?|fixtures?|__fixtures__|testdata|test-data|benchmarks?-results?)\//i,
  /(?:^|\/)(?:LICEN[CS]E|NOTICE|AUTHORS|CONTRIBUTORS|CODEOWNERS|MAINTAINERS|OWNERS)(?:\.|$)/,
  /(?:^|\/)(?:eslint|prettier|vitest|jest|commitlint|lint-staged|knip|playwright|cypress|stylelint|tsup\.lint)\.config\.[^/]+$|(?:^|\/)(?:renovate\.json5?|codecov\.ya?ml|lefthook\.ya?ml|biome\.jsonc?|mkdocs\.ya?ml|sonar-project\.properties)$/,
  /(?:\.|-)min\.[cm]?js$|\.(?:generated|gen|pb)\.[^/]+$|(?:^|\/)(?:vendor|vendored|third[-_]party|node_modules|dist|generated|__generated__)\//,
  /_test\.(?:go|rb|exs)$|(?:^|\/)(?:spec|test)\//,
]

export interface DemandOptions {
  readonly paths: readonly string[]
  readonly ignore: readonly string[]
}

/** Tells whether a changed file asks for an entry. A move that changes no content changes nothing for anybody. */
export function demands({ paths, ignore }: DemandOptions): (file: ChangedFile) => boolean {
  const [wanted, unwanted] = [matcherOf(paths), matcherOf(ignore)]
  return ({ path, status }) => status !== 'renamed' && wanted(path) && !unwanted(path) && !isTestFile(path) && !isChangelog(path) && !silent.some(each => each.test(path))
}
