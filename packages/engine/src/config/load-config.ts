import { createRequire } from 'node:module'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'
import { type ConfigFile, didYouMean, type Fault, FaultError, type LoadedConfig, presetNames } from '@perf-rules/core'
import { catalogue } from '@perf-rules/rules/catalogue'
import { readConfigText } from './config-text.ts'
import { globFault } from './glob-fault.ts'
import { isMarkdownlintConfig, markdownlintConfigs } from './markdownlint.ts'
import { configName } from '../workspace/root.ts'
import { type ReadResult, readText } from '../workspace/read.ts'

/** How a config file is read: from the disk, or from the commit that is checked. */
export type ReadConfig = (path: string) => ReadResult

/** Config files of a root, outermost first, each after what it extends. Other tools' settings come before all of them. */
export async function loadConfigs(folder: string, paths: readonly string[], read: ReadConfig = path => readText(join(folder, path))): Promise<readonly LoadedConfig[]> {
  const own = paths.filter(path => path === configName || path.endsWith(`/${configName}`)).sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
  const loaded: LoadedConfig[] = [...(await markdownlintConfigs(paths, read))]
  for (const path of own) loaded.push(...(await loadOne(folder, read, path, posix.dirname(path) === '.' ? '' : posix.dirname(path), [])))
  return loaded
}

/**
 * Texts of all config files of a state that is not on the disk, and of the JSON files of the root that they
 * extend, step by step.
 */
export async function configTexts(paths: readonly string[], load: (paths: readonly string[]) => Promise<ReadonlyMap<string, ReadResult>>): Promise<ReadonlyMap<string, ReadResult>> {
  const found = new Map<string, ReadResult>()
  let wanted = paths.filter(path => path === configName || path.endsWith(`/${configName}`) || isMarkdownlintConfig(path))
  while (wanted.length > 0) {
    const next = new Set<string>()
    for (const [path, read] of await load(wanted)) {
      found.set(path, read)
      const parsed = 'text' in read ? readConfigText(read.text) : undefined
      const value = parsed && 'value' in parsed ? parsed.value : undefined
      const names: unknown[] = typeof value === 'object' && value !== null && 'extends' in value ? [value.extends].flat() : []
      for (const name of names) if (typeof name === 'string' && /^\.\.?\//.test(name)) next.add(posix.join(posix.dirname(path), name))
    }
    wanted = [...next].filter(path => !found.has(path))
  }
  return found
}

async function loadOne(root: string, read: ReadConfig, path: string, governs: string, trail: readonly string[]): Promise<readonly LoadedConfig[]> {
  if (trail.includes(path)) throw invalid(path, `It extends itself: ${[...trail, path].join(' > ')}.`, 'Remove one of the links.')
  const config = await validate(path, parseConfig(read, path))
  const extended: LoadedConfig[] = []
  for (const name of config.extends === undefined ? [] : [config.extends].flat()) {
    if ((presetNames as readonly string[]).includes(name)) continue
    extended.push(...(await loadOne(root, read, locate(root, path, name), governs, [...trail, path])))
  }
  return [...extended, { path, folder: governs, config }]
}

/** The file an `extends` entry names, relative to the root. It must be JSON and may not lie outside the root, except in a package. */
function locate(root: string, from: string, name: string): string {
  if (name.startsWith('./') || name.startsWith('../')) {
    const path = relative(root, resolve(root, dirname(from), name)).split(sep).join('/')
    if (path.startsWith('..')) throw invalid(from, `\`extends\` names ${name}, which lies outside the root.`, 'Move it below the root, or publish it as a package.')
    return path
  }
  const close = didYouMean(name, presetNames)
  try {
    return relative(root, createRequire(join(root, from)).resolve(name)).split(sep).join('/')
  } catch (thrown) {
    throw invalid(from, `\`extends\` names "${name}", which is neither a preset (${presetNames.join(', ')}) nor an installed package.${close}`, 'Correct the name, or install the package.', String(thrown))
  }
}

function parseConfig(read: ReadConfig, path: string): unknown {
  const file = read(path)
  if (!('text' in file)) throw invalid(path, `It cannot be read: ${file.detail}.`, 'Make it a regular JSON file.')
  const parsed = readConfigText(file.text)
  if ('wrong' in parsed && parsed.isKey) throw new FaultError({ code: 'check-unknown', what: parsed.wrong, where: `${path}:${parsed.line}`, do: 'Remove it.' })
  if ('wrong' in parsed) throw invalid(`${path}:${parsed.line}`, `It is not valid JSON: ${parsed.wrong}.`, 'Correct the syntax; comments and trailing commas are allowed.')
  return parsed.value
}

async function validate(path: string, value: unknown): Promise<ConfigFile> {
  // zod costs 60 ms to load: only repositories with a config pay it.
  const { configSchema } = await import('@perf-rules/core/config-schema')
  const parsed = configSchema.safeParse(value)
  if (!parsed.success) throw new FaultError(schemaFault(path, parsed.error.issues[0]))
  const config = parsed.data as ConfigFile
  refuseGlobs(path, config)
  const ids = catalogue.map(entry => entry.id)
  for (const [where, checks] of [['checks', config.checks ?? {}] as const, ...(config.overrides ?? []).map((override, at) => [`overrides[${at}].checks`, override.checks] as const)]) {
    for (const [id, setting] of Object.entries(checks)) {
      if (!ids.includes(id)) throw new FaultError({ code: 'check-unknown', what: `There is no check "${id}".${didYouMean(id, ids)}`, where: `${path} ${where}`, do: 'Correct the name; `npx perf-rules list` shows all checks.' })
      await validateOptions(`${path} ${where}.${id}`, id, setting)
    }
  }
  for (const { check } of config.suppressions ?? []) if (!ids.includes(check)) throw new FaultError({ code: 'check-unknown', what: `There is no check "${check}".${didYouMean(check, ids)}`, where: `${path} suppressions`, do: 'Correct the name; `npx perf-rules list` shows all checks.' })
  return config
}

function refuseGlobs(path: string, { ignore = [], overrides = [], suppressions = [], scope }: ConfigFile): void {
  const lists = [
    ['ignore', ignore] as const,
    ...overrides.map((each, at) => [`overrides[${at}]`, [...each.files, ...(each.excludes ?? [])]] as const),
    ...suppressions.map((each, at) => [`suppressions[${at}]`, each.files] as const),
    ...(typeof scope === 'object' ? [['scope', [...(scope.include ?? []), ...(scope.exclude ?? [])]] as const] : []),
  ]
  for (const [where, globs] of lists) {
    for (const glob of globs) {
      const why = globFault(glob)
      if (why !== undefined) throw invalid(`${path} ${where}`, `The pattern "${glob.slice(0, 60)}" ${why}.`, 'Write several shorter patterns.')
    }
  }
}

async function validateOptions(where: string, id: string, setting: unknown): Promise<void> {
  const options: unknown = Array.isArray(setting) ? setting[1] : typeof setting === 'object' ? setting : undefined
  if (options === undefined) return
  const [{ loaders }, { z }] = await Promise.all([import('@perf-rules/rules/detectors'), import('zod')])
  const schema = (await loaders[id]?.check())?.default.options?.(z)
  if (!schema) throw new FaultError({ code: 'config-invalid', what: `${id} takes no options.`, where, do: 'Give only a severity.' })
  const parsed = schema.safeParse(options)
  if (!parsed.success) throw new FaultError(schemaFault(where, parsed.error.issues[0], Object.keys(catalogue.find(entry => entry.id === id)?.defaults ?? {})))
}

interface Issue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
}

const topKeys = ['$schema', 'root', 'extends', 'checks', 'overrides', 'ignore', 'suppressions', 'scope']

function schemaFault(where: string, issue: Issue | undefined, keys: readonly string[] = topKeys): Fault {
  const at = issue?.path.map(String).join('.') ?? ''
  const place = at === '' ? where : `${where} at ${at}`
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys?.[0] : undefined
  if (unknown !== undefined) return { code: 'config-unknown-key', what: `There is no setting "${unknown}".${didYouMean(unknown, keys)}`, where: place, do: 'Correct or remove it; the JSON Schema lists what there is.' }
  return { code: 'config-invalid', what: `${issue?.message ?? 'It does not fit the schema'}.`, where: place, do: 'Correct the value; the JSON Schema says what is allowed.' }
}

function invalid(where: string, what: string, todo: string, cause?: string): FaultError {
  return new FaultError({ code: 'config-invalid', what, where, do: todo, ...(cause === undefined ? {} : { cause }) })
}
