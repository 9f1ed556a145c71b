import type { Range } from '@perf-rules/core'
import type { Command, Word } from 'unbash'
import type { ShellTree } from './tree.ts'

/** Programs that act on a host they are given. */
const network = new Set(['curl', 'wget', 'ssh', 'scp', 'rsync', 'psql', 'pg_dump', 'pg_restore', 'redis-cli', 'mysql', 'mysqldump', 'mongosh', 'mongodump', 'nc', 'ping', 'k6', 'wrk', 'hey', 'autocannon', 'ab', 'vegeta', 'artillery', 'kubectl', 'helm', 'docker'])
const environments = /^(?:production|prod|staging|stage|preprod|live)$/i
const settingName = /(?:^|_)(?:HOST|URL|ENDPOINT|PORT|THRESHOLD|LIMIT|TIMEOUT|MAX|MIN|SIZE|THREADS|WORKERS|CONCURRENCY|RATE|DURATION|VUS|RETRIES|INTERVAL|BUDGET|DAYS|KEEP)$/i

/** Something a script has written into itself. */
export interface Written {
  readonly value: string
  readonly range: Range
}

/** What a script does with packages, hosts, figures and environments, as far as its text tells. */
export interface ShellConduct {
  /** Packages that pip is told to install without a version. */
  readonly installs: readonly { readonly name: string; readonly range: Range }[]
  /** Hosts and figures that nothing from outside can change. */
  readonly settings: readonly (Written & { readonly name: string })[]
  /** Environments that it names, in arguments and assignments. */
  readonly environments: readonly Written[]
  /** Takes arguments, options or settings from outside. */
  readonly takesInput: boolean
  /** Files that look like scripts, among its words. */
  readonly mentions: readonly string[]
}

/** Reads all of it from the tree. */
export function conductOf(tree: ShellTree): ShellConduct {
  const commands = tree.all('Command')
  return {
    installs: commands.flatMap(command => installsOf(tree, command)),
    settings: [...assignedSettings(tree), ...commands.flatMap(command => hostsOf(tree, command))],
    environments: [...fixedEnvironments(tree)],
    takesInput: takesInput(tree),
    mentions: [...new Set(tree.all('Word').flatMap(word => /[\w.-]+\.(?:sh|bash|py|mjs|cjs|js|ts|bats)(?=["']?$)/.exec(word.text)?.[0] ?? []))],
  }
}

function installsOf(tree: ShellTree, command: Command): ShellConduct['installs'] {
  const { name, args } = tree.invocation(command)
  const words = args.map(arg => (arg.type === 'Word' ? (tree.literal(arg) ?? arg.text) : arg.text))
  const at = name === 'pip' || name === 'pip3' ? 0 : /^python3?$/.test(name ?? '') && words[0] === '-m' && words[1] === 'pip' ? 2 : -1
  if (at === -1 || words[at] !== 'install' || words.some(word => /^-(?:r|e|c)$|^--(?:requirement|editable|constraint|require-hashes)/.test(word))) return []
  return words.slice(at + 1).flatMap((word, index) => {
    const arg = args[at + 1 + index]
    // pip itself and what builds with it may be the newest.
    const isOpen = /^[A-Za-z][\w.-]*(?:\[[\w,-]+\])?$/.test(word) && !/^(?:pip|setuptools|wheel|uv|build|twine|virtualenv|pipx|poetry)$/.test(word) && !/^-{1,2}[\w-]+$/.test(words[at + index] ?? '-')
    return isOpen && arg ? [{ name: word, range: tree.range(arg) }] : []
  })
}

function* assignedSettings(tree: ShellTree): Iterable<ShellConduct['settings'][number]> {
  for (const assignment of tree.all('Assignment')) {
    const { name, value } = assignment
    const text = value.type === 'Word' ? tree.literal(value) : undefined
    if (text === undefined || !settingName.test(name) || !(/^\d+[a-z%]*$/i.test(text) || isForeignHost(text))) continue
    // 0 and 1 count and switch; they set no limit.
    if (/^[01]$/.test(text) || isChanged(tree, name)) continue
    yield { name, value: text, range: tree.range(assignment) }
  }
}

/** Set a second time: an option or a loop changes it. */
function isChanged(tree: ShellTree, name: string): boolean {
  return tree.all('Assignment').filter(each => each.name === name).length > 1
}

function hostsOf(tree: ShellTree, command: Command): ShellConduct['settings'] {
  const { name, args } = tree.invocation(command)
  if (name === undefined || !network.has(name)) return []
  return args.flatMap(arg => {
    const text = arg.type === 'Word' ? leading(tree, arg) : undefined
    return text !== undefined && isForeignHost(text) ? [{ name, value: text, range: tree.range(arg) }] : []
  })
}

/** The text that a word begins with, up to its first expansion. */
function leading(tree: ShellTree, word: Word): string {
  return tree.literal(word) ?? word.text.replace(/^["']/, '').split('$', 1)[0] ?? ''
}

/** An address on another machine; examples and the own machine are none. */
function isForeignHost(text: string): boolean {
  const host = /^(?:[a-z][a-z+]*:\/\/)(?:[^@/]*@)?([\w.-]+)/i.exec(text)?.[1] ?? /^[\w.-]+@([\w-]+(?:\.[\w-]+)+)(?::|$)/.exec(text)?.[1]
  return host !== undefined && host.includes('.') && !/^(?:127\.|0\.0\.0\.0|10\.0\.2\.2)|(?:^|\.)(?:localhost|example\.(?:com|org|net)|test|invalid|local)$/i.test(host) && !/^(?:github\.com|raw\.githubusercontent\.com|api\.github\.com|.*\.npmjs\.org|pypi\.org|get\.docker\.com|deb\..*|dl\..*)$/i.test(host)
}

function* fixedEnvironments(tree: ShellTree): Iterable<Written> {
  for (const command of tree.all('Command')) {
    const { name, args } = tree.invocation(command)
    if (name === undefined || name === '[' || name === 'test' || name === 'echo' || name === 'printf' || name === 'usage') continue
    for (const [at, arg] of args.entries()) {
      const text = arg.type === 'Word' ? tree.literal(arg) : undefined
      const value = text === undefined ? undefined : /^--?[\w-]*(?:env|environment|stage|context|namespace|profile|target)=(.+)$/.exec(text)?.[1] ?? (/^(?:-n|-e|-c|--?[\w-]*(?:env|environment|stage|context|namespace|profile|target))$/.test(args[at - 1]?.text ?? '') ? text : undefined)
      if (value !== undefined && environments.test(value)) yield { value, range: tree.range(arg) }
    }
  }
  for (const assignment of tree.all('Assignment')) {
    const text = assignment.value.type === 'Word' ? tree.literal(assignment.value) : undefined
    if (text !== undefined && environments.test(text) && /env|stage|target|context|namespace|profile/i.test(assignment.name) && !isChanged(tree, assignment.name) && ![...tree.ancestors(assignment)].some(outer => outer.type === 'CaseItem' || outer.type === 'If')) yield { value: text, range: tree.range(assignment) }
  }
}

/** A positional parameter, options, or a default for a name of the environment. */
function takesInput(tree: ShellTree): boolean {
  return tree.all('SimpleExpansion').some(({ text }) => /^\$[1-9@*#]$/.test(text)) || tree.all('ParameterExpansion').some(({ parameter, operation }) => /^[1-9@*#]$/.test(parameter) || (operation?.type === 'Default' && /^[A-Z_]+$/.test(parameter))) || tree.all('Command').some(command => tree.invocation(command).name === 'getopts')
}
