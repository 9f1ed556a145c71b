import type { Range } from '@perf-rules/core'

/** A name as it is written, with its place. */
export interface WorkflowName {
  readonly name: string
  readonly range: Range
}

/** An input that an action or a callable workflow declares. */
export interface WorkflowInput {
  readonly name: string
  readonly required: boolean
  readonly hasDefault: boolean
  readonly type: string | null
  readonly deprecation: string | null
}

/** What a caller may give to a workflow or an action, and read from it. Null where a list is not closed. */
export interface WorkflowCallable {
  readonly inputs: readonly WorkflowInput[]
  readonly secrets: readonly { readonly name: string; readonly required: boolean }[] | null
  readonly outputs: readonly string[]
}

/** A value handed on, with what is known of its type without running anything. */
export interface WorkflowArgument extends WorkflowName {
  readonly valueRange: Range
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'unknown'
}

/** A step or a job that uses something of the same repository (`./…`). */
export interface WorkflowUse {
  readonly by: 'step' | 'job'
  /** As written, without `./`. */
  readonly target: string
  readonly range: Range
  readonly with: readonly WorkflowArgument[]
  readonly secrets: readonly WorkflowName[] | 'inherit'
  /** An earlier step fetches files from elsewhere, so that the target need not be in this repository. */
  readonly afterForeignCheckout: boolean
}

/** An output that an expression reads from such a use. */
export interface WorkflowOutputRead extends WorkflowName {
  readonly target: string
  readonly by: 'step' | 'job'
}

/** What one workflow, action or settings file says to the others. */
export interface WorkflowFacts {
  readonly kind: 'workflow' | 'action' | 'settings'
  readonly callable: WorkflowCallable | null
  readonly uses: readonly WorkflowUse[]
  readonly reads: readonly WorkflowOutputRead[]
  /** Labels asked of runners, job by job. */
  readonly labels: readonly (readonly WorkflowName[])[]
  /** Labels of the team's own runners, and variables it has; the latter null when not listed. */
  readonly knownLabels: readonly string[]
  readonly knownVariables: readonly string[] | null
  readonly variables: readonly WorkflowName[]
  /** Files that an action runs, relative to its folder. */
  readonly files: readonly (WorkflowName & { readonly key: string })[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    workflow: WorkflowFacts
  }
}
