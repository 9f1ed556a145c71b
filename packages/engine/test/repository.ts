import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Checked, openSession, type Selection, type SessionOptions } from '../src/index.ts'

/** The worker that `npm run build` made: tests start real threads with the published code. */
export const workerFile = fileURLToPath(new URL('../../cli/dist/worker.cjs', import.meta.url))
export const cliFile = fileURLToPath(new URL('../../cli/bin/perf-rules.cjs', import.meta.url))

/** A folder of its own with real files and, unless told otherwise, a real git repository. */
export class Repository {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'perf-rules-test-')))

  constructor(files: Readonly<Record<string, string>> = {}, { git = true }: { git?: boolean } = {}) {
    if (git) this.git('init', '--quiet', '--initial-branch=main')
    for (const [path, text] of Object.entries(files)) this.write(path, text)
  }

  write(path: string, text: string, mode?: number): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true })
    writeFileSync(join(this.folder, path), text)
    if (mode !== undefined) chmodSync(join(this.folder, path), mode)
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true })
  }

  git(...args: string[]): string {
    const identity = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org', GIT_CONFIG_GLOBAL: '/dev/null' }
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', env: { ...process.env, ...identity } })
  }

  commit(message = 'Change'): void {
    this.git('add', '--all')
    this.git('commit', '--quiet', '--message', message)
  }

  async check(selection: Selection = {}, options: Partial<SessionOptions> = {}): Promise<Checked> {
    const session = await openSession({ cwd: this.folder, workerFile, build: 'test', useCache: false, now: Date.parse('2026-01-15T12:00:00Z'), ...options })
    return await session.check(selection)
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** `file:line check` of each finding, for short expectations. */
export function told({ report }: Checked): readonly string[] {
  return report.findings.filter(finding => finding.suppressed === null).map(finding => `${finding.file}:${finding.range.start.line} ${finding.check}`)
}

/** A file in which `no-swallowed-error` finds exactly one thing, at line 4. */
export const swallowing = 'export async function pay(order: Order): Promise<void> {\n  try {\n    await charge(order)\n  } catch {}\n}\n'
