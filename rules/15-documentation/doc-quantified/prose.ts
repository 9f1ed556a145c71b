import { proseDetector } from '@perf-rules/core'
import { nodesIn, offsetsOf, readText } from '@perf-rules/core/ask'
import type { Nodes, Root } from 'mdast'
import check, { say } from './check.ts'

/** Documents of performance work. Plans and guides elsewhere may say what they hope for. */
const performance = /(?:^|\/)(?:performance|perf|bench(?:marks?|es)?|load-?tests?|profiling|caching)\//i

const target = String.raw`(?:response times?|load(?:ing)? times?|latency|throughput|performance|memory(?: use| usage)?|cpu(?: use| usage)?|build times?|start-?up(?: time)?|bundle(?: size)?|queries|round trips|page (?:loads?|speed)|cache hit rate)`
/** A change that is said to have happened: the past or the present, never a wish. */
const claim = new RegExp(String.raw`\b(?:(?:reduced|reduces|cut|cuts|lowered|lowers|improved|improves|increased|increases|halved|halves|doubled|doubles|sped up|speeds up)\s+(?:\w+\s+){0,3}?${target}|(?:is|are|was|were|became|now)\s+(?:now\s+)?(?:much|significantly|noticeably|far|considerably|a lot)\s+(?:faster|quicker|smaller|lighter))\b`, 'i')
const figure = /\d[\d.,]*\s*(?:%|percent\b|ms\b|milliseconds?\b|s\b|seconds?\b|minutes?\b|[kKMG]i?B\b|MB\b|x\b|times\b|queries\b|requests?\b|rps\b|req\/s)|\bfrom \S+ to \S+|\b(?:halved|halves|doubled|doubles|a half|a third|a quarter|a fifth|two|three|four|ten)\b/i

export default proseDetector(check, {
  only: path => performance.test(path) && !/changelog|(?:^|\/)(?:adrs?|decisions|plans?|proposals?)\//i.test(path),
  *detect(root: Root, { options }) {
    for (const [at, node] of root.children.entries()) {
      for (const block of blocksOf(node)) {
        const text = readText(block)
        const found = claim.exec(text)
        const range = offsetsOf(block)
        if (!found || !range || /\b(?:should|could|would|may|might|can|will|to|goal|aim|target|if)\s+(?:\w+\s+)?$/i.test(text.slice(0, found.index))) continue
        if (!figure.test(text)) yield say.claimWithoutFigure(range, { words: found[0] })
        else if (options.sources && !hasSource(root, at)) yield say.figureWithoutSource(range, { words: found[0] })
      }
    }
  },
})

function* blocksOf(top: Nodes): Generator<Nodes> {
  for (const node of nodesIn(top)) if (node.type === 'paragraph') yield node
}

/** A link, a command or a block of figures in the section of the claim. */
function hasSource(root: Root, at: number): boolean {
  let start = at
  while (start > 0 && root.children[start]?.type !== 'heading') start--
  for (const node of root.children.slice(start)) {
    if (node.type === 'heading' && node !== root.children[start]) return false
    for (const each of nodesIn(node)) if (each.type === 'link' || each.type === 'linkReference' || each.type === 'code' || each.type === 'table' || each.type === 'image') return true
  }
  return false
}
