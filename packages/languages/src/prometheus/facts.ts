import type { Range } from '@perf-rules/core'

/** An alert with what it says of its runbook. */
export interface AlertFacts {
  readonly name: string
  readonly range: Range
  readonly runbook: { readonly url: string; readonly range: Range } | null
}

declare module '@perf-rules/core' {
  interface FactKinds {
    alerts: { readonly alerts: readonly AlertFacts[] }
  }
}
