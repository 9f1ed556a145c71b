import type { ProjectIndex } from '@perf-rules/core'
import { isChangelog } from '@perf-rules/core/ask'

/** Folders of what was or is to be: decisions, plans, releases, and texts that are input of something. */
const past = /(?:^|\/)(?:adrs?|decisions|rfcs?|proposals?|plans?|prps?|specs?|archive[ds]?|history|postmortems?|incidents?|release[-_]?notes|releases|migrations?|upgrad(?:e|ing)|changelogs?|blog|posts|news|tasks?|todos?|issues|research|notes|reports?|fixtures?|__fixtures__|testdata|tests?|__tests__|templates?|examples?|samples?|vendor|third_party|i18n|versioned_docs|\.changeset)\//i
const pastName = /(?:^|\/)[^/]*(?:migrat|upgrad|roadmap|proposal|postmortem|retro|plan|todo|changes|template|release|history|breaking|v\d|\d{4}-\d{2})[^/]*$/i

/**
 * A page that speaks of the repository as it is: its READMEs, its guide for contributors, instructions for agents and
 * documents beside the code. Pages of a site speak of the reader's own project.
 */
export function isOfToday(path: string, index: ProjectIndex): boolean {
  if (isChangelog(path) || path.endsWith('.mdx') || past.test(path) || pastName.test(path)) return false
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (/^readme(?:\.[\w-]+)?\.(?:md|markdown)$/i.test(name) || isForContributors(path)) return true
  if (/(?:^|\/)\.[a-z]/.test(path)) return false
  return !isSite(path, index) && /(?:^|\/)docs?\//i.test(path)
}

/** Told to those who work in this repository, so that commands and workflows are its own. */
export function isForContributors(path: string): boolean {
  if (/(?:^|\/)(?:contributing|development|developing|hacking|claude|agents|gemini|testing|debugging|maintaining|maintainers)(?:\.[\w-]+)?\.(?:md|markdown)$/i.test(path)) return true
  return /(?:^|\/)\.(?:claude|cursor|agents|github|windsurf|codex)\/.*(?:rules|agents|instructions|copilot)/i.test(path) && !/\/skills\//.test(path)
}

const siteFiles = ['docusaurus.config.js', 'docusaurus.config.ts', 'mkdocs.yml', 'astro.config.mjs', 'astro.config.ts', '.vitepress/config.ts', '.vitepress/config.js', '.vitepress/config.mts', 'mint.json', 'docs.json', 'book.toml', 'conf.py', '_config.yml', 'SUMMARY.md', '_sidebar.md', 'antora.yml', 'next.config.js', 'next.config.mjs', 'next.config.ts', 'nuxt.config.ts']

function isSite(path: string, index: ProjectIndex): boolean {
  for (let at = path.lastIndexOf('/'); at >= 0; at = at === 0 ? -1 : path.lastIndexOf('/', at - 1)) {
    const folder = path.slice(0, at + 1)
    if (siteFiles.some(name => index.has(folder + name))) return true
  }
  return siteFiles.some(name => index.has(name))
}
