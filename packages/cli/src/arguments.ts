import { parseArgs } from 'node:util'
import { didYouMean, FaultError, type PresetName, presetNames, type Severity } from '@perf-rules/core'
import { helpOf, type CommandName, commandNames, optionsOf } from './help.ts'
import { type Output, readOutputs } from './outputs.ts'
import { type Format, formatNames } from './reporters/formats.ts'
import { version } from './version.ts'

export interface CheckCommand {
  readonly paths: readonly string[]
  readonly format: Format
  /** Reports that go to files. */
  readonly outputs: readonly Output[]
  /** Whether reports hold findings that a comment, the config or the baseline silences. */
  readonly suppressed: boolean
  readonly only: readonly string[] | undefined
  readonly preset: readonly PresetName[] | undefined
  readonly failOn: Severity
  readonly quiet: boolean
  readonly cache: boolean
  readonly threads: number | undefined
  readonly stats: boolean
  readonly since: string | undefined
  readonly staged: boolean
  readonly commits: string | undefined
  readonly messageFile: string | undefined
  readonly root: string | undefined
  readonly strictCoverage: boolean
  readonly baseline: boolean
  /** Which fixes to make; undefined: none. */
  readonly fix: 'safe' | 'unsafe' | undefined
  /** Show what fixes would change, and change nothing. */
  readonly fixDryRun: boolean
}

export interface BaselineCommand {
  readonly prune: boolean
  readonly root: string | undefined
  readonly preset: readonly PresetName[] | undefined
}

export interface ListCommand {
  readonly format: 'pretty' | 'json'
  readonly preset: readonly PresetName[] | undefined
}

export interface AgentsCommand {
  readonly write: boolean
  /** Paths from the root; none: those that hold the rules already. */
  readonly files: readonly string[]
  readonly root: string | undefined
}

export interface ReportCommand {
  /** Where to write it; undefined: print it. */
  readonly output: string | undefined
  readonly root: string | undefined
  readonly preset: readonly PresetName[] | undefined
}

export interface SuppressionsCommand {
  readonly format: 'pretty' | 'json'
  readonly root: string | undefined
}

export interface ExplainCommand {
  readonly subject: string
  readonly root: string | undefined
}

export type Command =
  | { readonly name: 'help' | 'version'; readonly text: string }
  | { readonly name: 'check'; readonly options: CheckCommand }
  | { readonly name: 'baseline'; readonly options: BaselineCommand }
  | { readonly name: 'list'; readonly options: ListCommand }
  | { readonly name: 'explain'; readonly options: ExplainCommand }
  | { readonly name: 'agents'; readonly options: AgentsCommand }
  | { readonly name: 'report'; readonly options: ReportCommand }
  | { readonly name: 'suppressions'; readonly options: SuppressionsCommand }

/** Reads the command line. What it does not know is refused, with the nearest word that it does. */
export function parseCommand(words: readonly string[]): Command {
  const [first, ...rest] = words
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') return { name: 'help', text: helpOf(rest[0]) }
  if (first === '--version' || first === '-v') return { name: 'version', text: `${version}\n` }
  if (!isCommandName(first)) throw usage(`There is no command "${first}".${didYouMean(first, commandNames)}`, first, 'perf-rules --help lists the commands.')
  if (rest.includes('--help') || rest.includes('-h')) return { name: 'help', text: helpOf(first) }
  const given = readOptions(first, rest)
  switch (first) {
    case 'check':
      return { name: 'check', options: toCheck(given) }
    case 'baseline':
      return { name: 'baseline', options: { prune: given.values['prune'] === true, root: text(given, 'root'), preset: presets(given) } }
    case 'agents':
      return { name: 'agents', options: { write: given.values['write'] === true, files: given.positionals, root: text(given, 'root') } }
    case 'report':
      return { name: 'report', options: { output: text(given, 'output'), root: text(given, 'root'), preset: presets(given) } }
    case 'suppressions':
      if (given.positionals.length > 0) throw usage('`suppressions` takes no paths: it lists those of the whole root.', 'suppressions', 'For those of a folder: perf-rules suppressions --format json, and choose by "file".')
      return { name: 'suppressions', options: { format: oneOf(given, 'format', ['pretty', 'json'], 'pretty'), root: text(given, 'root') } }
    case 'list':
      return { name: 'list', options: { format: oneOf(given, 'format', ['pretty', 'json'], 'pretty'), preset: presets(given) } }
    case 'explain':
      if (given.positionals.length !== 1) throw usage('`explain` takes one name: a check, clause, rule or file.', 'explain', 'For example: perf-rules explain no-swallowed-error')
      return { name: 'explain', options: { subject: given.positionals[0] ?? '', root: text(given, 'root') } }
  }
}

interface Given {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
  /** Values of `--output`, the one option that may be given again. */
  readonly outputs: readonly string[]
}

function isCommandName(word: string): word is CommandName {
  return (commandNames as readonly string[]).includes(word)
}

function readOptions(command: CommandName, words: readonly string[]): Given {
  const known = optionsOf(command)
  const { tokens, values, positionals } = parseArgs({ args: [...words], options: Object.fromEntries(known.map(({ name, value }) => [name, { type: value === undefined ? ('boolean' as const) : ('string' as const) }])), allowPositionals: true, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = known.find(({ name }) => name === token.name)
    const names = known.map(({ name }) => `--${name}`)
    if (!option) throw usage(`\`${command}\` has no option ${token.rawName}.${didYouMean(token.rawName, names)}`, token.rawName, `perf-rules ${command} --help lists the options.`)
    if (option.value !== undefined && (token.value === undefined || token.value === '')) throw usage(`${token.rawName} wants a value: ${option.value}.`, token.rawName, `perf-rules ${command} --help shows how.`)
    if (option.value === undefined && token.value !== undefined) throw usage(`${token.rawName} takes no value.`, token.rawName, `perf-rules ${command} --help shows how.`)
  }
  const outputs = tokens.flatMap(token => (token.kind === 'option' && token.name === 'output' && token.value !== undefined ? [token.value] : []))
  return { values, positionals, outputs }
}

function toCheck(given: Given): CheckCommand {
  const threads = text(given, 'threads')
  if (threads !== undefined && !/^[1-9]\d?$/.test(threads)) throw usage(`--threads wants a number from 1 to 99, not "${threads}".`, '--threads', 'Leave it out to use every core.')
  return {
    paths: given.positionals,
    format: oneOf(given, 'format', formatNames, 'pretty'),
    outputs: readOutputs(given.outputs),
    suppressed: given.values['no-suppressed'] !== true,
    only: list(given, 'only'),
    preset: presets(given),
    failOn: oneOf(given, 'fail-on', ['error', 'warning', 'info'], 'error'),
    quiet: given.values['quiet'] === true,
    cache: given.values['no-cache'] !== true,
    threads: threads === undefined ? undefined : Number(threads),
    stats: given.values['stats'] === true,
    since: text(given, 'since'),
    // A commit-msg hook judges the commit that is about to be made.
    staged: given.values['staged'] === true || (text(given, 'message-file') !== undefined && text(given, 'since') === undefined && text(given, 'commits') === undefined),
    commits: text(given, 'commits'),
    messageFile: text(given, 'message-file'),
    root: text(given, 'root'),
    baseline: given.values['no-baseline'] !== true,
    ...fixes(given),
    strictCoverage: given.values['strict-coverage'] === true,
  }
}

function fixes({ values }: Given): Pick<CheckCommand, 'fix' | 'fixDryRun'> {
  const fix = values['fix-unsafe'] === true ? 'unsafe' : values['fix'] === true || values['fix-dry-run'] === true ? 'safe' : undefined
  // The index is never written, so what a hook judges cannot be mended by it.
  for (const other of ['staged', 'commits']) if (fix && values[other] !== undefined) throw usage(`--fix works on the working tree, not on --${other}.`, '--fix', `Run it without --${other}, then stage the result.`)
  return { fix, fixDryRun: values['fix-dry-run'] === true }
}

function text({ values }: Given, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

function list(given: Given, name: string): readonly string[] | undefined {
  const items = text(given, name)?.split(',').map(item => item.trim()).filter(item => item !== '')
  if (items?.length === 0) throw usage(`--${name} wants at least one name.`, `--${name}`, 'Separate names by commas.')
  return items
}

function presets(given: Given): readonly PresetName[] | undefined {
  return list(given, 'preset')?.map(name => member(name, presetNames, '--preset'))
}

function oneOf<const T extends string>(given: Given, name: string, allowed: readonly T[], fallback: T): T {
  const value = text(given, name)
  return value === undefined ? fallback : member(value, allowed, `--${name}`)
}

function member<const T extends string>(value: string, allowed: readonly T[], where: string): T {
  const found = allowed.find(candidate => candidate === value)
  if (found === undefined) throw usage(`${where} has no value "${value}".${didYouMean(value, allowed)}`, where, `One of: ${allowed.join(', ')}.`)
  return found
}

function usage(what: string, where: string, todo: string): FaultError {
  return new FaultError({ code: 'usage', what, where, do: todo })
}
