/** Findings a repository starts with: known, kept out of the verdict, and counted until they are gone. */
export interface Baseline {
  readonly version: 1
  readonly entries: readonly BaselineEntry[]
}

/** One known finding. Two equal ones in one file are two entries. */
export interface BaselineEntry {
  readonly check: string
  readonly file: string
  /** Names the finding by its content, so that it is found again after a move; see `contentKey` in the engine. */
  readonly key: string
  /** What it said when it was taken up, for readers of the file. */
  readonly message: string
}

/** Name of the baseline file in the root. */
export const baselineName = 'perf-rules.baseline.json'
