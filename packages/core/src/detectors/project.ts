import type { Check, OptionsOf } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { BaselineEntry } from '../baseline.ts'
import type { Scope } from '../config/scope.ts'
import type { DirectiveUse, IdleSuppression } from '../suppression.ts'
import type { RuleInForce } from '../rules-section.ts'
import type { FactKind, JoinKind, ProjectIndex } from '../project-index.ts'

/** What git tells of a path. Present only where the run has a git history. */
export interface History {
  /** Author date of the newest commit that touched the path, in milliseconds since 1970; undefined when untracked. */
  lastChange(path: string): number | undefined
}

/** All that a project detector may see: facts joined, never trees or text. */
export interface ProjectView<O = unknown> {
  readonly index: ProjectIndex
  /** The options in force for a file; without a path, those of the root. */
  options(path?: string): O
  /** False where configuration turns the check off for this file: leave it alone and do not count it. */
  isOn(path: string): boolean
  /** Whether a path is performance work, as `scope` in the config says. */
  readonly scope: Scope
  /** Milliseconds since 1970, one value per run. */
  readonly now: number
  readonly history: History
  /** Suppression comments with what they silenced. Filled only for detectors with `after: 'suppress'`. */
  readonly directives: readonly DirectiveUse[]
  /** Suppressions of config files that silenced nothing. Filled only for detectors with `after: 'suppress'`, in runs of everything. */
  readonly idleSuppressions: readonly IdleSuppression[]
  /** Baseline entries that match nothing any more. Filled only for detectors with `after: 'suppress'`. */
  readonly staleBaseline: readonly BaselineEntry[]
  /** The checks that the configuration turns on for a path, whatever this run was narrowed to. */
  rulesInForce(path: string): readonly RuleInForce[]
}

/** Looks at the whole project through its index. A finding's place must name its `path`. */
export interface ProjectDetector<C extends Check = Check> {
  readonly kind: 'project'
  readonly check: C
  /** Kinds of facts it reads; only these are collected. */
  readonly needs: readonly FactKind[]
  /** Joined layers it reads. */
  readonly joins?: readonly JoinKind[]
  /** True, or the reason for which the check has nothing to say about this repository. */
  readonly appliesWhen?: (index: ProjectIndex) => true | string
  readonly detect: (view: ProjectView<OptionsOf<C>>) => Iterable<Finding>
  /** `suppress`: runs last and sees how each suppression was used. */
  readonly after?: 'suppress'
}

export function projectDetector<C extends Check>(check: C, detector: Omit<ProjectDetector<C>, 'kind' | 'check'>): ProjectDetector<C> {
  return { kind: 'project', check, ...detector }
}
