import { type Baseline, type BaselineEntry, baselineName, type Directive, type DirectiveUse, lineStarts, positionAt, type ReportFinding } from '@perf-rules/core'
import { hasFileStage, loadPlan, runFileStage } from '@perf-rules/engine/stages'
import { applySuppressions } from '@perf-rules/engine/suppress'
import { catalogue } from '@perf-rules/rules/catalogue'
import type { CaseFile } from './read-cases.ts'

/** What checks that run last see of a case. */
export interface LastInput {
  readonly directives: readonly DirectiveUse[]
  readonly staleBaseline: readonly BaselineEntry[]
}

/**
 * The suppression comments of a case's files with what they silenced, and the entries of its baseline that
 * nothing matches: every check of the file stage runs on the files with its defaults, and the engine's own
 * functions tell what was of use. A case cannot spell out the keys of a baseline, so there an entry is matched
 * by check and file.
 */
export async function lastInput(files: readonly CaseFile[], now: number): Promise<LastInput> {
  const running = catalogue.filter(hasFileStage)
  const plan = await loadPlan({ checks: running.map(({ id, defaults }) => ({ id, options: defaults })), factKinds: [] })
  const findings: ReportFinding[] = []
  const directives = new Map<string, readonly Directive[]>()
  for (const file of files) {
    const { judgement } = await runFileStage(file, plan)
    if (judgement.directives.length > 0) directives.set(file.path, judgement.directives)
    const starts = lineStarts(file.text)
    for (const { check, message, range } of judgement.findings) findings.push(bare(check, file.path, message, { start: positionAt(starts, range[0]), end: positionAt(starts, range[1]) }))
  }
  const ids = new Set(running.map(({ id }) => id))
  const directiveUses = applySuppressions(findings, directives, [], { today: new Date(now).toISOString().slice(0, 10), knownChecks: new Set(catalogue.map(({ id }) => id)), ran: check => ids.has(check) }).uses
  return { directives: directiveUses, staleBaseline: staleIn(files, findings) }
}

function staleIn(files: readonly CaseFile[], findings: readonly ReportFinding[]): readonly BaselineEntry[] {
  const text = files.find(file => file.path === baselineName)?.text
  if (text === undefined) return []
  const left = [...findings]
  return (JSON.parse(text) as Baseline).entries.filter(entry => {
    const at = left.findIndex(finding => finding.check === entry.check && finding.file === entry.file)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}

/** A report's finding of which only check and place matter. */
function bare(check: string, file: string, messageId: string, range: ReportFinding['range']): ReportFinding {
  return { check, rule: '', clauses: [], severity: 'error', confidence: 'high', file, range, messageId, message: '', why: '', do: '', related: [], fix: null, owners: [], suppressed: null, fingerprint: '' }
}
