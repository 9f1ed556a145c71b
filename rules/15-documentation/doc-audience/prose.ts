import { proseDetector, type Range } from '@perf-rules/core'
import { decisionNumber, isChangelog, isFrontMatter, offsetsOf, readText } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

const docs = /(?:^|\/)docs?\//i
const index = /(?:^|\/)(?:readme|index)\.(?:md|mdx|markdown)$/i
const key = /^\s*(?:audience|readers?|for|role)\s*[:=]/im
const words = /\b(?:audience|intended for|written for|aimed at|meant for|readers?|if you(?:'re| are| want| need| have)?|you(?:'ll| will| can| are)|we who|who (?:is|should|wants|needs|runs?|uses?|changes?)|new (?:here|to)|for (?:all|any(?:one|body)?|every(?:one|body)?|those|people|you|us|new|who|use by|the (?:team|people|one)|(?:\w+[ -])?(?:developers?|operators?|users?|contributors?|maintainers?|engineers?|teams?|administrators?|admins?|customers?|colleagues|newcomers|beginners|reviewers?|authors?|agents?|managers?|architects?|testers?|designers?|integrators?|on-?call)))\b/i
/** A question that a reader asks, such as the head of a table of pages. */
const asked = /\b(?:i|we) (?:want|need|am|have|would)\b|^\s*\|?\s*question\b/im

/** The first page of each docs folder: front matter, or what stands above its second section. */
export default proseDetector(check, {
  only: path => docs.test(path) && !isChangelog(path) && decisionNumber(path) === undefined,
  *detect(root, { path, options }) {
    if (options.pages === 'index' && !index.test(path)) return
    const blocks = root.children.filter(node => node.type !== 'definition')
    if (blocks.some(node => isFrontMatter(node) && 'value' in node && key.test(node.value))) return
    const own = blocks.filter(node => !isFrontMatter(node) && node.type !== 'html')
    const second = own.findIndex((node, at) => at > 0 && node.type === 'heading' && own.slice(0, at).some(each => each.type !== 'heading'))
    const opening = (second === -1 ? own : own.slice(0, second)).map(readText).join('\n')
    const [first] = own
    const range = first && offsetsOf(first)
    if (!first || !range || words.test(opening) || asked.test(opening)) return
    const title = first.type === 'heading' ? range : ([range[0], range[0] + 1] as Range)
    yield say.noAudience(title)
  },
})
