import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { type Fault, FaultError } from '@perf-rules/core'

/** Settings that keep git from running anything a repository brings with it, and from fetching or locking. */
const safety = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.untrackedCache=false', '-c', 'core.quotePath=false', '-c', 'diff.external=', '-c', 'submodule.recurse=false', '-c', 'protocol.allow=never', '-c', 'credential.helper=', '-c', 'core.pager=cat', '-c', 'core.sshCommand=false', '-c', 'gpg.program=false']

/** Ends a git call that hangs (a FIFO as a config file, a dead network disk). */
const deadlineMilliseconds = 60_000

export interface GitResult {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
}

/** Where git is asked, and the variables of a hook that it must follow there. */
export interface GitPlace {
  readonly folder: string
  /** `GIT_INDEX_FILE` and its like, for a run about the commit that is being made. Without them git finds its own. */
  readonly hook?: Readonly<Record<string, string>>
}

/** Who a hook's commit is by. */
const authorVariables = ['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL']
const hookVariables = ['GIT_DIR', 'GIT_COMMON_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_NAMESPACE']

/**
 * The variables by which git tells a hook which index the commit is made from (`commit -a` and `commit FILE`
 * make one of their own). Relative paths in them count from the hook's working directory.
 */
export function hookEnvironment(cwd: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name of hookVariables) {
    const value = process.env[name]
    if (value !== undefined && value !== '') found[name] = name.endsWith('NAMESPACE') || name.startsWith('GIT_ALTERNATE') ? value : resolve(cwd, value)
  }
  for (const name of authorVariables) if (process.env[name]) found[name] = process.env[name]
  // Git takes the working directory for the top of the tree when only GIT_DIR is set; we run in other folders too.
  if (found['GIT_DIR'] !== undefined && found['GIT_WORK_TREE'] === undefined) found['GIT_WORK_TREE'] = cwd
  return found
}

/**
 * The one place that starts git. Variables with which hooks and callers redirect git are dropped unless the
 * place names them: they would point a call about this root at another repository. `undefined` when git is
 * not installed.
 */
export async function git({ folder: cwd, hook }: GitPlace, args: readonly string[], input?: string): Promise<GitResult | undefined> {
  const env: NodeJS.ProcessEnv = {}
  for (const [key, value] of Object.entries(process.env)) if (!key.startsWith('GIT_')) env[key] = value
  Object.assign(env, hook, { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' })
  return await new Promise((resolve, reject) => {
    const child = spawn('git', [...safety, ...args], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], timeout: deadlineMilliseconds, windowsHide: true })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    // EPIPE: git may end before it has read all input; its exit code then says why.
    child.stdin.on('error', () => undefined)
    child.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(undefined) : reject(error)))
    child.on('close', code => resolve({ code: code ?? 1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() }))
    child.stdin.end(input)
  })
}

/** Git's output, or a `FaultError` that says what was asked and what git answered. */
export async function gitOrFault(place: GitPlace, args: readonly string[], input?: string): Promise<Buffer> {
  const result = await git(place, args, input)
  if (result?.code === 0) return result.stdout
  throw new FaultError(gitFault(args, result))
}

export function gitFault(args: readonly string[], result: GitResult | undefined): Fault {
  if (result === undefined) return { code: 'git-failed', what: 'git is not installed.', where: '', do: 'Install git, or run where it is.' }
  if (result.stderr.includes('dubious ownership')) return { code: 'git-failed', what: 'git refuses this repository, since another user owns it.', where: '', do: 'If you trust it, run `git config --global --add safe.directory <path>`.', cause: result.stderr.trim() }
  return { code: 'git-failed', what: `git ${args[0] ?? ''} failed.`, where: args.join(' '), do: 'Run the same git command by hand to see why.', cause: result.stderr.trim() }
}

/** Splits NUL-separated output; the last piece is empty and left out. */
export function fields(output: Buffer): readonly string[] {
  const all = output.toString('utf8').split('\0')
  all.pop()
  return all
}
