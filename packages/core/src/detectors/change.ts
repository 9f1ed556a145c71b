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

/** All that a change detector may see: what differs, and the index of both sides. */
export interface ChangeView<O = unknown> extends Pick<ProjectView<O>, 'options' | 'isOn' | 'scope' | 'now' | 'history'> {
  readonly files: readonly ChangedFile[]
  readonly base: ProjectIndex
  readonly head: ProjectIndex
}

/** Looks at a difference between two states. A finding about a deleted file has the path where it stood. */
export interface ChangeDetector<C extends Check = Check> {
  readonly kind: 'change'
  readonly check: C
  /** Kinds of facts it reads on either side. */
  readonly needs: readonly FactKind[]
  readonly detect: (view: ChangeView<OptionsOf<C>>) => Iterable<Finding>
}

export function changeDetector<C extends Check>(check: C, detector: Omit<ChangeDetector<C>, 'kind' | 'check'>): ChangeDetector<C> {
  return { kind: 'change', check, ...detector }
}
