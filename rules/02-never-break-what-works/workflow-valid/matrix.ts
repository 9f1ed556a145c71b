import type { Finding } from '@perf-rules/core'
import type { DataNode, MapEntry, WorkflowFile } from '@perf-rules/languages/views'
import { say } from './check.ts'

/** Judges a matrix: values that stand twice, and what is left out but never in. */
export function* judgeMatrix(file: WorkflowFile, job: MapEntry): Iterable<Finding> {
  const matrix = file.entry(file.entry(job.value, 'strategy')?.value, 'matrix')?.value
  if (matrix?.kind !== 'map') return
  const rows = new Map<string, readonly DataNode[] | null>()
  for (const { key, keyRange, value } of matrix.entries) {
    if (key === 'include' || key === 'exclude') {
      if (value.kind === 'list' && value.items.length === 0) yield say.emptySection(value.range, { place: `\`${key}\`` })
      if (value.kind === 'map' || (value.kind === 'scalar' && value.value !== null && !file.template(value).isWhole)) yield say.wrongValue(keyRange, { place: `\`${key}\``, wanted: 'a list of maps', given: value.kind === 'map' ? 'a map' : 'a text' })
      continue
    }
    if (value.kind === 'list') {
      if (value.items.length === 0) yield say.emptySection(value.range, { place: `The matrix row \`${key}\`` })
      yield* twice(file, key, value.items)
      rows.set(key, value.items.some(item => isOpen(file, item)) ? null : value.items)
      continue
    }
    rows.set(key, null)
    if (value.kind === 'map' || !file.template(value).isWhole) yield say.wrongValue(value.kind === 'map' ? keyRange : value.range, { place: `The matrix row \`${key}\``, wanted: 'a list', given: value.kind === 'map' ? 'a map' : 'a text' })
  }
  yield* excluded(file, matrix, rows)
}

function* twice(file: WorkflowFile, row: string, items: readonly DataNode[]): Iterable<Finding> {
  for (const [at, item] of items.entries()) {
    if (isOpen(file, item)) continue
    if (items.slice(0, at).some(earlier => isSame(file, earlier, item))) yield say.badMatrix(item.kind === 'scalar' ? item.range : [item.range[0], item.range[0] + 1], { problem: `The row \`${row}\` has ${words(item)} twice` })
  }
}

function* excluded(file: WorkflowFile, matrix: DataNode, rows: Map<string, readonly DataNode[] | null>): Iterable<Finding> {
  const exclude = file.entry(matrix, 'exclude')?.value
  const include = file.entry(matrix, 'include')?.value
  if (exclude?.kind !== 'list') return
  if (include?.kind === 'scalar') return
  const added = include?.kind === 'list' ? include.items.flatMap(item => (item.kind === 'map' ? item.entries : [])) : []
  if (include?.kind === 'list' && include.items.some(item => item.kind !== 'map')) return
  for (const item of exclude.items) {
    if (item.kind !== 'map') continue
    for (const { key, keyRange, value } of item.entries) {
      const known = rows.get(key)
      if (known === null) continue
      if (known === undefined) {
        if (!added.some(entry => entry.key === key)) {
          yield say.badMatrix(keyRange, { problem: `\`exclude\` names \`${key}\`, which is no row of the matrix` })
          continue
        }
      }
      if (isOpen(file, value)) continue
      const values = [...(known ?? []), ...added.filter(entry => entry.key === key).map(entry => entry.value)]
      if (values.some(each => isOpen(file, each) || matches(file, each, value))) continue
      yield say.badMatrix(value.kind === 'scalar' ? value.range : [value.range[0], value.range[0] + 1], { problem: `\`exclude\` leaves out ${words(value)}, which the row \`${key}\` does not have` })
    }
  }
}

/** A map that is left out matches any value that has all its entries. */
function matches(file: WorkflowFile, value: DataNode, pattern: DataNode): boolean {
  if (pattern.kind === 'map' && value.kind === 'map') return pattern.entries.every(({ key, value: wanted }) => value.entries.some(entry => entry.key === key && matches(file, entry.value, wanted)))
  return isSame(file, value, pattern)
}

function isSame(file: WorkflowFile, a: DataNode, b: DataNode): boolean {
  if (a.kind === 'scalar' && b.kind === 'scalar') return file.written(a) === file.written(b)
  if (a.kind === 'list' && b.kind === 'list') return a.items.length === b.items.length && a.items.every((item, at) => isSame(file, item, b.items[at] as DataNode))
  if (a.kind === 'map' && b.kind === 'map') return a.entries.length === b.entries.length && a.entries.every(({ key, value }) => b.entries.some(entry => entry.key === key && isSame(file, value, entry.value)))
  return false
}

function isOpen(file: WorkflowFile, node: DataNode): boolean {
  if (node.kind === 'scalar') return file.template(node).placeholders.length > 0
  return (node.kind === 'list' ? node.items : node.entries.map(({ value }) => value)).some(item => isOpen(file, item))
}

function words(node: DataNode): string {
  return node.kind === 'scalar' ? `\`${String(node.value)}\`` : node.kind === 'list' ? 'a list' : 'a combination'
}
