import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import { applyEdits, type Fault, FaultError, type FixSafety } from '@perf-rules/core'
import { readText } from '../workspace/read.ts'
import type { Selection } from '../session/options.ts'
import type { Checked, Session } from '../session/session.ts'
import { chooseFixes, type FixPlan } from './choose-fixes.ts'
import { type FileChanges, writeFiles } from './write-files.ts'

/** What fixing did. */
export interface Fixed {
  /** The state after the last pass. */
  readonly checked: Checked
  /** Titles of the fixes made, in order. */
  readonly made: readonly string[]
  readonly faults: readonly Fault[]
}

/** Passes after which fixes that keep making room for each other are given up. */
const mostPasses = 10

/**
 * Fixes what may be fixed, checks again, and goes on until nothing is left to do. Fixes that undo each other
 * are noticed by the state coming back, and told as a fault.
 */
export async function fixAll(session: Session, selection: Selection, allowed: ReadonlySet<FixSafety>): Promise<Fixed> {
  const made: string[] = []
  const seen = new Set<string>()
  for (let pass = 0; ; pass++) {
    const checked = await session.check(selection)
    const plan = chooseFixes(checked.report.findings, allowed)
    if (plan.chosen.length === 0) return { checked, made, faults: [] }
    const changes = changesOf(session.root, plan)
    const state = createHash('sha256').update(JSON.stringify([[...changes.write], [...changes.rename]])).digest('hex')
    if (seen.has(state) || pass === mostPasses) return { checked, made, faults: [circular(plan)] }
    seen.add(state)
    writeFiles(session.root, changes)
    made.push(...plan.chosen.map(({ finding, fix }) => `${finding.file}: ${fix.title}`))
  }
}

/** What one pass of fixes would change, as a unified diff; nothing is written. */
export async function fixDiff(session: Session, selection: Selection, allowed: ReadonlySet<FixSafety>): Promise<{ readonly checked: Checked; readonly diff: string }> {
  const checked = await session.check(selection)
  const plan = chooseFixes(checked.report.findings, allowed)
  const { write, rename } = changesOf(session.root, plan)
  const parts = [...write].map(([path, text]) => createTwoFilesPatch(plan.creates.has(path) ? '/dev/null' : `a/${path}`, `b/${path}`, plan.creates.has(path) ? '' : textOf(session.root, path), text, '', ''))
  const renames = [...rename].map(([from, to]) => `rename from ${from}\nrename to ${to}\n`)
  return { checked, diff: [...parts, ...renames].join('') }
}

function changesOf(root: string, plan: FixPlan): FileChanges {
  const write = new Map<string, string>()
  for (const [path, edits] of plan.edits) {
    const text = textOf(root, path)
    // Offsets count from after a byte order mark, which the file keeps.
    const mark = text.startsWith('\ufeff') ? '\ufeff' : ''
    write.set(path, mark + applyEdits(text.slice(mark.length), edits).text)
  }
  for (const [path, text] of plan.creates) write.set(path, text)
  return { write, rename: plan.renames }
}

function textOf(root: string, path: string): string {
  const read = readText(join(root, path))
  if ('text' in read) return read.text
  throw new FaultError({ code: 'fix-refused', what: `A fix would change ${path}, which cannot be read: ${read.detail}.`, where: path, do: 'Make the change by hand; no file was changed.' })
}

function circular(plan: FixPlan): Fault {
  const checks = [...new Set(plan.chosen.map(({ finding }) => finding.check))].join(', ')
  return { code: 'fix-circular', what: `Fixes of ${checks} keep undoing each other.`, where: plan.chosen[0]?.finding.file ?? '', do: 'Mend one of the findings by hand, and report this with the file.' }
}
