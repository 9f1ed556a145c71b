import picomatch from 'picomatch'
import { type CatalogueEntry, contextResolver, type FileContext, type LoadedConfig, type PresetName, type Scope, scopeOf } from '@perf-rules/core'
import { catalogue } from '@perf-rules/rules/catalogue'
import type { PlacedSuppression } from '../report/suppress.ts'

/** What configuration says of this run. */
export interface Settings {
  readonly contextOf: (path: string) => FileContext
  readonly isIgnored: (path: string) => boolean
  readonly suppressions: readonly PlacedSuppression[]
  readonly scope: Scope
  /** Checks that are on for at least one file of the run. */
  readonly enabled: (paths: readonly string[]) => readonly CatalogueEntry[]
  /** Equal exactly when all settings are. */
  readonly key: string
}

const nothing: FileContext = { key: '[]', checks: new Map() }

export function settingsOf(configs: readonly LoadedConfig[], preset: readonly PresetName[], only: readonly string[] | undefined): Settings {
  const resolve = contextResolver(catalogue, configs, { preset, ...(only ? { only } : {}) })
  const ignores = configs.flatMap(({ folder, config }) => (config.ignore ? [{ folder, matches: picomatch([...config.ignore], { dot: true }) }] : []))
  const isIgnored = (path: string) => ignores.some(({ folder, matches }) => (folder === '' ? matches(path) : path.startsWith(`${folder}/`) && matches(path.slice(folder.length + 1))))
  const contextOf = (path: string) => (isIgnored(path) ? nothing : resolve(path))
  return {
    contextOf,
    isIgnored,
    // One scope for the whole run: the root's config decides.
    scope: scopeOf(configs.findLast(({ folder, config }) => folder === '' && config.scope !== undefined)?.config.scope),
    suppressions: configs.flatMap(({ folder, config }) => (config.suppressions ?? []).map(suppression => ({ ...suppression, folder }))),
    enabled(paths) {
      const on = new Set<string>(resolve('').checks.keys())
      for (const context of new Set(paths.map(contextOf))) for (const id of context.checks.keys()) on.add(id)
      return catalogue.filter(entry => on.has(entry.id))
    },
    key: JSON.stringify([configs, preset, only ?? null]),
  }
}
