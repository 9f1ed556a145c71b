import { fileDetector, type Finding } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { WorkflowFile } from '@perf-rules/languages/views'
import { judgeAction } from './action-file.ts'
import { availableAt } from './availability.ts'
import check, { say } from './check.ts'
import { judgeCondition } from './conditions.ts'
import { Contexts } from './contexts.ts'
import { Inference, isNoText } from './infer.ts'
import { judgeJobs } from './jobs.ts'
import { judgePermissions } from './permissions.ts'
import { isOutdated } from './popular-actions.ts'
import { workflowShape } from './shapes.ts'
import { judgeTriggers } from './triggers.ts'
import { name, type Type } from './types.ts'
import { ShapeWalk, type Slot } from './walk.ts'

export default fileDetector(check, {
  *workflow(file, view) {
    if (file.kind === 'settings') return
    if (file.error) return yield say.brokenYaml([file.error.range[0], Math.max(file.error.range[1], file.error.range[0])], { error: firstLine(file.error.what) })
    // Commented out as a whole, on purpose.
    if (!file.root && view.text.trim() !== '') return
    yield* unique(file.kind === 'action' ? judgeAction(file, view.options.disabled === 'report') : judgeWorkflow(file, view.options.disabled === 'report'))
    if (view.options.outdatedActions) yield* outdated(file)
  },
}, { only: path => !isTestFile(path) })

function* judgeWorkflow(file: WorkflowFile, withDisabled: boolean): Iterable<Finding> {
  if (!file.root || (file.root.kind === 'scalar' && file.root.value === null)) return yield say.missingKey([0, 0], { key: 'on', place: 'The workflow' })
  const walk = new ShapeWalk(file)
  walk.walk(file.root, workflowShape, 'the workflow')
  yield* walk.findings
  if (file.root.kind !== 'map') return
  const slots = [...walk.slots]
  yield* judgeTriggers(file, slots)
  yield* judgePermissions(file)
  yield* judgeJobs(file)
  yield* judgeExpressions(file, slots, withDisabled)
}

/** Judges every expression of the places that were found. */
export function* judgeExpressions(file: WorkflowFile, slots: readonly Slot[], withDisabled: boolean): Iterable<Finding> {
  const contexts = new Contexts(file)
  for (const slot of slots) {
    const { node, key, wants, job, step } = slot
    const { placeholders, isWhole } = wants === 'condition' ? file.condition(node) : file.template(node)
    if (wants === 'condition') yield* judgeCondition(file, node, withDisabled)
    for (const { expression, error, range } of placeholders) {
      if (error) yield say.badExpression(error.range, { error: error.what })
      if (!expression) continue
      if (key === '') {
        yield say.badExpression(range, { error: 'GitHub evaluates none at this place' })
        continue
      }
      // Places without a row in the table are left to the parsers of their own.
      if (!availableAt(key)) continue
      const inference = new Inference({ key, context: id => contexts.typeOf(id, job, step, key) })
      const type = inference.typeOf(expression)
      yield* inference.findings
      const problem = inference.findings.length > 0 ? undefined : misfit(type, wants, isWhole)
      if (problem !== undefined) yield say.wrongType(range, problem)
    }
  }
}

function misfit(type: Type, wants: Slot['wants'], isWhole: boolean): { problem: string; repair: string } | undefined {
  if (type.is === 'any') return undefined
  if (wants === 'text' || ((wants === 'any' || wants === 'list' || wants === 'map') && !isWhole)) return isNoText(type) ? { problem: `The expression gives ${name(type)} to a text`, repair: 'Take a property of it, or write it out with `toJSON`' } : undefined
  if (wants === 'map' && type.is !== 'object') return { problem: `The expression gives ${name(type)} where a map is taken`, repair: 'Give it an object, as `fromJSON` makes one' }
  if (wants === 'list' && type.is !== 'array') return { problem: `The expression gives ${name(type)} where a list is taken`, repair: 'Give it a list, as `fromJSON` makes one' }
  if (wants === 'boolean' && type.is !== 'boolean') return { problem: `The expression gives ${name(type)} where \`true\` or \`false\` is taken`, repair: 'Give it a comparison, or `fromJSON`' }
  if ((wants === 'number' || wants === 'integer') && type.is !== 'number') return { problem: `The expression gives ${name(type)} where a number is taken`, repair: 'Give it a number, or `fromJSON`' }
  return undefined
}

function* outdated(file: WorkflowFile): Iterable<Finding> {
  const jobs = file.at('jobs')
  const lists = file.kind === 'action' ? [file.at('runs', 'steps')] : jobs?.kind === 'map' ? jobs.entries.map(({ value }) => file.entry(value, 'steps')?.value) : []
  for (const steps of lists) {
    for (const step of file.steps(steps)) {
      const node = file.entry(step, 'uses')?.value
      const uses = file.string(node)
      if (node && uses !== undefined && isOutdated(uses)) yield say.outdatedAction(node.range, { uses }, { severity: 'warning' })
    }
  }
}

/** What stands under an anchor is walked once for each alias. */
function* unique(findings: Iterable<Finding>): Iterable<Finding> {
  const seen = new Set<string>()
  for (const finding of findings) {
    const key = JSON.stringify([finding.message, finding.at, finding.data])
    if (seen.has(key)) continue
    seen.add(key)
    yield finding
  }
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').replace(/[.:]$/, '').replaceAll(/\s+/g, ' ')
}
