import type { PresetName } from '@perf-rules/core'
import type { PendingMessage } from '../workspace/commit-message.ts'

/** How a session is opened. */
export interface SessionOptions {
  /** Where the search for the root starts. */
  readonly cwd: string
  /** Root given by the user. */
  readonly root?: string
  /** Presets in force where no config names one. Default: recommended. */
  readonly preset?: readonly PresetName[]
  /** Only these checks, also where they are off. */
  readonly only?: readonly string[]
  /** Worker threads; default: one per core, at most 8. */
  readonly threads?: number
  /** Milliseconds a file may keep a thread before it is skipped as `too-slow`; default: 30,000. */
  readonly patience?: number
  readonly useCache?: boolean
  /** Reads suppression comments of every file, also of those that no check looks at. */
  readonly readsComments?: boolean
  readonly useBaseline?: boolean
  /** The run's clock in milliseconds; default: now. */
  readonly now?: number
  readonly withStats?: boolean
  /** The worker's JavaScript file. */
  readonly workerFile: string
  /** Names the code that produces results: another one shares no cache. */
  readonly build: string
  /** Variables of the git hook that the run is about; see `hookEnvironment`. */
  readonly hook?: Readonly<Record<string, string>>
  /** Called when a stage begins or moves on. */
  readonly onProgress?: (progress: Progress) => void
}

export interface Progress {
  readonly stage: 'discover' | 'files' | 'project' | 'change'
  /** Files to run, in the stage `files`. */
  readonly total?: number
}

/** What one check of a session reports. Facts always cover the whole root. */
export interface Selection {
  /** Files, folders or globs. */
  readonly paths?: readonly string[]
  /** Folder that relative paths count from; default: the session's working directory. */
  readonly pathsFrom?: string
  /** Reports what changed in the working tree since the merge base with this commit, branch or tag. */
  readonly since?: string
  /** Checks the index, as the next commit will hold it, and reports what differs from HEAD. */
  readonly staged?: boolean
  /** Checks the newer of two commits (`A..B`) and reports what differs from the older. */
  readonly commits?: string
  /** Message of the commit that is about to be made, as a commit-msg hook gets it. Goes with `staged` or `since`. */
  readonly message?: PendingMessage
}
