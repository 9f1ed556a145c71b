import { hasFlag, type Invocation, operandsOf } from './shell-command.ts'

/** A command that installs what the project's own manifest or lock file lists. */
export interface ListedInstall {
  readonly manager: string
  /** Files that decide what it installs, as Dockerfiles copy them. */
  readonly lists: string
  /** Flags and variables of the manager leave out what only development needs; undefined where it knows no such difference. */
  readonly leavesOutDevelopment: boolean | undefined
}

interface WordLike {
  readonly text: string
}

const none: ReadonlySet<string> = new Set()
const jsValues = new Set(['--registry', '--prefix', '--loglevel', '--cache', '--filter', '-F', '-C', '--dir', '--cwd', '--workspace', '-w', '--omit', '--include', '--network-timeout', '--store-dir', '--modules-folder', '--network-concurrency', '--fetch-timeout', '--fetch-retries'])

/** Tells whether a command installs the project's listed dependencies, and of which list; undefined for all else. */
export function listedInstallOf({ program, words }: Invocation<WordLike>): ListedInstall | undefined {
  const [verb = '', second = ''] = operandsOf(words, jsValues).map(({ text }) => text)
  const has = (...flags: readonly string[]) => hasFlag(words, ...flags)
  const omits = (name: string) => words.some(({ text }, at) => text === `--omit=${name}` || (text === '--omit' && words[at + 1]?.text === name))
  if (program === 'npm' && (['ci', 'clean-install'].includes(verb) || (['install', 'i'].includes(verb) && second === '')) && !has('-g', '--global')) return { manager: 'npm', lists: '`package.json` and `package-lock.json`', leavesOutDevelopment: omits('dev') || has('--production', '--only') || words.some(({ text }) => text === '--only=production' || text === '--only=prod') }
  if (program === 'yarn' && (verb === 'install' || (verb === '' && !has('--version', '-v', '--help')) || (verb === 'workspaces' && second === 'focus'))) return { manager: 'yarn', lists: '`package.json` and `yarn.lock`', leavesOutDevelopment: has('--production', '--prod') }
  if (program === 'pnpm' && ['install', 'i'].includes(verb) && second === '') return { manager: 'pnpm', lists: '`package.json` and `pnpm-lock.yaml`', leavesOutDevelopment: has('--prod', '--production', '-P') }
  if (program === 'bun' && ['install', 'i'].includes(verb) && second === '') return { manager: 'bun', lists: '`package.json` and `bun.lock`', leavesOutDevelopment: has('--production', '-p') || omits('dev') }
  if (/^pip[\d.]*$/.test(program) && verb === 'install') return fromFile(words, operandsOf(words, new Set(['-r', '--requirement', '-c', '--constraint', '-i', '--index-url', '--extra-index-url', '-t', '--target'])).length === 1)
  if (program === 'uv') {
    if (verb === 'pip' && second === 'install') return fromFile(words, true)
    return verb === 'sync' && !has('--no-install-project') ? { manager: 'uv', lists: '`pyproject.toml` and `uv.lock`', leavesOutDevelopment: has('--no-dev', '--no-default-groups') || words.some(({ text }) => text === '--no-group') } : undefined
  }
  if (program === 'poetry' && verb === 'install' && !has('--no-root')) return { manager: 'poetry', lists: '`pyproject.toml` and `poetry.lock`', leavesOutDevelopment: has('--no-dev', '--without', '--only', '--only-main') }
  if (program === 'pipenv' && ['install', 'sync'].includes(verb)) return { manager: 'pipenv', lists: '`Pipfile` and `Pipfile.lock`', leavesOutDevelopment: !has('--dev', '-d') }
  if (program === 'bundle' && (verb === 'install' || verb === '')) return { manager: 'bundle', lists: '`Gemfile` and `Gemfile.lock`', leavesOutDevelopment: has('--without', '--deployment') }
  if (program === 'composer' && verb === 'install') return { manager: 'composer', lists: '`composer.json` and `composer.lock`', leavesOutDevelopment: has('--no-dev') }
  if (program === 'go' && verb === 'mod' && second === 'download') return { manager: 'go', lists: '`go.mod` and `go.sum`', leavesOutDevelopment: undefined }
  if (program === 'cargo' && verb === 'fetch') return { manager: 'cargo', lists: '`Cargo.toml` and `Cargo.lock`', leavesOutDevelopment: undefined }
  if (program === 'dotnet' && verb === 'restore') return { manager: 'dotnet', lists: 'the project files', leavesOutDevelopment: undefined }
  if ((program === 'mvn' || program === 'mvnw') && words.some(({ text }) => /^dependency:(?:go-offline|resolve)/.test(text))) return { manager: 'mvn', lists: '`pom.xml`', leavesOutDevelopment: undefined }
  if (program === 'mix' && verb === 'deps.get') return { manager: 'mix', lists: '`mix.exs` and `mix.lock`', leavesOutDevelopment: has('--only') }
  return undefined
}

/** `pip install -r list`, with nothing else that needs the sources. */
function fromFile(words: readonly WordLike[], isAlone: boolean): ListedInstall | undefined {
  const lists = words.flatMap(({ text }, at) => (text === '-r' || text === '--requirement' ? [words[at + 1]?.text ?? ''] : /^(?:-r|--requirement=)./.test(text) ? [text.replace(/^(?:-r|--requirement=)/, '')] : []))
  const [file] = lists
  if (file === undefined || !isAlone || operandsOf(words, none).some(({ text }) => text === '.')) return undefined
  return { manager: 'pip', lists: `\`${file}\``, leavesOutDevelopment: !lists.some(name => /(?:^|[-_./])(?:dev|develop|development|test|tests|testing|lint)(?:[-_./]|$)/i.test(name)) }
}
