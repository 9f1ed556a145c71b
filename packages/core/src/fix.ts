import type { Fix } from './finding.ts'

type Edit = NonNullable<Fix['edits']>[number]

/**
 * Applies edits to one text, from the end to the start. Edits that overlap an earlier one are left out, whole
 * fixes at a time being the caller's to decide; `applied` tells how many were made.
 */
export function applyEdits(text: string, edits: readonly Edit[]): { readonly text: string; readonly applied: number } {
  const sorted = [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
  const kept: Edit[] = []
  let end = -1
  for (const edit of sorted) {
    if (edit.range[0] < end) continue
    kept.push(edit)
    end = edit.range[1]
  }
  let result = text
  for (const { range, text: replacement } of kept.toReversed()) result = result.slice(0, range[0]) + replacement + result.slice(range[1])
  return { text: result, applied: kept.length }
}
