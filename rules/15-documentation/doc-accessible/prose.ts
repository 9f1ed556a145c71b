import { type Finding, proseDetector } from '@perf-rules/core'
import { heedingMarkdownlint, markdownlintFileSettings, markdownlintOptions } from '@perf-rules/core/ask'
import type { Root } from 'mdast'
import check, { codes } from './check.ts'
import { skippedHeadings, duplicateHeadings, secondTitles } from './headings.ts'
import { inlineDemands, type View } from './inline.ts'
import { missingTitle } from './title.ts'
import { readOutline } from './outline.ts'

export default proseDetector(check, {
  *detect(root, given) {
    const { except: _, ...inFile } = markdownlintOptions(markdownlintFileSettings(given.text))['doc-accessible'] ?? {}
    const view = { ...given, options: { ...given.options, ...inFile } }
    yield* heedingMarkdownlint(demands(root, view), view.text, codes, view.options.except)
  },
})

function* demands(root: Root, view: View): Generator<Finding> {
  const outline = readOutline(root, view)
  yield* skippedHeadings(outline)
  yield* duplicateHeadings(outline, view)
  yield* secondTitles(outline, root, view)
  yield* missingTitle(root, view, outline)
  yield* inlineDemands(root, view)
}
