import type { FactExtractor, FactKind } from '@perf-rules/core'
import type { Root } from 'mdast'

/** Facts that Markdown files give. */
export const markdownExtractors: readonly FactExtractor<FactKind, Root>[] = []
