import type { ProjectIndex } from '@perf-rules/core'

/** Settings of tools that write a changelog from commit messages when a release is made. */
const settings = /^(?:\.?release-please-(?:config|manifest)\.json|\.releaserc(?:\.[a-z]+)?|release\.config\.[cm]?[jt]s|\.versionrc(?:\.[a-z]+)?|cliff\.toml|\.?cz\.(?:toml|json)|\.autorc(?:\.[a-z]+)?|\.release-it\.[a-z]+|changelog\.config\.[cm]?[jt]s|\.auto-changelog|\.changelogrc[^/]*|\.git-chglog\/config\.yml|\.chglog\/config\.yml)$/
const packages = ['semantic-release', 'standard-version', 'commit-and-tag-version', 'release-please', 'release-it', 'conventional-changelog', 'conventional-changelog-cli', 'changelogen', 'auto-changelog', 'generate-changelog', '@intuit/auto', 'auto', 'git-cliff', 'eslint-release', 'lerna-changelog']

/** The tool that writes the changelog from commit messages, by its settings or by the root's dependencies. */
export function toolThatWrites(index: ProjectIndex): string | undefined {
  for (const { path } of index.files) if (settings.test(path)) return path
  const root = index.facts('package').get('package.json')
  return packages.find(name => root?.dependencies.includes(name))
}
