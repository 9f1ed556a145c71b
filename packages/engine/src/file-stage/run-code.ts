import type { CodeDetector, Fault, Finding } from '@perf-rules/core'
import type { TSESTree } from '@typescript-eslint/types'
import { type BaseCodeView, codeFacts, codeView, linkAndOrder, type ParsedCode } from '@perf-rules/languages/typescript'
import { crashed } from './crash.ts'
import type { FilePlan, PlannedCheck } from './plan.ts'

/** What one traversal of a program gives. `tooDeep` when the tree has more levels than any walk of ours may take. */
export interface CodeRun {
  readonly findings: readonly { readonly check: string; readonly finding: Finding }[]
  readonly facts: Readonly<Record<string, unknown>>
  readonly faults: readonly Fault[]
  readonly tooDeep: boolean
}

type AnyListener = (node: TSESTree.Node) => Iterable<Finding> | undefined
interface Entry {
  /** Check id; undefined for a collector of facts. */
  readonly check: string | undefined
  readonly listener: AnyListener
}

/** Runs code detectors and fact collectors over a program in one merged traversal. */
export function runCode(path: string, parsed: ParsedCode, plan: FilePlan, withFacts = true): CodeRun {
  const run = new Traversal(path, plan)
  const view = codeView(path, parsed)
  for (const { id, code, options } of concernedBy(parsed.text, plan.checks)) run.addDetector(id, code, view, options)
  const collected = withFacts ? codeFacts.filter(facts => plan.factKinds.has(facts.kind)).map(facts => ({ kind: facts.kind, ...facts.collect(view, parsed.program) })) : []
  for (const { on } of collected) run.add(undefined, on as Record<string, AnyListener>)
  if (run.isEmpty) return { findings: [], facts: {}, faults: run.faults, tooDeep: false }
  const order = linkAndOrder(parsed.program)
  if (order === undefined) return { findings: [], facts: {}, faults: run.faults, tooDeep: true }
  run.walk(order)
  const facts: Record<string, unknown> = {}
  for (const { kind, done } of collected) {
    const value = done()
    if (value !== undefined) facts[kind] = value
  }
  return { findings: run.findings, facts, faults: run.faults, tooDeep: false }
}

/** The planned code detectors that may find something in a text. */
export function concernedBy(text: string, checks: FilePlan['checks']): readonly (PlannedCheck & { readonly code: CodeDetector })[] {
  return checks.flatMap(check => (check.code && (check.code.mayConcern?.(text, check.options) ?? true) ? [{ ...check, code: check.code }] : []))
}

class Traversal {
  readonly findings: { check: string; finding: Finding }[] = []
  readonly faults: Fault[] = []
  readonly #enter = new Map<string, Entry[]>()
  readonly #exit = new Map<string, Entry[]>()
  readonly #broken = new Set<string>()
  readonly #path: string
  readonly #timings: Map<string, number> | undefined

  constructor(path: string, plan: FilePlan) {
    this.#path = path
    this.#timings = plan.timings
  }

  get isEmpty(): boolean {
    return this.#enter.size === 0 && this.#exit.size === 0
  }

  addDetector(check: string, detector: CodeDetector, base: BaseCodeView, options: unknown): void {
    try {
      // The prototype keeps the lazy getters of the shared view: a spread would run them.
      this.add(check, detector.listen(Object.create(base, { options: { value: options } })) as Record<string, AnyListener>)
    } catch (thrown) {
      this.#breaks(check, thrown)
    }
  }

  add(check: string | undefined, on: Readonly<Record<string, AnyListener>>): void {
    for (const [key, listener] of Object.entries(on)) {
      const isExit = key.endsWith(':exit')
      const table = isExit ? this.#exit : this.#enter
      const type = isExit ? key.slice(0, -5) : key
      const entries = table.get(type)
      if (entries) entries.push({ check, listener })
      else table.set(type, [{ check, listener }])
    }
  }

  walk(order: readonly (TSESTree.Node | null)[]): void {
    const open: TSESTree.Node[] = []
    for (const node of order) {
      if (node === null) {
        const closed = open.pop()
        const entries = closed && this.#exit.get(closed.type)
        if (entries) this.#call(entries, closed)
      } else {
        open.push(node)
        const entries = this.#enter.get(node.type)
        if (entries) this.#call(entries, node)
      }
    }
  }

  #call(entries: readonly Entry[], node: TSESTree.Node): void {
    for (const { check, listener } of entries) {
      // A crash in our own facts is a defect of the engine itself: it must not pass as a defect of one check.
      if (check === undefined) listener(node)
      else if (!this.#broken.has(check)) this.#detect(check, listener, node)
    }
  }

  #detect(check: string, listener: AnyListener, node: TSESTree.Node): void {
    const started = this.#timings ? performance.now() : 0
    try {
      const found = listener(node)
      if (found) for (const finding of found) this.findings.push({ check, finding })
    } catch (thrown) {
      this.#breaks(check, thrown)
    }
    if (this.#timings) this.#timings.set(check, (this.#timings.get(check) ?? 0) + performance.now() - started)
  }

  #breaks(check: string, thrown: unknown): void {
    this.#broken.add(check)
    this.faults.push(crashed(check, this.#path, thrown))
  }
}
