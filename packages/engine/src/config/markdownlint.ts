import { posix } from 'node:path'
import { parse } from 'jsonc-parser'
import type { LoadedConfig } from '@perf-rules/core'
import { markdownlintOptions } from '@perf-rules/core/ask'
import type { ReadConfig } from './load-config.ts'

/** Settings of markdownlint and its two command lines that are data. Those that are programs are not run. */
const names = /(?:^|\/)(?:\.markdownlint\.(?:jsonc?|ya?ml)|\.markdownlint-cli2\.(?:jsonc|yaml)|\.markdownlintrc)$/

export function isMarkdownlintConfig(path: string): boolean {
  return names.test(path)
}

type Settings = Readonly<Record<string, unknown>>

/**
 * What the repository tells markdownlint, as options of the checks that stand for it: codes that are switched off, and
 * the few parameters that ours share. It only tunes checks that are on, and our own configuration wins over it.
 */
export async function markdownlintConfigs(paths: readonly string[], read: ReadConfig): Promise<readonly LoadedConfig[]> {
  const loaded: LoadedConfig[] = []
  const own = paths.filter(isMarkdownlintConfig).sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
  for (const path of own) {
    const given = await readSettings(path, read, [])
    if (!given) continue
    const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path)
    loaded.push({ path, folder, tunes: true, config: { checks: markdownlintOptions(given) } })
  }
  return loaded
}

/** The settings of one file on top of the file it extends; undefined when it holds none that can be read. */
async function readSettings(path: string, read: ReadConfig, trail: readonly string[]): Promise<Settings | undefined> {
  const file = read(path)
  if (trail.includes(path) || !('text' in file)) return undefined
  const whole = /\.ya?ml$/.test(path) ? await fromYaml(path, file.text) : (parse(file.text, [], { allowTrailingComma: true }) as unknown)
  const settings = isSettings(whole) && /markdownlint-cli2/.test(path) ? whole['config'] : whole
  if (!isSettings(settings)) return undefined
  const base = settings['extends']
  // Only a file of the repository: a package's style would have to be installed, and its code looked up.
  const below = typeof base === 'string' && base.startsWith('.') ? await readSettings(posix.join(posix.dirname(path), base), read, [...trail, path]) : undefined
  return { ...below, ...settings }
}

async function fromYaml(path: string, text: string): Promise<unknown> {
  const [{ yaml }, { plainValue }] = await Promise.all([import('@perf-rules/languages/yaml'), import('@perf-rules/languages/data')])
  const file = await (await yaml.load()).parse(text, path)
  const [first] = 'documents' in file ? file.documents : []
  return first ? plainValue(first) : undefined
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
