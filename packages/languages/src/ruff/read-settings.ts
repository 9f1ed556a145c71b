import { parse, TomlError } from 'smol-toml'
import { globMatcher } from '../globs/index.ts'
import type { RuffSettings } from './settings.ts'

type Table = Readonly<Record<string, unknown>>

/** Sections below `lint` that change what a rule means; the others choose rules, which our checks do. */
const sections = ['flake8-annotations', 'flake8-bandit', 'flake8-bugbear', 'flake8-builtins', 'flake8-boolean-trap', 'mccabe', 'pycodestyle', 'pydocstyle', 'pylint', 'task-tags', 'logger-objects', 'typing-modules', 'dummy-variable-rgx', 'external']
const alwaysExcluded = ['.bzr', '.direnv', '.eggs', '.git', '.git-rewrite', '.hg', '.ipynb_checkpoints', '.mypy_cache', '.nox', '.pants.d', '.pyenv', '.pytest_cache', '.pytype', '.ruff_cache', '.svn', '.tox', '.venv', '.vscode', '__pypackages__', '_build', 'buck-out', 'build', 'dist', 'node_modules', 'site-packages', 'venv']
/** In one folder the first of these counts. */
const names = ['.ruff.toml', 'ruff.toml', 'pyproject.toml']
const mostExtends = 16


/** Reads all settings of ruff of a repository; gives each Python file those of the nearest file above it, as ruff does. */
export function ruffSettings(texts: ReadonlyMap<string, string>): (path: string) => RuffSettings | undefined {
  const tables = new Map([...texts].map(([path, text]) => [path, tableOf(text)]))
  const known = new Map<string, Governing | undefined>()
  const governing = (folder: string): Governing | undefined => {
    if (!known.has(folder)) {
      const source = names.map(name => (folder === '' ? name : `${folder}/${name}`)).find(path => ruffTable(path, tables) !== undefined)
      known.set(folder, source === undefined ? (folder === '' ? undefined : governing(parentOf(folder))) : { folder, table: resolved(source, tables, []), pythonVersion: pythonVersionAt(folder, tables) })
    }
    return known.get(folder)
  }
  return path => {
    const found = governing(parentOf(path))
    return found && settingsFor(path, found)
  }
}

interface Governing {
  readonly folder: string
  readonly table: Table
  readonly pythonVersion: string | undefined
}

function settingsFor(path: string, { folder, table, pythonVersion }: Governing): RuffSettings {
  const lint = tableAt(table, 'lint')
  const below = folder === '' ? path : path.slice(folder.length + 1)
  const at = (key: string) => lint[key] ?? table[key]
  const options: Record<string, unknown> = {}
  const target = table['target-version'] ?? pythonVersion
  if (typeof target === 'string') options['target-version'] = target
  for (const key of ['line-length', 'preview', 'builtins']) if (table[key] !== undefined) options[key] = table[key]
  const own = Object.fromEntries(sections.flatMap(key => (at(key) === undefined ? [] : [[key, at(key)]])))
  const perFile = [at('per-file-ignores'), at('extend-per-file-ignores')].flatMap(map => (isTable(map) ? Object.entries(map) : [])).flatMap(([pattern, codes]) => (concerns(pattern, below) ? strings(codes) : []))
  return {
    options: { ...options, ...(Object.keys(own).length > 0 ? { lint: own } : {}) },
    // A file's own exceptions beat any choice of rules.
    ignored: [...strings(at('ignore')), ...strings(at('extend-ignore')), ...perFile.map(code => `${code}`)],
    selected: [...strings(at('select')), ...strings(at('extend-select'))].filter(prefix => !perFile.some(code => prefix.startsWith(code) || code === 'ALL')),
    excluded: isExcluded(below, table, lint),
  }
}

/** Patterns of `per-file-ignores` fit the whole path or the file's name; `!` turns them round. */
function concerns(pattern: string, path: string): boolean {
  const isNegated = pattern.startsWith('!')
  const matches = globMatcher(cleaned(isNegated ? pattern.slice(1) : pattern))
  return (matches(path) || matches(path.slice(path.lastIndexOf('/') + 1))) !== isNegated
}

function isExcluded(path: string, table: Table, lint: Table): boolean {
  const patterns = [...(table['exclude'] === undefined ? alwaysExcluded : strings(table['exclude'])), ...strings(table['extend-exclude']), ...strings(lint['exclude'])].map(pattern => globMatcher(cleaned(pattern)))
  const parts = path.split('/')
  return parts.some((part, depth) => patterns.some(matches => matches(part) || matches(parts.slice(0, depth + 1).join('/'))))
}

function cleaned(pattern: string): string {
  return pattern.replace(/^\.\//, '').replace(/\/$/, '')
}

/** The settings of a file with those that it extends below them. */
function resolved(path: string, tables: ReadonlyMap<string, Table>, trail: readonly string[]): Table {
  const own = ruffTable(path, tables) ?? {}
  const name = own['extend']
  if (typeof name !== 'string' || trail.length > mostExtends || trail.includes(path)) return own
  const base = resolved(joined(parentOf(path), name), tables, [...trail, path])
  const [lint, baseLint] = [tableAt(own, 'lint'), tableAt(base, 'lint')]
  return { ...base, ...own, lint: { ...baseLint, ...lint, ...added(baseLint, lint) }, ...added(base, own) }
}

/** Lists that `extend` adds up in place of replacing them. */
function added(base: Table, own: Table): Table {
  const both = Object.fromEntries(['extend-select', 'extend-ignore', 'extend-exclude'].flatMap(key => (base[key] !== undefined && own[key] !== undefined ? [[key, [...strings(base[key]), ...strings(own[key])]]] : [])))
  const maps = ['extend-per-file-ignores'].flatMap(key => (isTable(base[key]) && isTable(own[key]) ? [[key, { ...base[key], ...own[key] }]] : []))
  // `select` of the nearer file starts anew: what the other one added or left out no longer counts.
  return { ...both, ...Object.fromEntries(maps) }
}

function ruffTable(path: string, tables: ReadonlyMap<string, Table>): Table | undefined {
  const table = tables.get(path)
  if (!table || !path.endsWith('pyproject.toml')) return table
  const tool = tableAt(table, 'tool')
  return isTable(tool['ruff']) ? tool['ruff'] : undefined
}

/** `py39` of `requires-python = ">=3.9,<4"` in the nearest pyproject.toml. */
function pythonVersionAt(folder: string, tables: ReadonlyMap<string, Table>): string | undefined {
  for (let at: string | undefined = folder; at !== undefined; at = at === '' ? undefined : parentOf(at)) {
    const wanted = tableAt(tables.get(at === '' ? 'pyproject.toml' : `${at}/pyproject.toml`) ?? {}, 'project')['requires-python']
    const minor = typeof wanted === 'string' ? /(?:>=?|~=|==|\^)\s*3\.(\d+)/.exec(wanted)?.[1] : undefined
    if (minor !== undefined) return Number(minor) >= 7 && Number(minor) <= 14 ? `py3${minor}` : undefined
  }
  return undefined
}

function tableOf(text: string): Table {
  try {
    return parse(text)
  } catch (thrown) {
    if (!(thrown instanceof TomlError)) throw thrown
    // What is wrong with a TOML file is no matter of the Python files: they are judged without it.
    return {}
  }
}

function tableAt(table: Table, key: string): Table {
  const value = table[key]
  return isTable(value) ? value : {}
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

function joined(folder: string, name: string): string {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of name.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
