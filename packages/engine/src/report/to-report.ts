import { type CatalogueEntry, type FileContext, type Finding, milder, type Range, render, type ReportFinding, type ReportRange } from '@perf-rules/core'
import type { FileFinding } from '../file-stage/file-result.ts'
import type { ProjectFinding } from '../project-stage/run-project.ts'
import type { Sources } from './sources.ts'

/** What turning findings into report entries needs to know. */
export interface ReportMaker {
  readonly catalogue: ReadonlyMap<string, CatalogueEntry>
  readonly contextOf: (path: string) => FileContext
  readonly sources: Sources
}

/** A report entry for a finding of the file stage, whose lines and columns are known. */
export function fromFile(path: string, finding: FileFinding, maker: ReportMaker): ReportFinding | undefined {
  const related = finding.related.map(({ path: other = path, start, end, note }) => ({ file: other, range: { start, end }, message: note }))
  return toEntry(finding.check, path, { start: finding.start, end: finding.end }, finding, related, maker)
}

/** A report entry for a finding of a project or change detector: its places are looked up in the texts. */
export function fromProject({ check, path, finding }: ProjectFinding, maker: ReportMaker): ReportFinding | undefined {
  const locate = (file: string, at: Range) => maker.sources.range(file, at)
  const related = finding.related.map(({ path: other = path, at, note }) => ({ file: other, range: locate(other, at), message: note }))
  return toEntry(check, path, locate(path, finding.at), finding, related, maker)
}

type Said = Pick<Finding, 'message' | 'data' | 'fix' | 'confidence' | 'severity'>

function toEntry(check: string, path: string, range: ReportRange, said: Said, related: ReportFinding['related'], { catalogue, contextOf }: ReportMaker): ReportFinding | undefined {
  const entry = catalogue.get(check)
  const texts = entry?.messages[said.message]
  const setting = contextOf(path).checks.get(check)
  if (!entry || !texts || !setting) return undefined
  return {
    check,
    rule: entry.rule,
    clauses: entry.clauses,
    severity: said.severity ? milder(said.severity, setting.severity) : setting.severity,
    confidence: said.confidence ?? 'high',
    file: path,
    range,
    messageId: said.message,
    message: render(texts.what, said.data),
    why: render(texts.why, said.data),
    do: render(texts.do, said.data),
    related,
    fix: said.fix ?? null,
    owners: [],
    suppressed: null,
    fingerprint: '',
  }
}
