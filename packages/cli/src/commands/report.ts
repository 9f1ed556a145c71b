import { resolve } from 'node:path'
import { discover, findRoot, loadConfigs, openSession, settingsOf } from '@perf-rules/engine'
import { catalogue } from '@perf-rules/rules/catalogue'
import { rules } from '@perf-rules/rules/rules'
import type { ReportCommand } from '../arguments.ts'
import { renderFault } from '../reporters/fault.ts'
import { renderStanding } from '../standing/render.ts'
import { standingOf } from '../standing/standing.ts'
import { terminal } from '../terminal.ts'
import { build } from '../version.ts'
import { workerFile } from '../worker-file.ts'
import { assertWritable, writeReport } from '../write-report.ts'

/** The families of patterns are one clause of R13, and are not told of twice. */
const theTwenty = rules.filter(rule => /^R\d+$/.test(rule.id))

/** `perf-rules report`: each clause of the rules with what this repository proves of it. */
export async function report({ output, root: given, preset }: ReportCommand): Promise<number> {
  if (output !== undefined) assertWritable(output)
  const session = await openSession({ cwd: process.cwd(), ...(given === undefined ? {} : { root: resolve(given) }), ...(preset ? { preset } : {}), workerFile, build })
  const { report: made } = await session.check()
  const root = await findRoot(process.cwd(), given)
  const paths = (await discover(root)).files.map(file => file.path)
  const on = new Set(settingsOf(await loadConfigs(root.folder, paths), preset ?? ['recommended'], undefined).enabled(paths).map(entry => entry.id))
  const text = renderStanding(standingOf(made, theTwenty, catalogue, on))
  if (output === undefined) process.stdout.write(text)
  else writeReport(output, text)
  for (const fault of made.faults) process.stderr.write(`${renderFault(fault, terminal(process.stderr))}\n`)
  return made.faults.length > 0 ? 2 : 0
}
