import picomatch from 'picomatch'
import { type CatalogueEntry, contextResolver, type FileContext, type LoadedConfig, type PresetName, type RuleInForce, type Scope, scopeOf } from '@perf-rules/core'
import { catalogue } from '@perf-rules/rules/catalogue'
import { rules } from '@perf-rules/rules/rules'
import type { PlacedSuppression } from '../report/suppress.ts'

/** What configuration says of this run. */
export interface Settings {
  readonly contextOf: (path: string) => FileContext
  readonly isIgnored: (path: string) => boolean
  readonly suppressions: readonly PlacedSuppression[]
  readonly scope: Scope
  /** What the configuration alone turns on for a path: no option of the run changes it. */
  readonly rulesInForce: (path: string) => readonly RuleInForce[]
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
    rulesInForce: rulesInForceBy(configs),
    // One scope for the whole run: the root's config decides.
    scope: scopeOf(configs.findLast(({ folder, config }) => folder === '' && config.scope !== undefined)?.config.scope),
    suppressions: configs.flatMap(({ path, folder, config }) => (config.suppressions ?? []).map((suppression, at) => ({ ...suppression, folder, path, at }))),
    enabled(paths) {
      const on = new Set<string>(resolve('').checks.keys())
      for (const context of new Set(paths.map(contextOf))) for (const id of context.checks.keys()) on.add(id)
      return catalogue.filter(entry => on.has(entry.id))
    },
    key: JSON.stringify([configs, preset, only ?? null]),
  }
}

function rulesInForceBy(configs: readonly LoadedConfig[]): (path: string) => readonly RuleInForce[] {
  const resolve = contextResolver(catalogue, configs, { preset: ['recommended'] })
  return path => {
    const { checks } = resolve(path)
    return catalogue.flatMap(({ id, says, rule }) => {
      const check = checks.get(id)
      return check ? [{ check: id, says, rule, title: rules.find(each => each.id === rule)?.title ?? '', severity: check.severity }] : []
    })
  }
}
