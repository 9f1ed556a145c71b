import { proseDetector, type Range } from '@perf-rules/core'
import { isFrontMatter, nodesIn, offsetsOf, readText } from '@perf-rules/core/ask'
import type { Nodes, Root } from 'mdast'
import check, { say } from './check.ts'

const isRunbook = /(?:^|\/)(?:runbooks?|playbooks)\/(?:[^/]+\/)*(?!readme|index|template)[^/]+\.(?:md|mdx|markdown)$|(?:^|[-_/])runbook\.(?:md|mdx|markdown)$/i

/** What gives each part away: the words of a heading, a label, or a sentence that says it. */
const signs = {
  trigger: { heading: /\b(?:triggers?|when|symptoms?|alerts?|detection|purpose|scenario|overview|indications?|use this)\b/i, words: /\b(?:triggers?|symptoms?|alerts?|use when|applies when)\s*:|\b(?:use|follow|run) (?:this|the) (?:runbook|page|playbook|procedure)|\bwhen (?:the|an?|you|this)\b/i },
  verification: { heading: /\b(?:verif\w+|validat\w+|check(?:s|ing)?|confirm\w*|smoke|post-?checks?|success)\b/i, words: /\b(?:verif(?:y|ied|ication)|confirm that|check that|make sure|should (?:see|show|return|answer)|expected (?:output|result))\b/i },
  rollback: { heading: /\b(?:roll(?:ing)?[ -]?backs?|revert\w*|undo\w*|restor\w+|back[ -]?out|recover\w*|way back)\b/i, words: /\b(?:roll(?:ed|ing)?[ -]?back|revert|undo|restore|back out|take(?:n)? back|nothing (?:to|needs to be) (?:undo|taken back|rolled back|reverted))/i },
} as const

export default proseDetector(check, {
  only: path => isRunbook.test(path),
  *detect(root, { options, text }) {
    const first = root.children.find(node => !isFrontMatter(node))
    const range = first && offsetsOf(first)
    if (!first || !range) return
    const line = text.indexOf('\n', range[0])
    const at: Range = [range[0], line === -1 ? range[1] : Math.min(line, range[1])]
    const has = (part: keyof typeof signs) => !options.parts.includes(part) || hasSign(root, signs[part])
    if (!has('trigger')) yield say.noTrigger(at)
    if (options.parts.includes('steps') && !hasSteps(root)) yield say.noSteps(at)
    if (!has('verification')) yield say.noVerification(at)
    if (!has('rollback')) yield say.noRollback(at)
  },
})

function hasSign(root: Root, { heading, words }: { readonly heading: RegExp; readonly words: RegExp }): boolean {
  for (const node of root.children) {
    if (node.type === 'heading' ? node.depth > 1 && heading.test(readText(node)) : paragraphsOf(node).some(text => words.test(text))) return true
  }
  return false
}

function paragraphsOf(block: Nodes): readonly string[] {
  return [...nodesIn(block)].flatMap(node => (node.type === 'paragraph' || node.type === 'tableCell' ? [readText(node)] : []))
}

/** A numbered list, a block of commands, or headings that are numbered. */
function hasSteps(root: Root): boolean {
  for (const node of nodesIn(root)) {
    if ((node.type === 'list' && node.ordered) || node.type === 'code') return true
    if (node.type === 'heading' && /^(?:step\s*)?\d+[.):]?\s/i.test(readText(node))) return true
    if (node.type === 'listItem' && typeof node.checked === 'boolean') return true
  }
  return false
}
