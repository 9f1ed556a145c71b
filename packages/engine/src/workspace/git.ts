import { spawn } from 'node:child_process'
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

/**
 * The one place that starts git. Variables with which hooks and callers redirect git are dropped: they would
 * point a call about this root at another repository. `undefined` when git is not installed.
 */
export async function git(cwd: string, args: readonly string[], input?: string): Promise<GitResult | undefined> {
  const env: NodeJS.ProcessEnv = {}
  for (const [key, value] of Object.entries(process.env)) if (!key.startsWith('GIT_')) env[key] = value
  Object.assign(env, { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' })
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
export async function gitOrFault(cwd: string, args: readonly string[], input?: string): Promise<Buffer> {
  const result = await git(cwd, args, input)
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
