import type { Plugin, Preset } from 'unified'

/** What a plugin takes: nothing, a level, the check's options, or both. */
export type Setting = boolean | Level | Readonly<Record<string, unknown>> | readonly [Level, Readonly<Record<string, unknown>>?]
export type Level = 'off' | 'info' | 'on' | 'warn' | 'error' | 0 | 1 | 2

/** One unified plugin per prose check, by the check's id. */
export declare const plugins: {
  readonly 'changelog-entry': Plugin<[Setting?]>
  readonly 'no-placeholder-optimization': Plugin<[Setting?]>
  readonly [check: string]: Plugin<[Setting?]>
}

/** The checks that are right on any repository. */
export declare const recommended: Preset
/** Every check, as the 20 rules ask. */
export declare const strict: Preset

export default recommended
