import { causeOf, type Directive, type Fault, type Finding, compareText } from '@perf-rules/core'
import { mentionsIn } from '@perf-rules/analyzer/mentions'
import { codeFacts, isCode, parseCode } from '@perf-rules/languages/typescript'
import { isMarkdown, markdownExtractors, parseMarkdown } from '@perf-rules/languages/markdown'
import { codeDirectives, directiveFacts, lineDirectives, mentionsDirective, proseDirectives } from './directives.ts'
import type { FileFacts, FileFinding, FileJudgement } from './file-result.ts'
import { crashed, parserCrashed } from './crash.ts'
import { mostBytes, tooDeep, tooDeepDocument } from './guard.ts'
import { Locator, toFileFinding } from './locate.ts'
import type { FilePlan } from './plan.ts'
import { concernedBy, runCode } from './run-code.ts'
import { concerns, detectInLanguage, fileView, isWorthParsing, languagesFor, NotParsed, parserOf } from './run-language.ts'
import { runProse } from './run-prose.ts'

export * from './file-result.ts'
export * from './plan.ts'

/** One file as the file stage takes it. */
export interface FileInput {
  readonly path: string
  readonly text: string
  readonly executable: boolean
}

/** What the file stage gives: facts apart, since they do not depend on the options. */
export interface FileOutcome {
  readonly facts: FileFacts
  readonly judgement: FileJudgement
}

/** Runs every planned file-stage detector and fact extractor over one file. Pure: same input, same outcome. */
export async function runFileStage(file: FileInput, plan: FilePlan): Promise<FileOutcome> {
  // All offsets count from after a byte order mark, in every language.
  const stage = new FileStage(file.text.startsWith('\ufeff') ? { ...file, text: file.text.slice(1) } : file, plan)
  await stage.run()
  return stage.outcome()
}

class FileStage {
  readonly #file: FileInput
  readonly #plan: FilePlan
  readonly #findings: { check: string; finding: Finding }[] = []
  readonly #faults: Fault[] = []
  readonly #facts: Record<string, unknown> = {}
  #directives: readonly Directive[] = []
  #locator: Locator
  #skipped: FileJudgement['skipped']
  #looked = false

  constructor(file: FileInput, plan: FilePlan) {
    this.#file = file
    this.#plan = plan
    this.#locator = new Locator(file.text)
  }

  /** A parser or fact extractor that throws costs this file, not the run. */
  async run(): Promise<void> {
    try {
      await this.#runAll()
    } catch (thrown) {
      this.#faults.push(parserCrashed(this.#file.path, thrown))
      this.#skipped = { why: 'crashed', detail: thrown instanceof Error ? thrown.message : String(thrown) }
    }
  }

  async #runAll(): Promise<void> {
    const { path, text } = this.#file
    if (text.length > mostBytes) {
      this.#skipped = { why: 'too-large', detail: `more than ${mostBytes} characters` }
      return
    }
    if (isCode(path)) this.#runProgram()
    else if (isMarkdown(path)) await this.#runMarkdown()
    await this.#runLanguages()
    if ((this.#looked || this.#wantsDirectives) && !isCode(path) && !isMarkdown(path)) this.#directives = lineDirectives(path, text, this.#locator)
  }

  outcome(): FileOutcome {
    if (this.#wantsDirectives && this.#directives.length > 0) this.#facts['directives'] = directiveFacts(this.#directives)
    const facts = Object.fromEntries(Object.entries(this.#facts).sort(([a], [b]) => compareText(a, b)))
    const findings = this.#findings.map(({ check, finding }) => toFileFinding(check, finding, this.#locator)).sort(compareFound)
    return { facts, judgement: { findings, directives: this.#directives, faults: this.#faults, ...(this.#skipped ? { skipped: this.#skipped } : {}), looked: this.#looked } }
  }

  get #wantsDirectives(): boolean {
    return this.#plan.factKinds.has('directives')
  }

  #runProgram(): void {
    const { path, text } = this.#file
    const marked = this.#wantsDirectives && mentionsDirective(text)
    const isMentioned = this.#plan.factKinds.has('mentions')
    if (!this.#plan.checks.some(check => check.code) && !codeFactsWanted(this.#plan) && !marked && !isMentioned) return
    this.#looked = true
    if (isMentioned) this.#facts['mentions'] = mentionsIn(text)
    // Judged without a tree: no check can find anything here, no fact is wanted, and no comment is there to be used.
    if (!codeFactsWanted(this.#plan) && concernedBy(text, this.#plan.checks).length === 0 && !mentionsDirective(text)) return
    const depth = tooDeep(text)
    if (depth !== undefined) {
      this.#skipped = { why: 'too-deep', detail: depth }
      return
    }
    const parsed = parseCode(path, text)
    if ('syntaxError' in parsed) {
      this.#skipped = { why: 'syntax-error', detail: parsed.syntaxError }
      return
    }
    this.#locator = new Locator(parsed.text)
    this.#directives = codeDirectives(parsed, this.#locator)
    const { findings, facts, faults, tooDeep: levels } = runCode(path, parsed, this.#plan)
    if (levels) this.#skipped = { why: 'too-deep', detail: 'too many levels in the syntax tree' }
    this.#findings.push(...findings)
    this.#faults.push(...faults)
    Object.assign(this.#facts, facts)
  }

  async #runMarkdown(): Promise<void> {
    const { path, text } = this.#file
    const wanted = markdownExtractors.filter(extractor => this.#plan.factKinds.has(extractor.kind))
    if (wanted.length === 0 && !this.#plan.checks.some(check => check.prose) && !(this.#wantsDirectives && mentionsDirective(text))) return
    this.#looked = true
    const depth = tooDeepDocument(text)
    if (depth !== undefined) {
      this.#skipped = { why: 'too-deep', detail: depth }
      return
    }
    const root = parseMarkdown(text)
    this.#directives = proseDirectives(root, text, this.#locator)
    for (const { kind, extract } of wanted) {
      const facts = extract(root, this.#file)
      if (facts !== undefined) this.#facts[kind] = facts
    }
    const { findings, faults } = await runProse(path, text, root, this.#plan)
    this.#findings.push(...findings)
    this.#faults.push(...faults)
  }

  /** A parser that crashes loses this file and no other: undefined, and a fault that names both. */
  async #parsed<T>(language: string, parse: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await parse()
    } catch (thrown) {
      this.#faults.push({ code: 'parse-failed', what: `The parser of ${language} crashed.`, where: this.#file.path, do: 'Report it with that file; `ignore` in perf-rules.config.json leaves the file out meanwhile.', cause: causeOf(thrown) })
      return undefined
    }
  }

  async #runLanguages(): Promise<void> {
    const { path, text, executable } = this.#file
    for (const language of languagesFor({ path, head: text.slice(0, 256) }, this.#plan)) {
      this.#looked = true
      if (!isWorthParsing(language, this.#plan, path, text)) continue
      const begun = performance.now()
      const { parse, extractors } = await parserOf(language)
      const tree = await this.#parsed(language.id, () => parse(text, path, this.#plan.toolSettings?.[language.id]))
      this.#plan.timings?.set(`parser of ${language.id}`, (this.#plan.timings.get(`parser of ${language.id}`) ?? 0) + performance.now() - begun)
      if (tree === undefined) continue
      if (tree instanceof NotParsed) {
        this.#skipped ??= { why: 'syntax-error', detail: `${language.id}: ${tree.why}` }
        continue
      }
      for (const { kind, extract } of extractors) {
        if (!this.#plan.factKinds.has(kind)) continue
        const facts = extract(tree, this.#file)
        if (facts !== undefined) this.#facts[kind] = facts
      }
      for (const check of this.#plan.checks) {
        if (!check.file || !concerns(check, language.id, path)) continue
        const started = performance.now()
        try {
          for (const finding of detectInLanguage(check.file, language.id, tree, fileView(path, text, executable, check.options))) this.#findings.push({ check: check.id, finding })
        } catch (thrown) {
          this.#faults.push(crashed(check.id, path, thrown))
        }
        this.#plan.timings?.set(check.id, (this.#plan.timings.get(check.id) ?? 0) + performance.now() - started)
      }
    }
  }
}

function codeFactsWanted(plan: FilePlan): boolean {
  return codeFacts.some(({ kind }) => plan.factKinds.has(kind))
}

function compareFound(a: FileFinding, b: FileFinding): number {
  return a.range[0] - b.range[0] || a.range[1] - b.range[1] || compareText(a.check, b.check) || compareText(a.message, b.message)
}
