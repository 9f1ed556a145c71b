import { randomBytes } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Baseline, baselineName, FaultError } from '@perf-rules/core'
import { applyBaseline, baselineOf, baselineText, openSession, pruned, readBaseline, readText } from '@perf-rules/engine'
import type { BaselineCommand } from '../arguments.ts'
import { build } from '../version.ts'
import { workerFile } from '../worker-file.ts'

/** `perf-rules baseline`: takes up what there is now, or with `--prune` drops what is gone. */
export async function baseline({ prune, root, preset }: BaselineCommand): Promise<number> {
  const session = await openSession({ cwd: process.cwd(), ...(root === undefined ? {} : { root }), ...(preset ? { preset } : {}), useBaseline: false, workerFile, build })
  const { report, all, sources } = await session.check()
  if (report.faults.length > 0) throw new FaultError({ code: 'usage', what: 'The run has faults; a baseline made from it would miss findings.', where: 'baseline', do: 'Run `npx perf-rules check`, mend the faults it names, then try again.' })
  const path = join(session.root, baselineName)
  if (prune) {
    const old = readBaseline(() => readText(path))
    if (!old) throw new FaultError({ code: 'usage', what: 'There is no baseline to prune.', where: baselineName, do: 'Make one with `npx perf-rules baseline`.' })
    const { stale } = applyBaseline(all, old, sources)
    write(path, pruned(old, stale))
    process.stdout.write(`Dropped ${stale.length} of ${old.entries.length} entries from ${baselineName}.\n`)
    return 0
  }
  const made = baselineOf(all, sources)
  write(path, made)
  process.stdout.write(`Wrote ${made.entries.length} known findings to ${baselineName}. They no longer fail a run; new ones do.\n`)
  return 0
}

/** By way of a temporary file, so that nobody reads half a baseline. */
function write(path: string, made: Baseline): void {
  const temporary = `${path}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(temporary, baselineText(made), { flag: 'wx' })
    renameSync(temporary, path)
  } finally {
    rmSync(temporary, { force: true })
  }
}
