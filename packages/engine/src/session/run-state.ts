import type { CatalogueEntry, Fault, LoadedConfig } from '@perf-rules/core'
import { catalogue } from '@perf-rules/rules/catalogue'
import type { FactKindsOfRun } from '../project-stage/narrow.ts'
import type { ToolSettingsOf } from '../config/tool-settings.ts'
import type { Sources } from '../report/sources.ts'
import type { Root } from '../workspace/root.ts'
import { type Clock } from './clock.ts'
import type { Selection, SessionOptions } from './options.ts'
import type { Settings } from './settings.ts'

/** Every check by id. */
export const checksById: ReadonlyMap<string, CatalogueEntry> = new Map(catalogue.map(entry => [entry.id, entry]))

/** What the steps of one run share and add to. */
export interface RunState {
  readonly root: Root
  readonly options: SessionOptions
  readonly selection: Selection
  readonly configs: readonly LoadedConfig[]
  readonly settings: Settings
  /** Checks that are on for at least one file. */
  readonly enabled: readonly CatalogueEntry[]
  readonly factKinds: FactKindsOfRun
  /** Settings of other tools for a file. */
  readonly toolSettingsOf: ToolSettingsOf
  readonly sources: Sources
  readonly clock: Clock
  readonly now: number
  /** The run's day, `YYYY-MM-DD` in UTC. */
  readonly today: string
  readonly faults: Fault[]
  /** Milliseconds per check. */
  readonly timings: Map<string, number>
}

/** Detectors that ask history get none until a check needs it. */
export const noHistory = { lastChange: () => undefined }
