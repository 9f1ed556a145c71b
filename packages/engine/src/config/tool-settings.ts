import type { CatalogueEntry } from '@perf-rules/core'
import { type Language, languages } from '@perf-rules/languages'

/** The settings of other tools for one file, by language. */
export interface FileToolSettings {
  /** Equal exactly when the settings are. */
  readonly key: string
  readonly byLanguage: Readonly<Record<string, unknown>>
}

export type ToolSettingsOf = (path: string) => FileToolSettings

const none: FileToolSettings = { key: '', byLanguage: {} }

/** What decides which languages a run reads. */
export interface RunLanguages {
  readonly enabled: readonly CatalogueEntry[]
  readonly factKinds: readonly string[]
}

/** Reads the settings of other tools that the languages of this run honour. Nothing is read where a language has no file. */
export async function toolSettings(paths: readonly string[], run: RunLanguages, read: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>): Promise<ToolSettingsOf> {
  const readers: { id: string; governs: (path: string) => boolean; of: (path: string) => unknown }[] = []
  for (const { id, settings } of languages.filter(language => isRead(language, run))) {
    if (!settings?.governs || !paths.some(settings.governs)) continue
    const sources = paths.filter(settings.isSource)
    if (sources.length > 0) readers.push({ id, governs: settings.governs, of: (await settings.load())(await read(sources)) })
  }
  if (readers.length === 0) return () => none
  return path => {
    const byLanguage: Record<string, unknown> = {}
    for (const { id, governs, of } of readers) {
      const settings = governs(path) ? of(path) : undefined
      if (settings !== undefined) byLanguage[id] = settings
    }
    const key = JSON.stringify(byLanguage)
    return key === '{}' ? none : { key, byLanguage }
  }
}

function isRead({ id, facts }: Language, { enabled, factKinds }: RunLanguages): boolean {
  return Object.keys(facts).some(kind => factKinds.includes(kind)) || enabled.some(entry => entry.languages.includes(id))
}
