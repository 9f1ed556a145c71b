import picomatch from 'picomatch'
import { type ConfigSuppression, type Directive, type DirectiveUse, nearest, type ReportFinding } from '@perf-rules/core'

/** A suppression of a config file; its globs are relative to `folder`. */
export interface PlacedSuppression extends ConfigSuppression {
  readonly folder: string
  /** The config file that states it, relative to the root. */
  readonly path: string
  /** Its position in that file's list. */
  readonly at: number
}

export interface Suppressed {
  readonly findings: readonly ReportFinding[]
  readonly uses: readonly DirectiveUse[]
}

export interface SuppressOptions {
  /** The run's day, `YYYY-MM-DD` in UTC. */
  readonly today: string
  readonly knownChecks: ReadonlySet<string>
  /** Whether a check ran on a file in this run: only then can a directive for it be unused. */
  readonly ran: (check: string, path: string) => boolean
}

/** Marks the findings that a comment or the config silences, and tells how each comment was used. None is dropped. */
export function applySuppressions(findings: readonly ReportFinding[], directives: ReadonlyMap<string, readonly Directive[]>, config: readonly PlacedSuppression[], options: SuppressOptions): Suppressed {
  const used = new Map<Directive, Set<string>>()
  const matchers = config.filter(({ until }) => !isPast(until, options.today)).map(suppression => ({ suppression, matches: picomatch([...suppression.files], { dot: true }) }))
  const marked = findings.map(finding => {
    const directive = directives.get(finding.file)?.find(candidate => silences(candidate, finding, options.today))
    if (directive) {
      const names = used.get(directive) ?? new Set()
      used.set(directive, names.add(finding.check))
      return { ...finding, suppressed: { kind: 'comment' as const, reason: directive.reason, until: directive.until ?? null } }
    }
    const configured = matchers.find(({ suppression, matches }) => suppression.check === finding.check && isBelow(finding.file, suppression.folder) && matches(within(finding.file, suppression.folder)))
    return configured ? { ...finding, suppressed: { kind: 'config' as const, reason: configured.suppression.reason, until: configured.suppression.until ?? null } } : finding
  })
  const uses = [...directives].flatMap(([path, all]) => all.map(directive => toUse(path, directive, used.get(directive) ?? new Set(), options)))
  return { findings: marked, uses }
}

/**
 * True when the directive covers the finding's first line. One without the reason we ask for silences all the
 * same: what it lacks is a finding of its own, and two findings for one mistake would teach nothing.
 */
function silences(directive: Directive, finding: ReportFinding, today: string): boolean {
  const { line } = finding.range.start
  return (directive.all || directive.checks.includes(finding.check)) && directive.from <= line && line <= directive.to && !isPast(directive.until, today)
}

function toUse(path: string, directive: Directive, used: ReadonlySet<string>, { knownChecks, ran, today }: SuppressOptions): DirectiveUse {
  const unknown = directive.checks.filter(check => !knownChecks.has(check))
  return {
    ...directive,
    path,
    unknown,
    meant: Object.fromEntries(unknown.flatMap(check => {
      const close = nearest(check, [...knownChecks])
      return close === undefined ? [] : [[check, close]]
    })),
    unused: directive.checks.filter(check => knownChecks.has(check) && ran(check, path) && !used.has(check)),
    expired: isPast(directive.until, today),
  }
}

/** Whether the last day of a suppression lies before the run's. */
export function isPast(until: string | undefined, today: string): boolean {
  return until !== undefined && until < today
}

/** True for paths in a folder of the root; '' is the root. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`)
}

/** A path as seen from a folder that holds it. */
export function within(path: string, folder: string): string {
  return folder === '' ? path : path.slice(folder.length + 1)
}
