import { dirname, resolve } from 'node:path'
import { lstatSync } from 'node:fs'
import { exitCodeOf, hookEnvironment, openSession } from '@perf-rules/engine'
import { catalogue } from '@perf-rules/rules/catalogue'
import { titleOf } from '@perf-rules/rules/rules'
import type { CheckCommand } from '../arguments.ts'
import { ProgressLine } from '../progress.ts'
import { renderJson } from '../reporters/json.ts'
import { renderPretty } from '../reporters/pretty.ts'
import { terminal } from '../terminal.ts'
import { build } from '../version.ts'
import { workerFile } from '../worker-file.ts'

/** `perf-rules check`. */
export async function check(command: CheckCommand): Promise<number> {
  const started = performance.now()
  const progress = new ProgressLine(process.stderr, terminal(process.stderr))
  try {
    const session = await openSession({
      cwd: startOf(command.paths),
      // A hook's index is that of the commit being made; any other run is about the repository it stands in.
      ...(command.staged ? { hook: hookEnvironment(process.cwd()) } : {}),
      ...(command.root === undefined ? {} : { root: resolve(command.root) }),
      ...(command.preset ? { preset: command.preset } : {}),
      ...(command.only ? { only: command.only } : {}),
      ...(command.threads === undefined ? {} : { threads: command.threads }),
      useCache: command.cache,
      useBaseline: command.baseline,
      withStats: command.stats,
      workerFile,
      build,
      onProgress: each => progress.update(each),
    })
    const { report, sources } = await session.check({ paths: command.paths.map(path => resolve(path)), ...(command.since === undefined ? {} : { since: command.since }), staged: command.staged, ...(command.commits === undefined ? {} : { commits: command.commits }) })
    progress.stop()
    const text = command.format === 'json' ? renderJson(report) : renderPretty(report, terminal(process.stdout), { quiet: command.quiet, lineOf: (file, line) => sources.line(file, line), isSensitive: id => catalogue.find(entry => entry.id === id)?.sensitive === true, titleOf, milliseconds: performance.now() - started })
    process.stdout.write(text)
    const code = exitCodeOf(report, command.failOn)
    const isGap = report.coverage.skipped.some(skip => !['link', 'submodule', 'ignored-by-config'].includes(skip.why))
    return command.strictCoverage && isGap ? 2 : code
  } finally {
    progress.stop()
  }
}

/** A root of its own below the working directory (a fixture, a nested project) is found from the first path. */
function startOf(paths: readonly string[]): string {
  const [first] = paths
  if (first === undefined || /[*?{[]/.test(first)) return process.cwd()
  const path = resolve(first)
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat === undefined ? process.cwd() : stat.isDirectory() ? path : dirname(path)
}
