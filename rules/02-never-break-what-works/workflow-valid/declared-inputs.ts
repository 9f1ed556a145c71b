import type { Finding } from '@perf-rules/core'
import type { DataNode, MapEntry, ScalarNode, WorkflowFile } from '@perf-rules/languages/views'
import { say } from './check.ts'
import type { Slot } from './walk.ts'

const dispatchTypes = ['string', 'number', 'boolean', 'choice', 'environment']
const callTypes = ['string', 'number', 'boolean']

/** Judges what `workflow_dispatch` and `workflow_call` declare. */
export function* judgeInputs(file: WorkflowFile, event: 'workflow_dispatch' | 'workflow_call', node: DataNode, slots: Slot[]): Iterable<Finding> {
  if (node.kind === 'scalar' && node.value === null) return
  if (node.kind !== 'map') return yield say.wrongValue(node.kind === 'scalar' ? node.range : [node.range[0], node.range[0] + 1], { place: `\`${event}\``, wanted: 'a map', given: node.kind === 'list' ? 'a list' : 'a text' })
  const known = event === 'workflow_dispatch' ? ['inputs'] : ['inputs', 'secrets', 'outputs']
  yield* unknown(node, known, `\`${event}\``)
  const inputs = file.entry(node, 'inputs')
  if (inputs && inputs.value.kind === 'map') {
    if (event === 'workflow_dispatch' && inputs.value.entries.length > 25) yield say.badInput(inputs.keyRange, { input: inputs.value.entries[25]?.key ?? '', problem: 'is beyond the 25 that GitHub takes', repair: 'Take some away' })
    for (const entry of each(inputs.value)) yield* input(file, event, entry, slots)
    yield* twice(inputs.value, '`inputs`')
  } else if (inputs && !isNull(inputs.value)) yield say.wrongValue(inputs.keyRange, { place: '`inputs`', wanted: 'a map', given: 'something else' })
  for (const [key, keys] of [['secrets', ['description', 'required']], ['outputs', ['description', 'value']]] as const) {
    const section = file.entry(node, key)?.value
    for (const entry of each(section)) {
      if (entry.value.kind === 'map') yield* unknown(entry.value, keys, `an entry of \`${key}\``)
      if (key !== 'outputs') continue
      const value = file.entry(entry.value, 'value')?.value
      if (!value) yield say.missingKey(entry.keyRange, { key: 'value', place: `The output \`${entry.key}\`` })
      else if (value.kind === 'scalar') slots.push(slot(value, 'on.workflow_call.outputs.<output_id>.value'))
    }
    if (section) yield* twice(section, `\`${key}\``)
  }
}

function* input(file: WorkflowFile, event: 'workflow_dispatch' | 'workflow_call', { key, keyRange, value }: MapEntry, slots: Slot[]): Iterable<Finding> {
  const isCall = event === 'workflow_call'
  if (isNull(value)) {
    if (isCall) yield say.missingKey(keyRange, { key: 'type', place: `The input \`${key}\`` })
    return
  }
  if (value.kind !== 'map') return yield say.wrongValue(value.range, { place: `\`${key}\``, wanted: 'a map', given: 'something else' })
  yield* unknown(value, isCall ? ['description', 'required', 'default', 'type', 'deprecationMessage'] : ['description', 'required', 'default', 'type', 'options', 'deprecationMessage'], `the input \`${key}\``)
  const typeNode = file.entry(value, 'type')
  const type = file.string(typeNode?.value)
  const types = isCall ? callTypes : dispatchTypes
  if (typeNode && (type === undefined || !types.includes(type))) yield say.badInput(typeNode.value.range, { input: key, problem: `has the type \`${type ?? 'nothing'}\`, which is none`, repair: `Use ${types.join(', ')}` })
  if (!typeNode && isCall) yield say.missingKey(keyRange, { key: 'type', place: `The input \`${key}\`` })
  const required = file.entry(value, 'required')?.value
  if (required && (required.kind !== 'scalar' || typeof required.value !== 'boolean') && !(required.kind === 'scalar' && file.template(required).placeholders.length > 0)) yield say.wrongValue(required.range, { place: '`required`', wanted: '`true` or `false`', given: 'something else' })
  const fallback = file.entry(value, 'default')?.value
  yield* options(file, key, type, value, keyRange)
  if (fallback?.kind !== 'scalar') return
  if (isCall) slots.push(slot(fallback, 'on.workflow_call.inputs.<inputs_id>.default'))
  if (file.template(fallback).placeholders.length > 0) return
  const problem = defaultProblem(file, type, fallback, value)
  if (problem !== undefined) yield say.badInput(fallback.range, { input: key, problem, repair: 'Give a default of its type' })
  else if (isCall && required?.kind === 'scalar' && required.value === true) yield say.badInput(fallback.range, { input: key, problem: 'must be given, so that its default never counts', repair: 'Remove the default, or `required`' }, { severity: 'warning' })
}

function* options(file: WorkflowFile, key: string, type: string | undefined, node: DataNode, keyRange: MapEntry['keyRange']): Iterable<Finding> {
  const entry = file.entry(node, 'options')
  if (!entry) {
    if (type === 'choice') yield say.badInput(keyRange, { input: key, problem: 'is a choice without `options`', repair: 'List what may be chosen' })
    return
  }
  if (type !== 'choice') return yield say.badInput(keyRange, { input: key, problem: 'has `options` and is no choice', repair: 'Give it `type: choice`' })
  if (entry.value.kind !== 'list' || entry.value.items.length === 0) return yield say.badInput(keyRange, { input: key, problem: 'has nothing to choose from', repair: 'List what may be chosen' })
  const seen = new Set<string>()
  for (const item of entry.value.items) {
    if (item.kind !== 'scalar') {
      yield say.wrongValue([item.range[0], item.range[0] + 1], { place: `An option of \`${key}\``, wanted: 'a text', given: item.kind === 'map' ? 'a map' : 'a list' })
      continue
    }
    const text = String(item.value)
    if (text === '') yield say.emptySection(item.range, { place: `An option of \`${key}\`` })
    if (seen.has(text)) yield say.badInput(item.range, { input: key, problem: `has the option \`${text}\` twice`, repair: 'Remove one' })
    seen.add(text)
  }
}

function defaultProblem(file: WorkflowFile, type: string | undefined, node: ScalarNode, input: DataNode): string | undefined {
  const text = String(node.value)
  if (node.value === null) return undefined
  if (type === 'boolean' && text !== 'true' && text !== 'false') return `is a boolean with the default \`${text}\``
  if (type === 'number' && (text.trim() === '' || Number.isNaN(Number(text)))) return `is a number with the default \`${text}\``
  const list = file.entry(input, 'options')?.value
  if (type === 'choice' && list?.kind === 'list' && !list.items.some(item => item.kind === 'scalar' && String(item.value) === text)) return `has the default \`${text}\`, which is not among its options`
  return undefined
}

function* unknown(node: DataNode, known: readonly string[], place: string): Iterable<Finding> {
  for (const { key, keyRange, merged } of each(node)) if (!merged && !known.includes(key)) yield say.unknownKey(keyRange, { key, place, known: known.map(each => `\`${each}\``).join(', ') })
  yield* twice(node, place)
}

function* twice(node: DataNode, place: string): Iterable<Finding> {
  const seen = new Set<string>()
  for (const { key, keyRange, merged } of each(node)) {
    if (merged) return yield say.mergeKey([node.range[0], node.range[0] + 1])
    if (seen.has(key.toLowerCase())) yield say.duplicateKey(keyRange, { key, place })
    seen.add(key.toLowerCase())
  }
}

function each(node: DataNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : []
}

function isNull(node: DataNode): boolean {
  return node.kind === 'scalar' && node.value === null
}

function slot(node: ScalarNode, key: string): Slot {
  return { node, key, wants: 'text', job: null, step: -1 }
}
