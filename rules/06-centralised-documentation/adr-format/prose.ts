import { proseDetector, type Range } from '@perf-rules/core'
import { decisionNumber, isFrontMatter, offsetsOf, readDecision } from '@perf-rules/core/ask'
import check, { say } from './check.ts'

const words = { context: ['the context', 'Context'], decision: ['the decision', 'Decision'], consequences: ['what follows', 'Consequences'] } as const

export default proseDetector(check, {
  only: path => decisionNumber(path) !== undefined,
  *detect(root, { path, text, options }) {
    const { title, status, date, sections } = readDecision(root, text)
    const first = root.children.find(node => !isFrontMatter(node))
    const place: Range = title?.range ?? (first && offsetsOf(first)) ?? [0, 0]
    const at: Range = [place[0], Math.min(place[1], endOfLine(text, place[0]))]
    if (!title && !/^title\s*:/m.test(text.slice(0, 1000))) yield say.noTitle(at, { number: decisionNumber(path) ?? 0 })
    if (!status) yield say.noStatus(at)
    else if (!options.statuses.some(word => status.value.replace(/^[^\p{L}]+/u, '').toLowerCase().startsWith(word.toLowerCase()))) yield say.unknownStatus(status.range, { status: status.value, known: options.statuses.join(', ') })
    if (!date) yield say.noDate(at)
    else if (!/\d{4}-\d{2}-\d{2}/.test(date.value)) yield say.dateNotIso(date.range, { date: date.value })
    for (const section of options.sections) if (!sections.has(section)) yield say.missingSection(at, { section: words[section][0], heading: words[section][1] })
  },
})

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}
