import { type Baseline, type BaselineEntry, baselineName, compareText, FaultError, type ReportFinding } from '@perf-rules/core'
import type { ReadResult } from '../workspace/read.ts'
import { contentKey } from './fingerprint.ts'
import type { Sources } from './sources.ts'

/** Reads the baseline; undefined when the repository has none. A broken one is a fault, never an empty one. */
export function readBaseline(read: (path: string) => ReadResult): Baseline | undefined {
  const file = read(baselineName)
  if (!('text' in file)) {
    if (file.why === 'unreadable' && file.detail === 'ENOENT') return undefined
    throw broken(`It cannot be read: ${file.detail}.`)
  }
  let value: unknown
  try {
    value = JSON.parse(file.text)
  } catch (thrown) {
    throw broken(`It is not valid JSON: ${String(thrown)}.`)
  }
  if (!isBaseline(value)) throw broken('It has not the shape of a baseline.')
  return value
}

function isBaseline(value: unknown): value is Baseline {
  if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== 1 || !('entries' in value) || !Array.isArray(value.entries)) return false
  return value.entries.every((entry: unknown) => typeof entry === 'object' && entry !== null && ['check', 'file', 'key', 'message'].every(key => typeof Reflect.get(entry, key) === 'string'))
}

function broken(what: string): FaultError {
  return new FaultError({ code: 'config-invalid', what, where: baselineName, do: 'Restore it from git, or write it anew with `npx perf-rules baseline`.' })
}

export interface Baselined {
  readonly findings: readonly ReportFinding[]
  /** Entries that no finding matches any more: somebody mended them, and the entry only waits to hide a new one. */
  readonly stale: readonly BaselineEntry[]
}

/**
 * Marks the findings that the baseline knows. An entry is matched in its own file first; one that is left over
 * then matches a finding with the same content in another file, since code moves and files are renamed. Each
 * entry matches one finding: to mend one and add another is no exchange.
 */
export function applyBaseline(findings: readonly ReportFinding[], baseline: Baseline, sources: Sources): Baselined {
  const keys = findings.map(finding => (finding.suppressed === null ? contentKey(finding, sources) : undefined))
  const left = new Set(baseline.entries)
  const matched = new Set<number>()
  const match = (nameOf: (entry: BaselineEntry) => string, nameOfFinding: (finding: ReportFinding, key: string) => string) => {
    const waiting = new Map<string, BaselineEntry[]>()
    for (const entry of left) waiting.set(nameOf(entry), [...(waiting.get(nameOf(entry)) ?? []), entry])
    for (const [at, finding] of findings.entries()) {
      const key = keys[at]
      if (key === undefined || matched.has(at)) continue
      const entry = waiting.get(nameOfFinding(finding, key))?.shift()
      if (!entry) continue
      matched.add(at)
      left.delete(entry)
    }
  }
  match(entry => `${entry.file}\0${entry.key}`, (finding, key) => `${finding.file}\0${key}`)
  match(entry => entry.key, (_, key) => key)
  return {
    findings: findings.map((finding, at) => (matched.has(at) ? { ...finding, suppressed: { kind: 'baseline' as const, reason: `known in ${baselineName}`, until: null } } : finding)),
    stale: [...left],
  }
}

/** A baseline of all unsuppressed findings, in an order that makes differences small. */
export function baselineOf(findings: readonly ReportFinding[], sources: Sources): Baseline {
  const entries = findings.filter(finding => finding.suppressed === null).map(finding => ({ check: finding.check, file: finding.file, key: contentKey(finding, sources), message: finding.message }))
  return { version: 1, entries: entries.sort(compareEntries) }
}

/** The baseline without its stale entries. */
export function pruned(baseline: Baseline, stale: readonly BaselineEntry[]): Baseline {
  const gone = new Set(stale)
  return { version: 1, entries: baseline.entries.filter(entry => !gone.has(entry)).toSorted(compareEntries) }
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return compareText(a.file, b.file) || compareText(a.check, b.check) || compareText(a.key, b.key)
}

/** The bytes of a baseline file. */
export function baselineText(baseline: Baseline): string {
  return `${JSON.stringify(baseline, null, 2)}\n`
}
