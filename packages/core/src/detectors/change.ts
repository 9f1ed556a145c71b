import type { Check, OptionsOf } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { FactKind, ProjectIndex } from '../project-index.ts'
import type { ProjectView } from './project.ts'

/** One file of a change. `from` is the old path of a renamed file, else the path itself. */
export interface ChangedFile {
  readonly path: string
  readonly from: string
  readonly status: 'added' | 'deleted' | 'modified' | 'renamed'
}

/** A commit of a change, or the one that is about to be made. */
export interface ChangeCommit {
  /** Undefined before it is made. */
  readonly id?: string
  /** As git stores it: without comment lines. */
  readonly message: string
  readonly author: string
  readonly email: string
  /** Author date in milliseconds since 1970. */
  readonly at: number
  /** Two or more for a merge. */
  readonly parents: number
  /** What it touches against its parent; a merge touches nothing. */
  readonly paths: readonly string[]
}

/** All that a change detector may see: what differs, by which commits, and the index of both sides. */
export interface ChangeView<O = unknown> extends Pick<ProjectView<O>, 'options' | 'isOn' | 'scope' | 'now' | 'history'> {
  readonly files: readonly ChangedFile[]
  /** Oldest first. What of the working tree or the index no commit holds yet is in none of them, unless its message is known. */
  readonly commits: readonly ChangeCommit[]
  readonly base: ProjectIndex
  readonly head: ProjectIndex
}

/** Looks at a difference between two states. A finding about a deleted file has the path where it stood. */
export interface ChangeDetector<C extends Check = Check> {
  readonly kind: 'change'
  readonly check: C
  /** Kinds of facts it reads on either side. */
  readonly needs: readonly FactKind[]
  /** It judges by messages: before a commit has one it is not run, and coverage says so. */
  readonly needsMessage?: true
  readonly detect: (view: ChangeView<OptionsOf<C>>) => Iterable<Finding>
}

export function changeDetector<C extends Check>(check: C, detector: Omit<ChangeDetector<C>, 'kind' | 'check'>): ChangeDetector<C> {
  return { kind: 'change', check, ...detector }
}
