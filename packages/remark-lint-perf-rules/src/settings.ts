import type { Severity } from '@perf-rules/core'
import { z } from 'zod'
import type { ProseDetector } from '@perf-rules/core'

/** A check's level and validated options. */
export interface PluginSettings {
  readonly severity: Severity | 'off'
  readonly options: unknown
}

const levels: Readonly<Record<string, Severity | 'off'>> = { 0: 'off', off: 'off', 1: 'warning', on: 'warning', warn: 'warning', 2: 'error', error: 'error', info: 'info' }

/**
 * Reads what a configuration says of one plugin, in remark-lint's forms: nothing, a level, options,
 * or `[level, options]`. Options pass the check's own schema; what it refuses is thrown with the key's name.
 */
export function readSettings({ check }: Pick<ProseDetector, 'check'>, given: unknown, severity: Severity): PluginSettings {
  const [level, options] = Array.isArray(given) ? [given[0], given[1]] : isLevel(given) ? [given, undefined] : [undefined, given === true ? undefined : given]
  if (level !== undefined && !isLevel(level)) throw new TypeError(`perf-rules-${check.id}: the level is one of ${Object.keys(levels).join(', ')}, not ${JSON.stringify(level)}`)
  const schema = check.options?.(z) ?? z.strictObject({})
  const read = schema.safeParse(options ?? {})
  if (!read.success) throw new TypeError(`perf-rules-${check.id}: ${z.prettifyError(read.error)}`)
  return { severity: level === undefined ? severity : (levels[String(level)] ?? severity), options: read.data }
}

function isLevel(given: unknown): given is string | number {
  return (typeof given === 'string' || typeof given === 'number') && Object.hasOwn(levels, String(given))
}
