import type { Range } from './place.ts'

declare module './project-index.ts' {
  interface FactKinds {
    /** Suppression comments of a file, where it has any. */
    directives: DirectiveFacts
  }
}

/** The suppression comments of one file. */
export interface DirectiveFacts {
  readonly list: readonly Directive[]
  /** Of what they silence and why, wherever in the file they stand. */
  readonly hash: string
}

/** A suppression comment as found in one file; plain data, so that it is cached with the file's findings. */
export interface Directive {
  /** Check ids it names, without prefix. Empty: it names none of ours or all of them (see `all`). */
  readonly checks: readonly string[]
  /** An ESLint directive without rule names: it silences all, and is ESLint's to report when unused. */
  readonly all: boolean
  readonly reason: string
  /** ISO date after which it no longer silences. */
  readonly until?: string
  /** Where the comment stands. */
  readonly range: Range
  /** 1-based lines it covers, both ends included. */
  readonly from: number
  readonly to: number
  /** `eslint`: written in ESLint's words; ESLint asks for no reason and neither do we. */
  readonly syntax: 'perf-rules' | 'eslint'
}

/** A directive with its file and what it did in this run. */
export interface DirectiveUse extends Directive {
  readonly path: string
  /** Names among `checks` that silenced nothing, although the check ran on this file. */
  readonly unused: readonly string[]
  /** Names that are no check of ours. */
  readonly unknown: readonly string[]
  /** For an unknown name the check most like it, where one is close. */
  readonly meant: Readonly<Record<string, string>>
  /** `until` lies before the run's day. */
  readonly expired: boolean
}

/** A suppression of a config file that silenced nothing, although its check ran. */
export interface IdleSuppression {
  readonly check: string
  /** The config file, and where the entry stands in it. */
  readonly path: string
  readonly range: Range
}

const ours = /^\s*perf-rules-ignore-(next-line|line|file)\b(.*)$/s
const eslints = /^\s*eslint-disable(-next-line|-line)?\b(.*)$/s
const day = /\buntil=(\d{4}-\d{2}-\d{2})\b/

/** Where a comment stands, in lines. */
export interface CommentPlace {
  readonly range: Range
  readonly startLine: number
  readonly endLine: number
}

/**
 * Reads one comment's text (without its markers). `undefined` when it is no directive.
 * The reason stands after ` -- `, as in ESLint; `until=YYYY-MM-DD` may stand before or in it.
 */
export function readDirective(comment: string, place: CommentPlace): Directive | undefined {
  const own = ours.exec(comment)
  if (own) return directive('perf-rules', own[1] ?? '', own[2] ?? '', place)
  const foreign = eslints.exec(comment)
  if (!foreign) return undefined
  return directive('eslint', foreign[1] === undefined ? 'block' : foreign[1].slice(1), foreign[2] ?? '', place)
}

function directive(syntax: Directive['syntax'], scope: string, rest: string, place: CommentPlace): Directive {
  const [names = '', ...reasons] = rest.split(/\s-{2,}\s/)
  const until = day.exec(rest)?.[1]
  const listed = names.replace(day, '').split(/[\s,]+/).filter(name => name !== '')
  const checks = syntax === 'eslint' ? listed.map(unprefixed).filter(name => name !== undefined) : listed
  const [from, to] = scope === 'next-line' ? [place.endLine + 1, place.endLine + 1] : scope === 'line' ? [place.startLine, place.endLine] : scope === 'file' ? [1, Infinity] : [place.startLine, Infinity]
  return {
    checks,
    all: syntax === 'eslint' && listed.length === 0,
    reason: reasons.join(' -- ').replace(day, '').trim(),
    ...(until === undefined ? {} : { until }),
    range: place.range,
    from,
    // JSON has no Infinity, and directives are cached as JSON.
    to: Math.min(to, Number.MAX_SAFE_INTEGER),
    syntax,
  }
}

/** An `eslint-enable` comment: which of our checks it takes out of the blocks above it. */
export interface Enabling {
  readonly checks: readonly string[]
  readonly all: boolean
  /** Line on which it stands. */
  readonly line: number
}

/** Reads an `eslint-enable` comment; undefined for any other. */
export function readEnabling(comment: string, place: CommentPlace): Enabling | undefined {
  const rest = /^\s*eslint-enable\b(.*)$/s.exec(comment)?.[1]
  if (rest === undefined) return undefined
  const { checks, all } = directive('eslint', 'block', rest, place)
  return { checks, all, line: place.startLine }
}

/** Ends ESLint's blocks where they are enabled again. A block of several rules goes on for those that are not named. */
export function endBlocks(directives: readonly Directive[], enablings: readonly Enabling[]): readonly Directive[] {
  let open = directives
  for (const { checks, all, line } of enablings) {
    open = open.flatMap(each => {
      const isBlock = each.syntax === 'eslint' && each.from < line && each.to === Number.MAX_SAFE_INTEGER
      // `eslint-enable X` after a block of all rules opens only X; what the block still silences of ours is the rest, which no list can name.
      if (!isBlock || (!all && !each.all && !each.checks.some(check => checks.includes(check)))) return [each]
      if (all || each.all) return all || checks.length > 0 ? [{ ...each, to: line }] : [each]
      const [ended, rest] = [each.checks.filter(check => checks.includes(check)), each.checks.filter(check => !checks.includes(check))]
      return [{ ...each, checks: ended, to: line }, ...(rest.length > 0 ? [{ ...each, checks: rest }] : [])]
    })
  }
  return open
}

/** Our id in `perf-rules/no-secret` or `perf-patterns/n-plus-one`; other plugins' rules are not ours. */
function unprefixed(rule: string): string | undefined {
  return /^(?:perf-rules|perf-patterns)\/(.+)$/.exec(rule)?.[1]
}
