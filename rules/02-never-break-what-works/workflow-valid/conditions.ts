import type { Finding } from '@perf-rules/core'
import type { ScalarNode, WorkflowExpression, WorkflowFile } from '@perf-rules/languages/views'
import { say } from './check.ts'

/** Reports a condition whose value is the same in every run. */
export function* judgeCondition(file: WorkflowFile, node: ScalarNode, withDisabled: boolean): Iterable<Finding> {
  const { placeholders, isWhole, text } = file.condition(node)
  const [first] = placeholders
  // GitHub takes what stands around a placeholder for a text, and a text that is not empty is true.
  const value = typeof node.value === 'string' ? node.value : ''
  if (first && (!isWhole || (value.includes('${{') && value !== value.trim()))) return yield say.constantCondition(node.range, { value: 'true', reason: /\}\}\s*\n\s*$/.test(text) ? ': the line break at its end makes it a text' : ': what stands around `${{ }}` makes it a text' })
  const expression = first?.expression
  if (!expression || (!withDisabled && expression.kind === 'literal' && expression.value === false)) return
  const always = constant(expression)
  if (always) yield say.constantCondition(node.range, { value: truthy(always) ? 'true' : 'false', reason: '' })
}

type Value = string | number | boolean | null

/** The value of an expression that asks nothing of the run; undefined for all others. */
function constant(node: WorkflowExpression): { readonly of: Value } | undefined {
  if (node.kind === 'literal') return { of: node.value }
  if (node.kind === 'not') {
    const inner = constant(node.of)
    return inner && { of: !truthy(inner) }
  }
  if (node.kind === 'call') return undefinedCall(node)
  if (node.kind !== 'binary') return undefined
  const [left, right] = [constant(node.left), constant(node.right)]
  if (node.operator === '&&') return left && !truthy(left) ? left : left && right ? right : undefined
  if (node.operator === '||') return left && truthy(left) ? left : left && right ? right : undefined
  return left && right ? { of: compare(node.operator, left.of, right.of) } : undefined
}

/** Pure functions of constants; which text `format` gives does not matter, only that it is the same each time. */
function undefinedCall(node: Extract<WorkflowExpression, { kind: 'call' }>): { readonly of: Value } | undefined {
  const args = node.args.map(constant)
  const texts = args.flatMap(arg => (arg ? [String(arg.of ?? '')] : []))
  if (texts.length !== node.args.length) return undefined
  const [first = '', second = ''] = texts.map(text => text.toLowerCase())
  switch (node.name.toLowerCase()) {
    case 'contains':
      return { of: first.includes(second) }
    case 'startswith':
      return { of: first.startsWith(second) }
    case 'endswith':
      return { of: first.endsWith(second) }
    case 'format':
    case 'tojson':
      return { of: first === '' ? '' : 'text' }
    default:
      return undefined
  }
}

function truthy(value: { readonly of: Value }): boolean {
  return value.of !== null && value.of !== false && value.of !== 0 && value.of !== ''
}

function compare(operator: string, left: Value, right: Value): boolean {
  const [a, b] = typeof left === 'string' && typeof right === 'string' ? [left.toLowerCase(), right.toLowerCase()] : [numberOf(left), numberOf(right)]
  return { '==': a === b, '!=': a !== b, '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[operator] ?? false
}

function numberOf(value: Value): number {
  return value === null || value === '' ? 0 : Number(value)
}
