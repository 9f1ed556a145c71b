import picomatch from 'picomatch'
import { type PresetName, presetNames } from '../check.ts'
import type { Severity } from '../finding.ts'
import { isAtLeast } from '../report.ts'
import type { CatalogueEntry } from '../registry.ts'
import type { CheckSetting, LoadedConfig } from './config.ts'

/** A check as it is in force for a file, and which words put it there. */
export interface ResolvedCheck {
  readonly id: string
  readonly severity: Severity
  readonly options: Readonly<Record<string, unknown>>
  /** Where severity and options come from, first to last (`preset recommended`, `perf-rules.config.json`). */
  readonly from: readonly string[]
}

/** The checks in force for all files that the same overrides touch. `key` is equal exactly when all of it is. */
export interface FileContext {
  readonly key: string
  readonly checks: ReadonlyMap<string, ResolvedCheck>
}

export interface ResolveOptions {
  /** Used when no config file names a preset. */
  readonly preset: readonly PresetName[]
  /** Only these checks, also where configuration turns them off. */
  readonly only?: readonly string[]
}

/** Gives the context of a path. Files touched by the same settings share one object. */
export function contextResolver(catalogue: readonly CatalogueEntry[], configs: readonly LoadedConfig[], options: ResolveOptions): (path: string) => FileContext {
  const layers = configs.flatMap(toLayers)
  const shared = new Map<string, FileContext>()
  return path => {
    const touching = layers.filter(layer => layer.applies(path))
    const key = touching.map(layer => layer.id).join(' ')
    let context = shared.get(key)
    if (!context) shared.set(key, (context = resolve(catalogue, touching, options)))
    return context
  }
}

interface Layer {
  readonly id: string
  readonly from: string
  readonly applies: (path: string) => boolean
  readonly presets: readonly PresetName[]
  readonly checks: Readonly<Record<string, CheckSetting>>
  readonly tunes?: true
}

function toLayers({ path, folder, config, tunes }: LoadedConfig): readonly Layer[] {
  const below = folder === '' ? () => true : (file: string) => file.startsWith(`${folder}/`)
  const named = config.extends === undefined ? [] : [config.extends].flat()
  const presets = named.filter((name): name is PresetName => (presetNames as readonly string[]).includes(name))
  const own: Layer = { id: path, from: path, applies: below, presets, checks: config.checks ?? {}, ...(tunes ? { tunes } : {}) }
  const overrides = (config.overrides ?? []).map((override, at): Layer => {
    const inside = picomatch([...override.files], { dot: true })
    const outside = override.excludes ? picomatch([...override.excludes], { dot: true }) : undefined
    const from = folder === '' ? 0 : folder.length + 1
    const applies = (file: string) => below(file) && inside(file.slice(from)) && !outside?.(file.slice(from))
    return { id: `${path}#${at}`, from: `${path} overrides[${at}]`, applies, presets: [], checks: override.checks }
  })
  return [own, ...overrides]
}

function resolve(catalogue: readonly CatalogueEntry[], layers: readonly Layer[], { preset, only }: ResolveOptions): FileContext {
  // Presets add up, wherever they are named; the last word about one check wins.
  const named = layers.flatMap(layer => layer.presets)
  const presets = named.length > 0 ? named : preset
  const checks = new Map<string, ResolvedCheck>()
  for (const entry of catalogue) {
    const from: string[] = []
    let severity: Severity | 'off' = 'off'
    let options: Readonly<Record<string, unknown>> = entry.defaults
    for (const name of presets) {
      const wanted = entry.severity[name]
      if (!wanted) continue
      // Presets add up: naming two asks for the demands of both, in whichever order.
      severity = severity === 'off' || isAtLeast(wanted, severity) ? wanted : severity
      options = { ...options, ...entry.presetOptions[name] }
      from.push(`preset ${name}`)
    }
    for (const layer of layers) {
      const setting = Object.hasOwn(layer.checks, entry.id) ? layer.checks[entry.id] : undefined
      if (setting === undefined) continue
      from.push(layer.from)
      const [level, given] = typeof setting === 'string' ? [setting, undefined] : Array.isArray(setting) ? [setting[0] as Severity | 'off', setting[1] as Record<string, unknown>] : [undefined, setting as Record<string, unknown>]
      if (level !== undefined) severity = level
      else if (severity === 'off' && !layer.tunes) severity = firstSeverity(entry)
      if (given) options = { ...options, ...given }
    }
    if (only) severity = only.includes(entry.id) ? (severity === 'off' ? firstSeverity(entry) : severity) : 'off'
    if (severity === 'off' || entry.stage === 'retired') continue
    checks.set(entry.id, { id: entry.id, severity: entry.stage === 'trial' && severity === 'error' ? 'warning' : severity, options, from })
  }
  return { key: JSON.stringify([...checks.values()].map(check => [check.id, check.severity, check.options])), checks }
}

function firstSeverity(entry: CatalogueEntry): Severity {
  return entry.severity.recommended ?? entry.severity.strict ?? entry.severity.patterns ?? 'warning'
}
