import { type Directive, type DirectiveUse, lineStarts, positionAt, type ReportFinding } from '@perf-rules/core'
import { hasFileStage, loadPlan, runFileStage } from '@perf-rules/engine/stages'
import { applySuppressions } from '@perf-rules/engine/suppress'
import { catalogue } from '@perf-rules/rules/catalogue'
import type { CaseFile } from './read-cases.ts'

/**
 * The suppression comments of a case's files with what they silenced: every check of the file stage runs on
 * them with its defaults, and the engine's own function tells which comment was of use.
 */
export async function directiveUses(files: readonly CaseFile[], now: number): Promise<readonly DirectiveUse[]> {
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
  return applySuppressions(findings, directives, [], { today: new Date(now).toISOString().slice(0, 10), knownChecks: new Set(catalogue.map(({ id }) => id)), ran: check => ids.has(check) }).uses
}

/** A report's finding of which only check and place matter. */
function bare(check: string, file: string, messageId: string, range: ReportFinding['range']): ReportFinding {
  return { check, rule: '', clauses: [], severity: 'error', confidence: 'high', file, range, messageId, message: '', why: '', do: '', related: [], fix: null, owners: [], suppressed: null, fingerprint: '' }
}
