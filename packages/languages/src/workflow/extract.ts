import { type DataNode, entryOf, type MapEntry, nodeAt, type ScalarNode, stringOf } from '../data/index.ts'
import { chainOf, expressionsBelow, partsOf } from './expressions.ts'
import type { WorkflowArgument, WorkflowCallable, WorkflowFacts, WorkflowInput, WorkflowName, WorkflowOutputRead, WorkflowUse } from './facts.ts'
import type { WorkflowFile } from './tree.ts'

const nothing: WorkflowFacts = { kind: 'workflow', callable: null, uses: [], reads: [], labels: [], knownLabels: [], knownVariables: null, variables: [], files: [] }

/** What a file says to the other files of the repository. */
export function extractWorkflow(file: WorkflowFile): WorkflowFacts {
  if (!file.root) return { ...nothing, kind: file.kind }
  if (file.kind === 'settings') return { ...nothing, kind: 'settings', knownLabels: stringsOf(file.at('self-hosted-runner', 'labels')).map(({ name }) => name), knownVariables: file.at('config-variables')?.kind === 'list' ? stringsOf(file.at('config-variables')).map(({ name }) => name) : null }
  if (file.kind === 'action') return actionFacts(file)
  const jobs = entriesOf(file.at('jobs'))
  const uses = jobs.flatMap(({ value }) => [...jobUse(file, value), ...stepUses(file, nodeAt(value, 'steps'))])
  return { ...nothing, callable: workflowCall(file), uses, reads: jobs.flatMap(({ value }) => readsOf(file, value, jobs)), labels: jobs.flatMap(({ value }) => runnerLabels(file, value)), variables: variablesOf(file) }
}

function actionFacts(file: WorkflowFile): WorkflowFacts {
  const steps = file.at('runs', 'steps')
  const using = file.string(file.at('runs', 'using')) ?? ''
  const keys = using.startsWith('node') ? ['main', 'pre', 'post'] : using === 'docker' ? ['image'] : []
  const files = keys.flatMap(key => {
    const node = file.at('runs', key)
    const name = file.string(node)
    return node && name !== undefined && !name.includes('://') ? [{ key, name, range: node.range }] : []
  })
  return { ...nothing, kind: 'action', callable: { inputs: inputsOf(file.at('inputs')), secrets: null, outputs: entriesOf(file.at('outputs')).map(({ key }) => key.toLowerCase()) }, uses: stepUses(file, steps), files }
}

function workflowCall(file: WorkflowFile): WorkflowCallable | null {
  const on = file.at('on')
  const call = nodeAt(on, 'workflow_call')
  const named = call !== undefined || file.string(on) === 'workflow_call' || (on?.kind === 'list' && on.items.some(item => file.string(item) === 'workflow_call'))
  if (!named) return null
  const secrets = nodeAt(call, 'secrets')
  return {
    inputs: inputsOf(nodeAt(call, 'inputs')),
    secrets: secrets === undefined ? null : entriesOf(secrets).map(({ key, value }) => ({ name: key.toLowerCase(), required: isTrue(nodeAt(value, 'required')) })),
    outputs: entriesOf(nodeAt(call, 'outputs')).map(({ key }) => key.toLowerCase()),
  }
}

function inputsOf(node: DataNode | undefined): readonly WorkflowInput[] {
  return entriesOf(node).map(({ key, value }) => ({ name: key.toLowerCase(), required: isTrue(nodeAt(value, 'required')), hasDefault: nodeAt(value, 'default') !== undefined, type: stringOf(nodeAt(value, 'type')) ?? null, deprecation: stringOf(nodeAt(value, 'deprecationMessage')) ?? null }))
}

function jobUse(file: WorkflowFile, job: DataNode): readonly WorkflowUse[] {
  const node = nodeAt(job, 'uses')
  const target = stringOf(node)
  if (!node || target === undefined || !/^[.$]\//.test(target) || target.includes('@') || target.includes('${{')) return []
  const secrets = nodeAt(job, 'secrets')
  return [{ by: 'job', target: target.slice(2), range: node.range, with: argumentsOf(file, nodeAt(job, 'with')), secrets: stringOf(secrets) === 'inherit' ? 'inherit' : entriesOf(secrets).map(nameOf), afterForeignCheckout: false }]
}

function stepUses(file: WorkflowFile, steps: DataNode | undefined): readonly WorkflowUse[] {
  let isForeign = false
  return file.steps(steps).flatMap((step): readonly WorkflowUse[] => {
    const node = nodeAt(step, 'uses')
    const target = stringOf(node)
    if (!node || target === undefined) return []
    const options = nodeAt(step, 'with')
    if (/^actions\/checkout@/.test(target) && ['repository', 'path', 'ref'].some(key => entryOf(options, key))) isForeign = true
    if (!/^[.$]\//.test(target) || target.includes('${{')) return []
    return [{ by: 'step', target: target.slice(2).replace(/\/$/, ''), range: node.range, with: argumentsOf(file, options), secrets: [], afterForeignCheckout: isForeign }]
  })
}

function argumentsOf(file: WorkflowFile, node: DataNode | undefined): readonly WorkflowArgument[] {
  return entriesOf(node).map(entry => ({ ...nameOf(entry), valueRange: entry.value.range, type: entry.value.kind === 'scalar' ? typeOf(file, entry.value) : 'unknown' }))
}

function typeOf(file: WorkflowFile, node: ScalarNode): WorkflowArgument['type'] {
  const { placeholders, isWhole } = file.template(node)
  const [only] = placeholders
  if (only) {
    if (!isWhole) return 'string'
    return only.expression?.kind === 'literal' && typeof only.expression.value !== 'object' ? typeName(only.expression.value) : 'unknown'
  }
  if (node.value === null) return 'null'
  return file.isQuoted(node) ? 'string' : typeName(node.value)
}

function typeName(value: string | number | boolean): 'string' | 'number' | 'boolean' {
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string'
}

function readsOf(file: WorkflowFile, job: DataNode, jobs: readonly MapEntry[]): readonly WorkflowOutputRead[] {
  const steps = nodeAt(job, 'steps')
  const byStep = new Map(file.steps(steps).flatMap(step => localUse(step, stringOf(nodeAt(step, 'id')))))
  const byJob = new Map(jobs.flatMap(({ key, value }) => localUse(value, key)))
  return [...expressionsBelow(file, job)].flatMap(expression => [...partsOf(expression)].flatMap((part): readonly WorkflowOutputRead[] => {
    const [context, id = '', member, name, more] = chainOf(part) ?? []
    if (name === undefined || more !== undefined || member?.toLowerCase() !== 'outputs') return []
    const by = context?.toLowerCase() === 'steps' ? 'step' : context?.toLowerCase() === 'needs' ? 'job' : undefined
    const target = by === 'step' ? byStep.get(id.toLowerCase()) : by === 'job' ? byJob.get(id.toLowerCase()) : undefined
    return by && target !== undefined ? [{ by, target, name: name.toLowerCase(), range: part.range }] : []
  }))
}

function localUse(node: DataNode, id: string | undefined): readonly (readonly [string, string])[] {
  const uses = stringOf(nodeAt(node, 'uses'))
  return id !== undefined && uses !== undefined && /^[.$]\//.test(uses) ? [[id.toLowerCase(), uses.slice(2).replace(/\/$/, '')]] : []
}

/** Labels of one job; where a matrix names the runner, one list for each of its values. */
function runnerLabels(file: WorkflowFile, job: DataNode): readonly (readonly WorkflowName[])[] {
  const runsOn = nodeAt(job, 'runs-on')
  const written = nodeAt(runsOn, 'labels') ?? runsOn
  if (written?.kind === 'list') {
    const plain = stringsOf(written).filter(({ name }) => !name.includes('${{'))
    return [plain, ...written.items.flatMap(item => fromMatrix(file, item, job))]
  }
  if (written?.kind !== 'scalar') return []
  const label = stringOf(written)
  if (label === undefined) return []
  return label.includes('${{') ? fromMatrix(file, written, job) : [[{ name: label, range: written.range }]]
}

function fromMatrix(file: WorkflowFile, node: DataNode, job: DataNode): readonly (readonly WorkflowName[])[] {
  if (node.kind !== 'scalar') return []
  const { placeholders, isWhole } = file.template(node)
  const chain = isWhole && placeholders[0]?.expression ? chainOf(placeholders[0].expression) : undefined
  const [context, row, more] = chain ?? []
  if (context?.toLowerCase() !== 'matrix' || row === undefined || more !== undefined) return []
  const matrix = nodeAt(job, 'strategy', 'matrix')
  const values = entriesOf(matrix).filter(({ key }) => key.toLowerCase() === row.toLowerCase()).flatMap(({ value }) => (value.kind === 'list' ? value.items : []))
  const include = nodeAt(matrix, 'include')
  const added = include?.kind === 'list' ? include.items.flatMap(item => entriesOf(item).filter(({ key }) => key.toLowerCase() === row.toLowerCase()).map(({ value }) => value)) : []
  return [...values, ...added].map(value => (value.kind === 'list' ? stringsOf(value) : stringsOf({ kind: 'list', items: [value], range: value.range })).filter(({ name }) => !name.includes('${{')))
}

function variablesOf(file: WorkflowFile): readonly WorkflowName[] {
  return [...expressionsBelow(file, file.root ?? undefined)].flatMap(expression => [...partsOf(expression)].flatMap(part => {
    const [context, name, more] = chainOf(part) ?? []
    return context?.toLowerCase() === 'vars' && name !== undefined && more === undefined ? [{ name, range: part.range }] : []
  }))
}

function entriesOf(node: DataNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : []
}

function nameOf({ key, keyRange }: MapEntry): WorkflowName {
  return { name: key.toLowerCase(), range: keyRange }
}

function stringsOf(node: DataNode | undefined): readonly WorkflowName[] {
  return node?.kind === 'list' ? node.items.flatMap(item => (item.kind === 'scalar' && item.value !== null ? [{ name: String(item.value), range: item.range }] : [])) : []
}

function isTrue(node: DataNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true
}
