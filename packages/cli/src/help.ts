export const commandNames = ['check', 'baseline', 'explain', 'list', 'agents', 'report', 'suppressions'] as const
export type CommandName = (typeof commandNames)[number]

export interface OptionHelp {
  readonly name: string
  /** What its value is; undefined for a switch. */
  readonly value?: string
  readonly help: string
}

const root: OptionHelp = { name: 'root', value: 'DIR', help: 'folder to check (default: "root" config, else git\'s top)' }
const preset: OptionHelp = { name: 'preset', value: 'NAMES', help: 'recommended, strict, patterns; where no config names any' }

const commands: Readonly<Record<CommandName, { readonly usage: string; readonly says: string; readonly options: readonly OptionHelp[]; readonly more: string }>> = {
  check: {
    usage: 'check [PATHS]',
    says: 'Check the repository. PATHS (files, folders, quoted globs) narrow the report.',
    options: [
      { name: 'format', value: 'NAME', help: 'pretty, json, sarif, github, gitlab, junit, markdown, html' },
      { name: 'output', value: 'NAME=FILE', help: 'also write this format to a file; may be repeated' },
      { name: 'no-suppressed', help: 'leave suppressed findings out of every report' },
      { name: 'only', value: 'CHECKS', help: 'run only these checks, separated by commas' },
      preset,
      { name: 'staged', help: 'check the index, as the next commit will hold it' },
      { name: 'message-file', value: 'FILE', help: 'check the index with this message, in a commit-msg hook' },
      { name: 'commits', value: 'A..B', help: 'check commit B and report what differs from A' },
      { name: 'since', value: 'REF', help: 'report what changed since the merge base with REF' },
      { name: 'fix', help: 'make the fixes that keep behaviour, then check again' },
      { name: 'fix-unsafe', help: 'also those that may change it' },
      { name: 'fix-dry-run', help: 'show the fixes as a diff, change nothing' },
      { name: 'fail-on', value: 'SEVERITY', help: 'exit 1 at error (default), warning or info, and above' },
      { name: 'quiet', help: 'print only what fails the run, a line each' },
      { name: 'stats', help: 'time per stage and per check' },
      { name: 'threads', value: 'N', help: 'worker threads (default: one per core)' },
      { name: 'no-baseline', help: 'report what perf-rules.baseline.json knows, too' },
      { name: 'no-cache', help: 'neither read nor write the cache' },
      { name: 'strict-coverage', help: 'exit 2 when a file could not be checked' },
      root,
    ],
    more: 'Exit codes: 0 clean, 1 findings, 2 something went wrong, 130 interrupted.',
  },
  baseline: {
    usage: 'baseline',
    says: 'Take up present findings as known. They are kept in perf-rules.baseline.json; only new ones fail a run.',
    options: [{ name: 'prune', help: 'drop entries whose findings are gone, and add none' }, preset, root],
    more: '',
  },
  agents: {
    usage: 'agents [FILES]',
    says: 'Print the rules in force for coding agents. With --write they are kept in AGENTS.md, CLAUDE.md or FILES, between two markers.',
    options: [{ name: 'write', help: 'write them to the files that hold them, or to FILES' }, root],
    more: '',
  },
  report: {
    usage: 'report',
    says: 'Tell what the repository proves of each clause. The twenty rules as a checklist in Markdown.',
    options: [{ name: 'output', value: 'FILE', help: 'write it to a file instead of printing it' }, preset, root],
    more: 'Exit codes: 0 told, 2 something went wrong. Findings do not fail it.',
  },
  suppressions: {
    usage: 'suppressions',
    says: 'List suppressions with reason, end, age and owner. Those of comments and of config files are listed; the age is in days, by git.',
    options: [{ name: 'format', value: 'pretty|json', help: 'how to print (default: pretty)' }, root],
    more: 'Exit codes: 0 listed, 2 something went wrong.',
  },
  explain: {
    usage: 'explain NAME',
    says: 'Explain a check, clause, rule or file. NAME is no-secret, R5.2, R5 or src/app.ts; for a file: which checks apply and where each setting comes from.',
    options: [root],
    more: '',
  },
  list: {
    usage: 'list',
    says: 'List all checks with their presets.',
    options: [{ name: 'format', value: 'pretty|json', help: 'how to print (default: pretty)' }, preset],
    more: '',
  },
}

export function optionsOf(command: CommandName): readonly OptionHelp[] {
  return commands[command].options
}

/** Help of one command, or of all. */
export function helpOf(word: string | undefined): string {
  const name = commandNames.find(candidate => candidate === word)
  if (name) return commandHelp(name)
  const lines = commandNames.map(each => `  ${commands[each].usage.padEnd(16)} ${commands[each].says.split('. ')[0]?.replace(/\.$/, '')}`)
  return `perf-rules: engineering rules for performance work, and N+1 queries.\n\nUsage: perf-rules COMMAND\n\n${lines.join('\n')}\n\n  COMMAND --help   its options\n  --version\n`
}

function commandHelp(name: CommandName): string {
  const { usage, says, options, more } = commands[name]
  const shown = options.map(option => [`--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`, option.help] as const)
  const width = Math.max(...shown.map(([left]) => left.length)) + 4
  const lines = shown.flatMap(([left, help]) => wrapped(help, columns - width).map((line, at) => `${(at === 0 ? `  ${left}` : '').padEnd(width)}${line}`))
  return `Usage: perf-rules ${usage}\n\n${wrapped(says, columns).join('\n')}\n\n${lines.join('\n')}\n${more === '' ? '' : `\n${more}\n`}`
}

/** What every terminal shows without breaking a line. */
const columns = 80

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
