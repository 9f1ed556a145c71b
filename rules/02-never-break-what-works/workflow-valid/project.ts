import { type Finding, projectDetector, type ProjectIndex, type ProjectView, type OptionsOf } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { WorkflowCallable, WorkflowFacts, WorkflowName, WorkflowUse } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { conflictsOf, isKnownLabel } from './runner-labels.ts'

export default projectDetector(check, {
  needs: ['workflow'],
  appliesWhen: index => index.facts('workflow').size > 0 || 'no GitHub workflow',
  *detect(view) {
    for (const [path, facts] of view.index.facts('workflow')) {
      if (!view.isOn(path) || facts.kind === 'settings' || isTestFile(path)) continue
      yield* runners(path, facts, view)
      for (const use of facts.uses) yield* use.by === 'job' ? call(path, use, view.index) : action(path, use, view.index)
      for (const read of facts.reads) yield* output(path, read, view.index)
      const variables = settingsOf(path, view.index)?.knownVariables
      if (variables) for (const { name, range } of facts.variables) if (!variables.some(known => known.toLowerCase() === name.toLowerCase())) yield say.unknownProperty({ path, range }, { chain: 'vars', name, known: variables.map(each => `\`${each}\``).join(', ') || 'none: `config-variables` lists none' })
      for (const { key, name, range } of facts.files) {
        const target = joined(folderOf(path), name)
        // What a build makes need not be tracked.
        if (target !== undefined && !view.index.has(target) && !/(?:^|\/)(?:dist|lib|build|out)\//.test(target) && !(key === 'image' && name !== 'Dockerfile')) yield say.missingFile({ path, range }, { path: target })
      }
    }
  },
})

function* runners(path: string, facts: WorkflowFacts, view: ProjectView<OptionsOf<typeof check>>): Iterable<Finding> {
  const own = [...view.options(path).runnerLabels, ...(settingsOf(path, view.index)?.knownLabels ?? [])]
  for (const labels of facts.labels) {
    // A job for a team's own runner may ask for whatever the team gave it.
    const isOwn = labels.some(({ name }) => name.toLowerCase() === 'self-hosted')
    if (!isOwn) for (const { name, range } of labels) if (name !== '' && !isKnownLabel(name, own)) yield say.unknownLabel({ path, range }, { label: name })
    for (const { label, other } of conflictsOf(labels)) yield say.labelConflict({ path, range: label.range }, { label: label.name, other: other.name }, { related: [{ at: { path, range: other.range }, note: 'the other label' }] })
  }
}

function* call(path: string, use: WorkflowUse, index: ProjectIndex): Iterable<Finding> {
  const facts = index.facts('workflow').get(use.target)
  if (!facts) {
    if (!index.has(use.target) && !index.isUnread?.(use.target)) yield say.missingFile({ path, range: use.range }, { path: use.target })
    return
  }
  const { callable } = facts
  if (!callable) return yield say.badUses({ path, range: use.range }, { uses: `./${use.target}`, kind: 'workflow', problem: 'it has no `on: workflow_call`', known: 'the path of one that has' })
  yield* given(path, use, callable, `./${use.target}`)
  if (use.secrets === 'inherit' || callable.secrets === null) return
  const { secrets } = callable
  for (const { name, range } of use.secrets) if (!secrets.some(secret => secret.name === name)) yield say.unknownInput({ path, range }, { uses: `./${use.target}`, kind: 'secret', input: name, known: listed(secrets) })
  for (const { name, required } of secrets) if (required && !use.secrets.some(secret => secret.name === name)) yield say.missingInput({ path, range: use.range }, { uses: `./${use.target}`, kind: 'secret', input: name })
}

function* action(path: string, use: WorkflowUse, index: ProjectIndex): Iterable<Finding> {
  if (use.afterForeignCheckout) return
  const found = actionAt(use.target, index)
  // Absent proves nothing: a step before may fetch it.
  if (!found?.callable) return
  yield* given(path, use, found.callable, `./${use.target}`, ['args', 'entrypoint'])
}

function* given(path: string, use: WorkflowUse, { inputs }: WorkflowCallable, uses: string, always: readonly string[] = []): Iterable<Finding> {
  for (const { name, range, valueRange, type } of use.with) {
    const input = inputs.find(each => each.name === name)
    if (!input) {
      if (!always.includes(name)) yield say.unknownInput({ path, range }, { uses, kind: 'input', input: name, known: listed(inputs) })
      continue
    }
    if (input.deprecation !== null && input.deprecation !== '') yield say.deprecatedInput({ path, range }, { uses, input: name, note: input.deprecation.replace(/\.$/, '') })
    if (use.by === 'job' && misfits(type, input.type)) yield say.wrongType({ path, range: valueRange }, { problem: `The input \`${name}\` takes a ${input.type ?? 'text'}, and ${type === 'null' ? 'nothing' : `a ${type}`} is given`, repair: 'Give it a value of its type' })
  }
  for (const { name, required, hasDefault } of inputs) if (required && !hasDefault && !use.with.some(each => each.name === name)) yield say.missingInput({ path, range: use.range }, { uses, kind: 'input', input: name })
}

/** Any number and boolean can be read as a text, and nothing can be read as a number. */
function misfits(given: string, wanted: string | null): boolean {
  if (given === 'unknown' || wanted === null) return false
  if (given === 'null') return true
  return wanted === 'number' || wanted === 'boolean' ? given !== wanted : false
}

function* output(path: string, { target, by, name, range }: WorkflowFacts['reads'][number], index: ProjectIndex): Iterable<Finding> {
  const callable = by === 'job' ? index.facts('workflow').get(target)?.callable : actionAt(target, index)?.callable
  if (!callable || callable.outputs.includes(name)) return
  yield say.unknownProperty({ path, range }, { chain: `The output of \`./${target}\``.replaceAll('`', ''), name, known: callable.outputs.length === 0 ? 'nothing: it has no outputs' : callable.outputs.map(each => `\`${each}\``).join(', ') })
}

function actionAt(folder: string, index: ProjectIndex): WorkflowFacts | undefined {
  const below = folder === '' ? '' : `${folder}/`
  return index.facts('workflow').get(`${below}action.yml`) ?? index.facts('workflow').get(`${below}action.yaml`)
}

function settingsOf(path: string, index: ProjectIndex): WorkflowFacts | undefined {
  const at = path.indexOf('.github/')
  const before = at === -1 ? '' : path.slice(0, at)
  return index.facts('workflow').get(`${before}.github/actionlint.yaml`) ?? index.facts('workflow').get(`${before}.github/actionlint.yml`)
}

function listed(names: readonly Pick<WorkflowName, 'name'>[]): string {
  return names.length === 0 ? 'none: it declares none' : names.map(({ name }) => `\`${name}\``).join(', ')
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

function joined(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}
