import type { Finding } from '@perf-rules/core'
import type { DataNode, MapEntry, WorkflowFile } from '@perf-rules/languages/views'
import { say } from './check.ts'
import { judgeExpressions } from './file.ts'
import { runStepKeys, type Shape, useStepKeys } from './shapes.ts'
import { judgeSteps } from './steps.ts'
import { ShapeWalk, type Slot } from './walk.ts'

const colors = ['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']
const top = ['name', 'author', 'description', 'inputs', 'outputs', 'runs', 'branding']
const common: readonly string[] = ['using']
const keysOf: Readonly<Record<string, { readonly keys: readonly string[]; readonly needs: readonly string[] }>> = {
  composite: { keys: [...common, 'steps'], needs: ['steps'] },
  docker: { keys: [...common, 'image', 'pre-entrypoint', 'entrypoint', 'post-entrypoint', 'pre-if', 'post-if', 'args', 'env'], needs: ['image'] },
  node: { keys: [...common, 'main', 'pre', 'pre-if', 'post', 'post-if'], needs: ['main'] },
}
const engines = ['node20', 'node24', 'docker', 'composite']

/** Judges an action's metadata file. */
export function* judgeAction(file: WorkflowFile, withDisabled: boolean): Iterable<Finding> {
  const { root } = file
  if (root?.kind !== 'map') return
  // Files of other tools have the same name: an action says how it runs.
  const runs = file.entry(root, 'runs')
  if (!runs && !file.entry(root, 'inputs') && !file.entry(root, 'description')) return
  if (!runs) yield say.missingKey([root.range[0], root.range[0] + 1], { key: 'runs', place: 'The action' })
  for (const key of ['name', 'description']) if (!file.entry(root, key)) yield say.undescribed([root.range[0], root.range[0] + 1], { key }, { severity: 'info' })
  yield* unknown(root, top, 'an action')
  const slots: Slot[] = []
  yield* declared(file, slots)
  yield* branding(file)
  if (runs) yield* running(file, runs, slots)
  yield* judgeExpressions(file, slots, withDisabled)
}

function* declared(file: WorkflowFile, slots: Slot[]): Iterable<Finding> {
  for (const { key, value } of entriesOf(file.at('inputs'))) {
    if (value.kind === 'map') yield* unknown(value, ['description', 'required', 'default', 'deprecationMessage', 'type', 'options'], `the input \`${key}\``)
    const note = file.entry(value, 'deprecationMessage')
    if (note?.value.kind === 'scalar' && (note.value.value === null || note.value.value === '')) yield say.emptySection(note.keyRange, { place: '`deprecationMessage`' })
  }
  const isComposite = file.string(file.at('runs', 'using')) === 'composite'
  for (const { key, keyRange, value } of entriesOf(file.at('outputs'))) {
    if (value.kind !== 'map') continue
    yield* unknown(value, ['description', 'value'], `the output \`${key}\``)
    const given = file.entry(value, 'value')?.value
    if (isComposite && !given) yield say.missingKey(keyRange, { key: 'value', place: `The output \`${key}\`` })
    if (isComposite && given?.kind === 'scalar') slots.push({ node: given, key: 'action.outputs.value', wants: 'text', job: null, step: -1 })
  }
}

function* branding(file: WorkflowFile): Iterable<Finding> {
  const node = file.at('branding')
  if (!node) return
  yield* unknown(node, ['icon', 'color'], '`branding`')
  const color = file.entry(node, 'color')?.value
  const written = file.string(color)
  if (color && written !== undefined && !colors.includes(written)) yield say.wrongValue(color.range, { place: '`color`', wanted: `one of ${colors.join(', ')}`, given: `\`${written}\`` })
}

function* running(file: WorkflowFile, { keyRange, value }: MapEntry, slots: Slot[]): Iterable<Finding> {
  const using = file.entry(value, 'using')
  if (!using) return yield say.missingKey(keyRange, { key: 'using', place: '`runs`' })
  const engine = file.string(using.value) ?? ''
  const kind = engine.startsWith('node') ? 'node' : engine
  const known = Object.hasOwn(keysOf, kind) ? keysOf[kind] : undefined
  if (!known || (kind === 'node' && !engines.includes(engine) && !/^node(?:12|16)$/.test(engine))) return yield say.wrongValue(using.value.range, { place: '`using`', wanted: `one of ${engines.join(', ')}`, given: `\`${engine}\`` })
  if (/^node(?:12|16)$/.test(engine)) yield say.outdatedAction(using.value.range, { uses: engine }, { severity: 'warning' })
  yield* unknown(value, known.keys, `\`runs\` of a ${kind} action`)
  for (const key of known.needs) if (!file.entry(value, key)) yield say.missingKey(keyRange, { key, place: '`runs`' })
  if (kind === 'composite') yield* steps(file, file.entry(value, 'steps')?.value, slots)
}

const inAction = (shape: Shape): Shape => ('slot' in shape && shape.slot !== undefined ? ({ ...shape, slot: 'runs.steps', ...('of' in shape ? { of: inAction(shape.of) } : {}) } as Shape) : shape.is === 'entries' ? { ...shape, of: inAction(shape.of) } : shape)
const compositeRun = Object.fromEntries(Object.entries(runStepKeys).filter(([key]) => key !== 'timeout-minutes').map(([key, shape]) => [key, inAction(shape)]))
const compositeUse = Object.fromEntries(Object.entries(useStepKeys).filter(([key]) => key !== 'timeout-minutes').map(([key, shape]) => [key, inAction(shape)]))

function* steps(file: WorkflowFile, node: DataNode | undefined, slots: Slot[]): Iterable<Finding> {
  for (const [index, step] of file.steps(node).entries()) {
    if (step.kind !== 'map') continue
    const isRun = file.entry(step, 'run') !== undefined
    const isUse = file.entry(step, 'uses') !== undefined
    if (!isRun && !isUse && ['parallel', 'wait', 'wait-all', 'cancel'].some(key => file.entry(step, key))) continue
    if (!isRun && !isUse) yield say.missingKey([step.range[0], step.range[0] + 1], { key: 'run', place: 'A step without `uses`' })
    if (isRun && !file.entry(step, 'shell')) yield say.missingKey([step.range[0], step.range[0] + 1], { key: 'shell', place: 'A step of an action' })
    const walk = new ShapeWalk(file)
    const keys = isUse ? compositeUse : compositeRun
    for (const entry of walk.keysOf(step, keys, isUse ? 'a step that uses an action' : 'a step that runs a script')) walk.walk(entry.value, keys[entry.key] as Shape, `\`${entry.key}\``)
    yield* walk.findings
    slots.push(...walk.slots.map(slot => ({ ...slot, step: index })))
  }
  yield* judgeSteps(file, node, 'unknown')
}

function* unknown(node: DataNode, known: readonly string[], place: string): Iterable<Finding> {
  const seen = new Set<string>()
  for (const { key, keyRange, merged } of entriesOf(node)) {
    if (merged) continue
    if (!known.includes(key)) yield say.unknownKey(keyRange, { key, place, known: known.map(each => `\`${each}\``).join(', ') })
    if (seen.has(key.toLowerCase())) yield say.duplicateKey(keyRange, { key, place })
    seen.add(key.toLowerCase())
  }
}

function entriesOf(node: DataNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : []
}

