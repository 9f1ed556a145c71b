import type { FactExtractor, FactKind } from '@perf-rules/core'
import type { Root } from 'mdast'
import { changelogFacts } from './facts/changelog.ts'
import { headingFacts } from './facts/headings.ts'
import { linkFacts } from './facts/links.ts'

export * from './facts/index.ts'

/** Facts that Markdown files give. */
export const markdownExtractors: readonly FactExtractor<FactKind, Root>[] = [headingFacts, linkFacts, changelogFacts]
