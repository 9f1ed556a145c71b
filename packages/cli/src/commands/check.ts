import { dirname, resolve } from 'node:path'
import { lstatSync } from 'node:fs'
import type { FixSafety, Range } from '@perf-rules/core'
import { type Checked, exitCodeOf, fixAll, fixDiff, hookEnvironment, openSession, type Selection, type Session } from '@perf-rules/engine'
import { catalogue } from '@perf-rules/rules/catalogue'
import { rules } from '@perf-rules/rules/rules'
import type { CheckCommand } from '../arguments.ts'
import { ProgressLine } from '../progress.ts'
import { type Format, renderReport } from '../reporters/formats.ts'
import { maskedLines } from '../reporters/masked-lines.ts'
import { plain, safe, safeLines, terminal, type Terminal } from '../terminal.ts'
import { build, version } from '../version.ts'
import { workerFile } from '../worker-file.ts'
import { assertWritable, writeReport } from '../write-report.ts'

/** `perf-rules check`. */
export async function check(command: CheckCommand): Promise<number> {
  const started = performance.now()
  const progress = new ProgressLine(process.stderr, terminal(process.stderr))
  try {
    // Said before the work is done, not after it.
    for (const { path } of command.outputs) assertWritable(path)
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
    const selection: Selection = { paths: command.paths, pathsFrom: process.cwd(), ...(command.since === undefined ? {} : { since: command.since }), staged: command.staged, ...(command.commits === undefined ? {} : { commits: command.commits }), ...(command.messageFile === undefined ? {} : { message: { file: resolve(command.messageFile), isEdited: process.env['GIT_EDITOR'] !== ':' } }) }
    const { checked, diff } = await checkOrFix(session, selection, command)
    progress.stop()
    if (diff !== undefined) {
      process.stdout.write(safeLines(diff))
      return exitCodeOf(checked.report, command.failOn)
    }
    const { sources } = checked
    const report = command.suppressed ? checked.report : { ...checked.report, findings: checked.report.findings.filter(finding => finding.suppressed === null) }
    const isGap = report.coverage.skipped.some(skip => !['link', 'submodule', 'ignored-by-config'].includes(skip.why))
    const exitCode = command.strictCoverage && isGap ? 2 : exitCodeOf(report, command.failOn)
    const context = { catalogue, rules, version, exitCode, failOn: command.failOn, folder: session.folderInRepository, lineOf: maskedLines(checked.all, catalogue, (file, line) => sources.line(file, line)), rangeOf: (file: string, range: Range) => sources.range(file, range) }
    const render = async (format: Format, term: Terminal) => await renderReport(format, report, context, { quiet: command.quiet, milliseconds: performance.now() - started, term })
    process.stdout.write(await render(command.format, terminal(process.stdout)))
    for (const { format, path } of command.outputs) writeReport(path, await render(format, plain))
    return exitCode
  } finally {
    progress.stop()
  }
}

/** Checks, or fixes first where that is asked for. A diff comes back only from a dry run. */
async function checkOrFix(session: Session, selection: Selection, { fix, fixDryRun }: CheckCommand): Promise<{ readonly checked: Checked; readonly diff?: string }> {
  if (fix === undefined) return { checked: await session.check(selection) }
  const allowed = new Set<FixSafety>(fix === 'unsafe' ? ['safe', 'unsafe'] : ['safe'])
  if (fixDryRun) return await fixDiff(session, selection, allowed)
  const { checked, made, faults } = await fixAll(session, selection, allowed)
  for (const title of made) process.stderr.write(`fixed ${safe(title)}\n`)
  return { checked: { ...checked, report: { ...checked.report, faults: [...checked.report.faults, ...faults] } } }
}

/** A root of its own below the working directory (a fixture, a nested project) is found from the first path. */
function startOf(paths: readonly string[]): string {
  const [first] = paths
  if (first === undefined || /[*?{[]/.test(first)) return process.cwd()
  const path = resolve(first)
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat === undefined ? process.cwd() : stat.isDirectory() ? path : dirname(path)
}
