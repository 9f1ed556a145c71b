import { type CatalogueEntry, type ChangeCommit, type ChangedFile, compareText, type FileContext, type FileEntry, type Fix, render, type ResolvedCheck, type Scope, scopeOf } from '@perf-rules/core'
import { buildIndex, factKindsOf, type FileFacts, gatherNarrowed, loadPlan, runChangeChecks, runFileStage, runProjectChecks, toolSettings } from '@perf-rules/engine/stages'
import { lastInput } from './last-input.ts'
import type { Case, CaseFile } from './read-cases.ts'

/** A finding of a case, with what the test compares. */
export interface CaseFinding {
  readonly path: string
  readonly message: string
  readonly range: readonly [number, number]
  readonly text: string
  readonly related: readonly { readonly path: string; readonly range: readonly [number, number] }[]
  readonly fix?: Fix
}

export interface CaseOutcome {
  readonly findings: readonly CaseFinding[]
  readonly faults: readonly string[]
}

/** Runs a case through the same file, project and change stages as the command line does. */
export async function runCase(entry: CatalogueEntry, test: Case): Promise<CaseOutcome> {
  const check: ResolvedCheck = { id: entry.id, severity: 'error', options: { ...entry.defaults, ...test.options }, from: ['case'] }
  const context: FileContext = { key: 'case', checks: new Map([[entry.id, check]]) }
  const headFiles = test.files.filter(file => !['absent', 'before', 'fixed'].includes(file.role))
  const head = await snapshot(entry, check, headFiles)
  const shared = { contextOf: () => context, scope: scopeOf(undefined), now: test.now ?? Date.parse('2026-01-15'), history: { lastChange: (path: string) => test.history.get(path) } }
  const project = entry.kinds.includes('project') ? await runProjectChecks([entry.id], { ...shared, rulesInForce: () => [{ check: entry.id, says: entry.says, rule: entry.rule, title: 'Title', severity: 'error' }], index: head.index, ...(entry.last ? await lastInput(headFiles, shared.now) : { directives: [] }) }) : { findings: [], faults: [] }
  const change = entry.kinds.includes('change') && test.files.some(file => file.role === 'before' || file.role === 'after') ? await runChange(entry, check, test, head, shared) : { findings: [], faults: [] }
  const findings = [...project.findings, ...change.findings].map(({ path, finding }) => ({ path, message: finding.message, range: finding.at, text: textOf(entry, finding.message, finding.data), related: finding.related.map(related => ({ path: related.path ?? path, range: related.at })), ...(finding.fix ? { fix: finding.fix } : {}) }))
  return { findings: [...head.findings, ...findings].sort((a, b) => compareText(a.path, b.path) || a.range[0] - b.range[0]), faults: [...head.faults, ...[...project.faults, ...change.faults].map(fault => `${fault.what} ${fault.cause ?? ''}`)] }
}

type Snapshot = Awaited<ReturnType<typeof snapshot>>

async function snapshot(entry: CatalogueEntry, check: ResolvedCheck, files: readonly CaseFile[]) {
  const kinds = factKindsOf([entry], true)
  const texts = new Map(files.map(file => [file.path, file.text]))
  const settingsOf = await toolSettings([...texts.keys()], { enabled: [entry], factKinds: kinds.every }, async paths => new Map(paths.map(path => [path, texts.get(path) ?? ''])))
  const facts = new Map<string, FileFacts>()
  const findings: CaseFinding[] = []
  const faults: string[] = []
  for (const file of files) {
    const plan = await loadPlan({ checks: [check], factKinds: kinds.every, toolSettings: settingsOf(file.path).byLanguage })
    const outcome = await runFileStage(file, plan)
    facts.set(file.path, outcome.facts)
    const { judgement } = outcome
    faults.push(...judgement.faults.map(fault => `${fault.what} ${fault.cause ?? ''}`))
    if (judgement.skipped) faults.push(`${file.path} was skipped: ${judgement.skipped.detail}`)
    findings.push(...judgement.findings.map(({ message, data, range, related, fix }) => ({ path: file.path, message, range, text: textOf(entry, message, data), related: related.map(each => ({ path: each.path ?? file.path, range: each.range })), ...(fix ? { fix } : {}) })))
  }
  const entries: FileEntry[] = files.map(file => ({ path: file.path, bytes: Buffer.byteLength(file.text), executable: file.executable, tracked: file.tracked })).sort((a, b) => compareText(a.path, b.path))
  const index = buildIndex(entries, facts)
  if (kinds.narrowed.length === 0) return { index, findings, faults }
  const narrowedPlan = await loadPlan({ checks: [], factKinds: kinds.narrowed })
  const gather = async (paths: readonly string[]) => {
    for (const file of files) {
      if (!paths.includes(file.path)) continue
      const { facts: more, judgement } = await runFileStage(file, narrowedPlan)
      facts.set(file.path, { ...facts.get(file.path), ...more })
      if (judgement.skipped) faults.push(`${file.path} was skipped: ${judgement.skipped.detail}`)
    }
    return buildIndex(entries, facts)
  }
  return { index: await gatherNarrowed(index, gather), findings, faults }
}

async function runChange(entry: CatalogueEntry, check: ResolvedCheck, test: Case, head: Snapshot, shared: { contextOf: () => FileContext; scope: Scope; now: number; history: { lastChange: (path: string) => number | undefined } }) {
  const beforeFiles = test.files.filter(file => file.role === 'before' || file.role === 'file')
  const base = await snapshot(entry, check, beforeFiles)
  const before = new Map(beforeFiles.map(file => [file.path, file.text]))
  const after = new Map(test.files.filter(file => file.role === 'after' || file.role === 'file').map(file => [file.path, file.text]))
  const files: ChangedFile[] = [...new Set([...before.keys(), ...after.keys()])].sort(compareText).flatMap(path => {
    if (before.get(path) === after.get(path)) return []
    return [{ path, from: path, status: !before.has(path) ? ('added' as const) : !after.has(path) ? ('deleted' as const) : ('modified' as const) }]
  })
  const commits: ChangeCommit[] = test.commits.map(({ message, email }) => ({ message, email, author: email.split('@')[0] ?? '', at: shared.now, parents: message.startsWith('Merge ') ? 2 : 1, paths: files.flatMap(file => [file.path, file.from]) }))
  return runChangeChecks([entry.id], { ...shared, files, commits, base: base.index, head: head.index })
}

function textOf(entry: CatalogueEntry, message: string, data: Readonly<Record<string, string | number>>): string {
  const texts = entry.messages[message]
  return texts ? [texts.what, texts.why, texts.do].map(text => render(text, data)).join(' ') : message
}
