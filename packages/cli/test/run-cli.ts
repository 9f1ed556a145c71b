import { spawn } from 'node:child_process'
import { afterEach } from 'vitest'
import type { Report } from '@perf-rules/core'
import { cliFile, Repository } from '../../engine/test/repository.ts'

/** What a run of the published command line left behind. */
export interface Ran {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Runs as this user: to root no folder is read-only. */
  readonly uid?: number
}

/** The caller's environment without what would colour the output or redirect git. */
export function cleanEnvironment(extra: RunOptions['env'] = {}): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {}
  for (const [key, value] of Object.entries({ ...process.env, ...extra })) {
    if (value !== undefined && (key in extra || !/^(?:GIT_|NO_COLOR$|FORCE_COLOR$|NODE_OPTIONS$)/.test(key))) env[key] = value
  }
  return env
}

/** Starts the published command line in a folder; its streams are pipes, as in CI. */
export function start(folder: string, args: readonly string[], { env, uid }: RunOptions = {}): ReturnType<typeof spawn> {
  return spawn(process.execPath, [cliFile, ...args], { cwd: folder, env: cleanEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'], ...(uid === undefined ? {} : { uid, gid: uid }) })
}

/** Runs the published command line to its end. */
export async function perfRules(folder: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return await ended(start(folder, args, options))
}

/** Waits for a started process and gathers what it wrote. */
export async function ended(child: ReturnType<typeof spawn>): Promise<Ran> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  return await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }))
  })
}

/** Runs `check --format json` and reads the report. */
export async function reportOf(folder: string, args: readonly string[] = [], options: RunOptions = {}): Promise<Report> {
  const { stdout, stderr } = await perfRules(folder, ['check', '--format', 'json', ...args], options)
  if (stdout === '') throw new Error(`no report: ${stderr}`)
  return JSON.parse(stdout) as Report
}

/** Makes repositories that are removed after each test. Call it once at the top of a test file. */
export function repositories(): (files?: Readonly<Record<string, string>>, options?: { git?: boolean }) => Repository {
  const open: Repository[] = []
  afterEach(() => {
    for (const each of open.splice(0)) each[Symbol.dispose]()
  })
  return (files, options) => {
    const made = new Repository(files, options)
    open.push(made)
    return made
  }
}

/** The arguments that make `swallowing` one finding, whatever other checks there will be. */
export const onlySwallowed = ['--only', 'no-swallowed-error'] as const

/** A config that gives `swallowing` a severity of its own, whatever presets say of it. */
export function rated(severity: 'error' | 'warning' | 'info'): { readonly 'perf-rules.config.json': string } {
  return { 'perf-rules.config.json': JSON.stringify({ checks: { 'no-swallowed-error': severity } }) }
}
