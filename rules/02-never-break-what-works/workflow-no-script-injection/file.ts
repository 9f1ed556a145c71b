import { fileDetector, type Finding } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { DataNode, ScalarNode, WorkflowFile } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { taintsOf } from './untrusted.ts'

/** Inputs that an action runs as code. */
const scriptInputs: Readonly<Record<string, readonly string[]>> = {
  'actions/github-script': ['script'],
  'azure/powershell': ['inlinescript'],
  'azure/cli': ['inlinescript'],
  'appleboy/ssh-action': ['script'],
  'nick-fields/retry': ['command'],
  'nick-invision/retry': ['command'],
  'jannekem/run-python-script-action': ['script'],
  'cardinalby/js-eval-action': ['expression'],
  'mikefarah/yq': ['cmd'],
  'sergeysova/jq-action': ['cmd'],
}

export default fileDetector(check, {
  *workflow(file, view) {
    if (file.kind === 'settings') return
    const jobs = file.at('jobs')
    const top = file.at('env')
    if (file.kind === 'action') return yield* inSteps(file, file.at('runs', 'steps'), [], view.options.scriptInputs)
    if (jobs?.kind !== 'map') return
    for (const { value } of jobs.entries) yield* inSteps(file, file.entry(value, 'steps')?.value, [file.entry(value, 'env')?.value, top], view.options.scriptInputs)
  },
}, { only: path => !isTestFile(path) })

function* inSteps(file: WorkflowFile, steps: DataNode | undefined, around: readonly (DataNode | undefined)[], more: readonly string[]): Iterable<Finding> {
  for (const step of file.steps(steps)) {
    const variables = [file.entry(step, 'env')?.value, ...around]
    for (const script of scriptsOf(file, step, more)) yield* inScript(file, script, variables)
  }
}

function scriptsOf(file: WorkflowFile, step: DataNode, more: readonly string[]): readonly ScalarNode[] {
  const found: ScalarNode[] = []
  const run = file.entry(step, 'run')?.value
  if (run?.kind === 'scalar') found.push(run)
  const [action = ''] = (file.string(file.entry(step, 'uses')?.value) ?? '').toLowerCase().split('@')
  const inputs = [...(Object.hasOwn(scriptInputs, action) ? (scriptInputs[action] ?? []) : []), ...more.filter(each => each.toLowerCase().startsWith(`${action}:`)).map(each => each.slice(action.length + 1).toLowerCase())]
  const given = file.entry(step, 'with')?.value
  if (action !== '' && given?.kind === 'map') for (const { key, value } of given.entries) if (value.kind === 'scalar' && inputs.includes(key.toLowerCase())) found.push(value)
  return found
}

function* inScript(file: WorkflowFile, script: ScalarNode, variables: readonly (DataNode | undefined)[]): Iterable<Finding> {
  for (const { expression } of file.template(script).placeholders) {
    if (!expression) continue
    for (const { source, node } of taintsOf(expression)) yield say.injection(node.range, { source, variable: variableFor(source) })
    if (expression.kind !== 'property' || expression.of.kind !== 'name' || expression.of.name.toLowerCase() !== 'env') continue
    const name = expression.name
    const held = variables.flatMap(node => (node?.kind === 'map' ? node.entries.filter(({ key }) => key.toLowerCase() === name.toLowerCase()) : []))[0]
    if (held?.value.kind !== 'scalar') continue
    const taint = file.template(held.value).placeholders.flatMap(each => (each.expression ? taintsOf(each.expression) : []))[0]
    if (taint) yield say.throughVariable(expression.range, { variable: name, source: taint.source }, { related: [{ at: held.value.range, note: 'the variable is set here' }] })
  }
}

function variableFor(source: string): string {
  return (source.split('.').findLast(name => name !== '*') ?? 'VALUE').toUpperCase()
}
