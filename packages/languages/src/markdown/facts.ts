import type { FactExtractor, FactKind } from '@perf-rules/core'
import type { Root } from 'mdast'
import { changelogFacts } from './facts/changelog.ts'
import { codeSpanFacts } from './facts/code-spans.ts'
import { decisionFacts } from './facts/decision.ts'
import { formFacts } from './facts/forms.ts'
import { headingFacts } from './facts/headings.ts'
import { linkFacts } from './facts/links.ts'
import { sectionFacts } from './facts/sections.ts'

export * from './facts/index.ts'

/** Facts that Markdown files give. */
export const markdownExtractors: readonly FactExtractor<FactKind, Root>[] = [headingFacts, linkFacts, changelogFacts, codeSpanFacts, sectionFacts, formFacts, decisionFacts]
