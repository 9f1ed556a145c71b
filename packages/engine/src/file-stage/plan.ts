import type { CatalogueEntry, CodeDetector, FileDetector, ProseDetector } from '@perf-rules/core'
import { loaders } from '@perf-rules/rules/detectors'

/** A check as the file stage runs it: options resolved, detectors loaded. */
export interface PlannedCheck {
  readonly id: string
  readonly options: unknown
  readonly code?: CodeDetector
  readonly prose?: ProseDetector
  readonly file?: FileDetector
}

/** What to run on a file of one context, and which facts to gather. Plain-data twin: `PlanRequest`. */
export interface FilePlan {
  readonly checks: readonly PlannedCheck[]
  readonly factKinds: ReadonlySet<string>
  /** Settings of other tools, by language. */
  readonly toolSettings?: Readonly<Record<string, unknown>>
  /** Receives the milliseconds each check took; absent when nobody asked, since asking costs time. */
  readonly timings?: Map<string, number>
}

/** A plan as it is sent to a worker. */
export interface PlanRequest {
  readonly checks: readonly { readonly id: string; readonly options: unknown }[]
  readonly factKinds: readonly string[]
  readonly toolSettings?: Readonly<Record<string, unknown>>
}

/** Loads the file-stage detectors of the checks. Modules load once per thread, however many contexts there are. */
export async function loadPlan({ checks, factKinds, toolSettings }: PlanRequest, timings?: Map<string, number>): Promise<FilePlan> {
  const planned = await Promise.all(
    checks.map(async ({ id, options }): Promise<PlannedCheck> => {
      const loader = loaders[id]
      const [code, prose, file] = await Promise.all([loader?.code?.(), loader?.prose?.(), loader?.file?.()])
      return { id, options, ...(code ? { code: code.default } : {}), ...(prose ? { prose: prose.default } : {}), ...(file ? { file: file.default } : {}) }
    }),
  )
  return { checks: planned, factKinds: new Set(factKinds), ...(toolSettings ? { toolSettings } : {}), ...(timings ? { timings } : {}) }
}

/** True when the file stage has something to do for the check. */
export function hasFileStage(entry: CatalogueEntry): boolean {
  return entry.kinds.some(kind => kind === 'code' || kind === 'prose' || kind === 'file')
}
