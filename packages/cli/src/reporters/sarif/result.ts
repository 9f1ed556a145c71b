import type { CodeFlow, Fix, Result } from 'sarif'
import type { CatalogueEntry, ReportFinding } from '@perf-rules/core'
import { isOneFileEdit, type ReporterContext } from '../reporter.ts'
import { location, physicalLocation, region } from './place.ts'
import { levelOf } from './rules.ts'
import { sarifText } from './text.ts'

/** GitHub refuses a result with more places than this. */
export const mostLocations = 1_000

/** One finding as SARIF result. Suppressed ones stay, marked as such. */
export function sarifResult(finding: ReportFinding, ruleIndex: number, entry: CatalogueEntry | undefined, context: ReporterContext): Result {
  const { folder } = context
  // One place is the finding's own.
  const related = finding.related.slice(0, mostLocations - 1)
  const flow = entry && isChain(finding, entry) ? [codeFlow(finding, related, folder)] : []
  const fixes = sarifFixes(finding, context)
  return {
    ruleId: finding.check,
    ruleIndex,
    level: levelOf(finding.severity),
    message: { text: [finding.message, finding.why, finding.do].map(sarifText).join(' ') },
    locations: [{ physicalLocation: physicalLocation(folder, finding.file, finding.range) }],
    ...(related.length > 0 ? { relatedLocations: related.map((each, at) => ({ id: at + 1, ...location(folder, each.file, each.range, sarifText(each.message)) })) } : {}),
    ...(flow.length > 0 ? { codeFlows: flow } : {}),
    // GitHub's own key is computed by its upload step, which warns about another value.
    partialFingerprints: { 'perfRules/v1': finding.fingerprint },
    suppressions: finding.suppressed ? [{ kind: finding.suppressed.kind === 'comment' ? 'inSource' : 'external', status: 'accepted', justification: sarifText(finding.suppressed.reason), ...(finding.suppressed.until === null ? {} : { properties: { until: finding.suppressed.until } }) }] : [],
    ...(fixes.length > 0 ? { fixes } : {}),
    properties: { confidence: finding.confidence, messageId: finding.messageId, ...(finding.owners.length > 0 ? { owners: finding.owners.map(sarifText) } : {}) },
  }
}

/** The places of a project detector that follows calls are steps of one path; other related places are not. */
function isChain(finding: ReportFinding, entry: CatalogueEntry): boolean {
  return entry.kinds.includes('project') && entry.joins.length > 0 && finding.related.length > 0
}

/** In the order in which a run gets there: what repeats stands first, then the call, then where it leads. */
function codeFlow(finding: ReportFinding, [first, ...rest]: ReportFinding['related'], folder: string): CodeFlow {
  const own = { file: finding.file, range: finding.range, message: finding.message }
  const isBefore = first?.file === own.file && first.range.start.line <= own.range.start.line
  const steps = first === undefined ? [own] : isBefore ? [first, own, ...rest] : [own, first, ...rest]
  return { threadFlows: [{ locations: steps.map(({ file, range, message }) => ({ location: location(folder, file, range, sarifText(message)) })) }] }
}

/** Only what a viewer may apply without thought: safe, and in one file. */
function sarifFixes({ fix, file }: ReportFinding, { folder, rangeOf }: ReporterContext): Fix[] {
  if (fix?.safety !== 'safe' || !isOneFileEdit(fix, file)) return []
  const replacements = fix.edits.map(({ range, text }) => ({ deletedRegion: region(rangeOf(file, range)), insertedContent: { text } }))
  return [{ description: { text: sarifText(fix.title) }, artifactChanges: [{ artifactLocation: { ...physicalLocation(folder, file).artifactLocation }, replacements }] }]
}
