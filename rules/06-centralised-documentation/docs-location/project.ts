import { projectDetector } from '@perf-rules/core'
import { isChangelog } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

const about = /\b(?:performance|profiling|latency|throughput|load[ -]tests?|load testing|benchmark(?:s|ing)?|caching|scalability|capacity planning)\b/i
const named = /(?:^|[-_])(?:performance|perf|profiling|latency|load-?test(?:s|ing)?|benchmark(?:s|ing)?|caching|scalability)(?:[-_.]|$)/i
/** Pages beside what they describe, of decisions and of other times; pages of sites have an order of their own. */
const elsewhere = /(?:^|\/)(?:readme|claude|agents|contributing|index)[^/]*$|(?:^|\/)(?:adrs?|decisions|authority|important|fixtures?|__fixtures__|tests?|examples?|templates?|node_modules|vendor|archive[ds]?|versioned_docs|i18n|blog|posts|content|src|packages|apps|bench(?:marks?)?|load-tests?|scripts|rules)\/|(?:^|\/)\.[a-z]|\.mdx$/i

/** Only where the place exists: a repository that has none has not chosen to have one. */
export default projectDetector(check, {
  needs: ['headings'],
  *detect(view) {
    const { folder, except } = view.options()
    if (!view.index.hasFolder(folder)) return
    for (const [path, { headings }] of view.index.facts('headings')) {
      if (!view.isOn(path) || path.startsWith(`${folder}/`) || isChangelog(path) || elsewhere.test(path) || except.some(beginning => path.startsWith(beginning))) continue
      const name = path.slice(path.lastIndexOf('/') + 1)
      const title = headings.find(heading => heading.depth === 1)
      if (!named.test(name) && !(title && about.test(title.text))) continue
      yield say.misplacedPage({ path, range: title?.range ?? [0, 0] }, { folder, target: `${folder}/${name}` })
    }
  },
})
