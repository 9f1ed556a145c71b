import type { Fix, FixSafety, ReportFinding } from '@perf-rules/core'

/** A fix with the finding it mends. */
export interface ChosenFix {
  readonly finding: ReportFinding
  readonly fix: Fix
}

type Edit = NonNullable<Fix['edits']>[number]

/** What a set of fixes does to each path, free of conflicts. */
export interface FixPlan {
  readonly chosen: readonly ChosenFix[]
  readonly edits: ReadonlyMap<string, readonly Edit[]>
  readonly creates: ReadonlyMap<string, string>
  readonly renames: ReadonlyMap<string, string>
}

/**
 * Chooses fixes in report order. All of a fix is taken or none of it: one that overlaps an earlier one, or
 * touches a path that an earlier one creates or moves, waits for the next pass, when its places are known anew.
 */
export function chooseFixes(findings: readonly ReportFinding[], allowed: ReadonlySet<FixSafety>): FixPlan {
  const chosen: ChosenFix[] = []
  const edits = new Map<string, Edit[]>()
  const creates = new Map<string, string>()
  const renames = new Map<string, string>()
  for (const finding of findings) {
    const { fix } = finding
    if (!fix || finding.suppressed !== null || !allowed.has(fix.safety) || isEmpty(fix)) continue
    if (conflicts(finding.file, fix, edits, creates, renames)) continue
    chosen.push({ finding, fix })
    for (const edit of fix.edits ?? []) edits.set(edit.path ?? finding.file, [...(edits.get(edit.path ?? finding.file) ?? []), edit])
    for (const { path, text } of fix.create ?? []) creates.set(path, text)
    for (const { from, to } of fix.rename ?? []) renames.set(from, to)
  }
  return { chosen, edits, creates, renames }
}

function isEmpty({ edits = [], create = [], rename = [] }: Fix): boolean {
  return edits.length + create.length + rename.length === 0
}

function conflicts(file: string, fix: Fix, edits: ReadonlyMap<string, readonly Edit[]>, creates: ReadonlyMap<string, string>, renames: ReadonlyMap<string, string>): boolean {
  const moved = new Set([...renames.keys(), ...renames.values(), ...creates.keys()])
  const overlaps = (edit: Edit) => moved.has(edit.path ?? file) || (edits.get(edit.path ?? file) ?? []).some(other => edit.range[0] < other.range[1] && other.range[0] < edit.range[1] || (edit.range[0] === other.range[0] && edit.range[1] === other.range[1]))
  const isTaken = (path: string) => moved.has(path) || edits.has(path)
  return (fix.edits ?? []).some(overlaps) || (fix.create ?? []).some(({ path }) => isTaken(path)) || (fix.rename ?? []).some(({ from, to }) => isTaken(from) || isTaken(to))
}
