import { proseDetector } from '@perf-rules/core'
import { isFrontMatter, nodesIn, offsetsOf, readText } from '@perf-rules/core/ask'
import type { Heading, Root } from 'mdast'
import check, { say } from './check.ts'

const folders: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:post-?mortems?|incident-reviews?|retrospectives?)\//i, 'postmortem'],
  [/(?:^|\/)(?:performance|perf|bench(?:marks?)?|load-?tests?)\/(?:.*\/)?(?:reports?|findings|audits?|reviews?)\//i, 'report'],
]
const titles: readonly (readonly [RegExp, string])[] = [
  [/\bpost-?mortem\b|\bincident (?:report|review)\b/i, 'postmortem'],
  [/\b(?:performance|load[ -]test|profiling|benchmark|latency)\b.*\b(?:report|analysis|audit|findings|review)\b|^analysis of\b/i, 'report'],
]
const step = /\b(?:next steps?|action items?|actions|follow[- ]?ups?|recommendations?|remediation|decisions?|to-?do|what we (?:will )?do|measures)\b/i
const owner = /\b(?:owners?|responsible|assignees?|assigned to|author|lead|dri)\b\s*(?:\||:|is\b|\*|`|[A-Z@])|(?:^|[\s(])@[\w-]+/i

/** Reports, findings and postmortems, told by their folder or title. READMEs of such folders are none. */
export default proseDetector(check, {
  only: path => !/(?:^|\/)(?:readme|index|template|changelog|skill|agents|claude)[^/]*$|template|\/(?:skills|agents|commands|prompts)\//i.test(path) && !/(?:^|\/)\.[a-z]/.test(path),
  *detect(root, { path, text }) {
    const title = root.children.find((node): node is Heading => node.type === 'heading' && node.depth === 1)
    const kind = kindOf(path, title ? readText(title) : '')
    const at = title ?? root.children.find(node => !isFrontMatter(node))
    if (kind === undefined || at === undefined) return
    const step = stepOf(root)
    if (step === 'missing') yield say.noNextStep(at, { kind })
    else if (step !== 'there') yield say.emptyNextStep(step, { kind, heading: readText(step) })
    if (!owner.test(proseOf(root, text))) yield say.noOwner(at, { kind })
  },
})

function kindOf(path: string, title: string): string | undefined {
  return folders.find(([pattern]) => pattern.test(path))?.[1] ?? titles.find(([pattern]) => pattern.test(title))?.[1]
}

/** The heading of an empty section of steps; `there` when one has content, or a label in the text gives a step. */
function stepOf(root: Root): 'there' | 'missing' | Heading {
  let empty: Heading | undefined
  for (const [at, node] of root.children.entries()) {
    if (node.type !== 'heading' || node.depth === 1 || !step.test(readText(node))) continue
    const next = root.children.slice(at + 1).find(each => each.type !== 'html')
    if (next && (next.type !== 'heading' || next.depth > node.depth)) return 'there'
    empty = node
  }
  const labelled = root.children.some(node => node.type !== 'heading' && new RegExp(`${step.source}[^.\\n]{0,20}:`, 'i').test(readText(node)))
  return labelled ? 'there' : (empty ?? 'missing')
}

/** Prose with front matter, and without code. */
function proseOf(root: Root, text: string): string {
  const parts: string[] = []
  for (const node of nodesIn(root)) if (node.type === 'text' || isFrontMatter(node)) parts.push(text.slice(...(offsetsOf(node) ?? [0, 0])))
  return parts.join('\n')
}
