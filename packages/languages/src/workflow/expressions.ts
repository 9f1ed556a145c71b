import type { DataNode, ScalarNode } from '../data/index.ts'
import type { WorkflowExpression, WorkflowFile } from './tree.ts'

/** All scalars at or below a node that are values, in source order. */
export function scalarsBelow(node: DataNode | undefined): readonly ScalarNode[] {
  const found: ScalarNode[] = []
  const stack: DataNode[] = node ? [node] : []
  while (stack.length > 0) {
    const next = stack.pop() as DataNode
    if (next.kind === 'scalar') found.push(next)
    else if (next.kind === 'list') stack.push(...next.items.toReversed())
    else stack.push(...next.entries.map(({ value }) => value).toReversed())
  }
  return found
}

/** An expression and all below it. */
export function* partsOf(expression: WorkflowExpression): Iterable<WorkflowExpression> {
  const stack = [expression]
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next
    if (next.kind === 'property' || next.kind === 'filter' || next.kind === 'not') stack.push(next.of)
    else if (next.kind === 'index') stack.push(next.of, next.at)
    else if (next.kind === 'binary') stack.push(next.right, next.left)
    else if (next.kind === 'call') stack.push(...next.args)
  }
}

/** The names of a chain of properties from a context on (`steps.build.outputs.tag`), or undefined. */
export function chainOf(expression: WorkflowExpression): readonly string[] | undefined {
  const names: string[] = []
  for (let at = expression; ; at = at.of) {
    if (at.kind === 'name') return [at.name, ...names]
    if (at.kind !== 'property') return undefined
    names.unshift(at.name)
  }
}

/** Every expression below a node; conditions count whole. */
export function* expressionsBelow(file: WorkflowFile, node: DataNode | undefined): Iterable<WorkflowExpression> {
  for (const scalar of scalarsBelow(node)) for (const { expression } of file.template(scalar).placeholders) if (expression) yield expression
}
