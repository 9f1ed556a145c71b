import { type Fault, type Finding, type ProseView, type Range, rangeOf } from '@perf-rules/core'
import type { Code, Nodes, Root } from 'mdast'
import { isCode, parseCode } from '@perf-rules/languages/typescript'
import { type Language, NotParsed } from '@perf-rules/languages'
import { python } from '@perf-rules/languages/python'
import { crashed } from './crash.ts'
import type { FilePlan, PlannedCheck } from './plan.ts'
import { runCode } from './run-code.ts'
import { detectInLanguage, fileView, parserOf } from './run-language.ts'
import { tooDeep } from './guard.ts'

type Found = { readonly check: string; readonly finding: Finding }

/** Runs prose detectors over one Markdown tree, and their code detectors over its fenced code. */
export async function runProse(path: string, text: string, root: Root, plan: FilePlan): Promise<{ readonly findings: readonly Found[]; readonly faults: readonly Fault[] }> {
  const findings: Found[] = []
  const faults: Fault[] = []
  for (const { id, prose, options } of plan.checks) {
    if (!prose || !(prose.only?.(path) ?? true)) continue
    const view: ProseView = { path, text, options, textOf: place => text.slice(...rangeOf(place)) }
    const started = performance.now()
    try {
      for (const finding of prose.detect?.(root, view) ?? []) findings.push({ check: id, finding })
    } catch (thrown) {
      faults.push(crashed(id, path, thrown))
    }
    plan.timings?.set(id, (plan.timings.get(id) ?? 0) + performance.now() - started)
  }
  const fenced = plan.checks.filter(check => check.prose?.fences)
  if (fenced.length > 0) {
    for (const fence of fencedCode(root)) {
      const run = await runFence(path, text, fence, fenced, plan)
      findings.push(...run.findings)
      faults.push(...run.faults)
    }
  }
  return { findings, faults }
}

function* fencedCode(root: Root): Iterable<Code> {
  const stack: Nodes[] = [root]
  while (stack.length > 0) {
    const node = stack.pop() as Nodes
    if (node.type === 'code') yield node
    else if ('children' in node) for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at] as Nodes)
  }
}

const fileNames: Readonly<Record<string, string>> = { ts: 'fence.ts', typescript: 'fence.ts', tsx: 'fence.tsx', js: 'fence.js', javascript: 'fence.js', jsx: 'fence.jsx', mjs: 'fence.mjs', py: 'fence.py', python: 'fence.py' }

/** Languages that fences are read in beside programs. Named one by one, so that the remark plugin carries no other parser. */
// As in the list of all languages: each takes the trees of its own parser only.
const fenceLanguages = [python] as readonly Language[]

async function runFence(path: string, text: string, fence: Code, checks: readonly PlannedCheck[], plan: FilePlan): Promise<{ findings: readonly Found[]; faults: readonly Fault[] }> {
  const name = fileNames[(fence.lang ?? '').toLowerCase()]
  const place = name === undefined ? undefined : contentOf(fence, text)
  if (name === undefined || place === undefined || tooDeep(fence.value)) return { findings: [], faults: [] }
  if (isCode(name)) {
    const parsed = parseCode(name, fence.value)
    // Fences hold fragments and pseudo code: what does not parse is prose.
    if ('syntaxError' in parsed) return { findings: [], faults: [] }
    const own = checks.flatMap(({ id, options, prose }) => (prose?.fences?.code ? [{ id, options, code: prose.fences.code }] : []))
    const { findings, faults } = runCode(path, parsed, { checks: own, factKinds: new Set(), ...(plan.timings ? { timings: plan.timings } : {}) }, false)
    return { findings: findings.map(({ check, finding }) => ({ check, finding: moved(finding, place) })), faults }
  }
  return runFileFence(path, name, fence.value, place, checks)
}

async function runFileFence(path: string, name: string, value: string, place: ToDocument, checks: readonly PlannedCheck[]): Promise<{ findings: readonly Found[]; faults: readonly Fault[] }> {
  const findings: Found[] = []
  const faults: Fault[] = []
  for (const language of fenceLanguages.filter(candidate => candidate.claims({ path: name, head: value.slice(0, 256) }))) {
    const wanted = checks.filter(check => check.prose?.fences?.file?.detect[language.id])
    if (wanted.length === 0) continue
    const tree = await (await parserOf(language)).parse(value, name)
    if (tree instanceof NotParsed) continue
    for (const { id, options, prose } of wanted) {
      const detector = prose?.fences?.file
      try {
        if (detector) for (const finding of detectInLanguage(detector, language.id, tree, fileView(path, value, false, options))) findings.push({ check: id, finding: moved(finding, place) })
      } catch (thrown) {
        faults.push(crashed(id, path, thrown))
      }
    }
  }
  return { findings, faults }
}

/** Turns an offset in a fence's value into one in the document. */
type ToDocument = (offset: number) => number

function contentOf(fence: Code, text: string): ToDocument | undefined {
  const start = fence.position?.start.offset
  const end = fence.position?.end.offset
  if (start === undefined || end === undefined) return undefined
  const starts: { value: number; document: number }[] = []
  let document = text.indexOf('\n', start) + 1
  let value = 0
  for (const line of fence.value.split('\n')) {
    const lineEnd = text.indexOf('\n', document)
    const raw = text.slice(document, lineEnd === -1 || lineEnd > end ? end : lineEnd).replace(/\r$/, '')
    // A fence in a list or quote loses its indent or `>`: the value's line is the tail of the raw one.
    if (!raw.endsWith(line)) return undefined
    starts.push({ value, document: document + raw.length - line.length })
    value += line.length + 1
    document = lineEnd + 1
  }
  return offset => {
    const line = starts.findLast(candidate => candidate.value <= offset)
    return line ? line.document + offset - line.value : start
  }
}

function moved(finding: Finding, to: ToDocument): Finding {
  const range = (at: Range): Range => [to(at[0]), to(at[1])]
  const { fix: _, ...rest } = finding
  return { ...rest, at: range(finding.at), related: finding.related.map(related => ({ ...related, at: range(related.at) })) }
}
