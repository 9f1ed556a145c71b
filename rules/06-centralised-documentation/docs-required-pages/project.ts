import { projectDetector } from '@perf-rules/core'
import type { SectionFact } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

export default projectDetector(check, {
  needs: ['sections', 'forms'],
  appliesWhen: index => index.files.some(({ path }) => /(?:^|\/)docs\/(?:performance|perf|speed)\//i.test(path)) || 'no folder of performance documents exists',
  *detect(view) {
    const { folder, pages, words } = view.options()
    if (!view.index.hasFolder(folder)) return
    const sections = view.index.facts('sections')
    for (const wanted of pages) {
      const names = wanted.split('|').flatMap(name => [`${folder}/${name}.md`, `${folder}/${name}/README.md`, `${folder}/${name}.mdx`])
      const path = names.find(name => view.index.has(name))
      const first = names[0] ?? wanted
      if (path === undefined) {
        if (view.isOn(first)) yield say.missingPage({ path: first, range: [0, 0] }, { path: first })
        continue
      }
      if (!view.isOn(path)) continue
      const all = sections.get(path)?.sections ?? []
      const count = all.reduce((sum, section) => sum + section.words, 0)
      if (count < words) {
        yield say.emptyPage({ path, range: all[0]?.range ?? [0, 0] }, { path, words: count })
        continue
      }
      for (const [at, section] of all.entries()) if (isEmpty(section, all[at + 1])) yield say.emptySection({ path, range: section.range }, { heading: section.heading })
      for (const { heading, range } of view.index.facts('forms').get(path)?.unfilled ?? []) yield say.boilerplate({ path, range }, { heading })
    }
  },
})

/** Nothing below the heading, and no deeper heading that would hold it. */
function isEmpty(section: SectionFact, next: SectionFact | undefined): boolean {
  return section.depth > 1 && section.words === 0 && !(next && next.depth > section.depth)
}
