import type { BaselineEntry, Lock, Range } from '@perf-rules/core'
import type { DataNode } from '../data/index.ts'

/** A place in the configuration at which a key or an item stands. */
export interface ConfigPlace {
  /** `checks.no-secret`, `ignore`, `overrides.0.checks.no-secret`. */
  readonly at: string
  readonly range: Range
}

/** A `perf-rules.config.json`: what it says is judged from what is in force; its text gives the places. */
export interface RulesConfigFacts {
  readonly hash: string
  readonly places: readonly ConfigPlace[]
}

export interface RulesBaselineFacts {
  readonly hash: string
  readonly entries: readonly Pick<BaselineEntry, 'check' | 'file' | 'key'>[]
}

export interface RulesLockFacts {
  /** Undefined when the file has not the shape of a lock. */
  readonly lock?: Lock
  /** Of each approval's key. */
  readonly places: readonly ConfigPlace[]
}

declare module '@perf-rules/core' {
  interface FactKinds {
    rulesConfig: RulesConfigFacts
    rulesBaseline: RulesBaselineFacts
    rulesLock: RulesLockFacts
  }
  interface LanguageTrees {
    ruleFile: { readonly text: string; readonly root: DataNode | undefined }
  }
}
