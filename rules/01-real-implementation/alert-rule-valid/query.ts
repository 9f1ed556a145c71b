import type { PromqlNode } from '@perf-rules/languages/views'
import { argumentsOf } from './functions.ts'

export type QueryType = 'vector' | 'matrix' | 'scalar' | 'text'
const words: Readonly<Record<QueryType, string>> = { vector: 'a vector', matrix: 'a range', scalar: 'a number', text: 'a text' }

/** What is wrong with the types of a query, or its own type. */
export type Typed = { readonly type: QueryType } | { readonly problem: string; readonly repair: string }

const comparisons = new Set(['Eql', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte'])
const expressions = /Expr$|Call$|Selector$|Literal$|^SubqueryExpr$/

/** Operands of a node: its children that are queries themselves. */
export function operandsOf(node: PromqlNode): readonly PromqlNode[] {
  return node.children.filter(({ type }) => expressions.test(type) || type === 'NumberDurationLiteral' || type === 'StringLiteral')
}

/** Names, brackets and arguments of a call or an aggregation. */
function bodyOf(node: PromqlNode): readonly PromqlNode[] {
  const body = node.children.find(({ type }) => type === 'FunctionCallBody')
  return body ? operandsOf(body) : []
}

/** Gives a query its type as Prometheus does before it takes the rule. */
export function typeOf(node: PromqlNode): Typed {
  switch (node.type) {
    case 'NumberDurationLiteral':
      return { type: 'scalar' }
    case 'StringLiteral':
      return { type: 'text' }
    case 'MatrixSelector':
    case 'SubqueryExpr':
      return { type: 'matrix' }
    case 'ParenExpr':
    case 'UnaryExpr':
    case 'OffsetExpr':
    case 'StepInvariantExpr': {
      const [inner] = operandsOf(node)
      return inner ? typeOf(inner) : { type: 'vector' }
    }
    case 'FunctionCall':
      return callType(node)
    case 'AggregateExpr':
      return aggregateType(node)
    case 'BinaryExpr':
      return binaryType(node)
    default:
      return { type: 'vector' }
  }
}

function callType(node: PromqlNode): Typed {
  const name = node.children.find(({ type }) => type === 'FunctionIdentifier')?.text ?? ''
  const wanted = argumentsOf(name)
  const args = bodyOf(node)
  if (!wanted) return { type: 'vector' }
  const least = wanted.filter(each => !/[?*]$/.test(each)).length
  const most = wanted.some(each => each.endsWith('*')) ? Infinity : wanted.length
  if (args.length < least || args.length > most) return { problem: `\`${name}\` gets ${args.length} arguments`, repair: `Give it ${least === most ? least : `at least ${least}`}` }
  for (const [at, arg] of args.entries()) {
    const given = typeOf(arg)
    if ('problem' in given) return given
    const kind = (wanted[at] ?? wanted.at(-1) ?? 'v').charAt(0)
    const type: QueryType = kind === 'm' ? 'matrix' : kind === 's' ? 'scalar' : kind === 't' ? 'text' : 'vector'
    if (given.type !== type) return { problem: `\`${name}\` takes ${words[type]} and gets ${words[given.type]}`, repair: type === 'matrix' ? 'Add a range, as `[5m]`' : `Give it ${words[type]}` }
  }
  return { type: name === 'scalar' || name === 'pi' || name === 'time' ? 'scalar' : 'vector' }
}

function aggregateType(node: PromqlNode): Typed {
  const name = node.children.find(({ type }) => type === 'AggregateOp')?.text ?? ''
  const args = bodyOf(node)
  const isWithParameter = /^(?:topk|bottomk|quantile|count_values|limitk|limit_ratio)$/.test(name)
  if (args.length !== (isWithParameter ? 2 : 1)) return { problem: `\`${name}\` gets ${args.length} arguments`, repair: `Give it ${isWithParameter ? 2 : 1}` }
  const given = typeOf(args.at(-1) as PromqlNode)
  if ('problem' in given) return given
  return given.type === 'vector' ? { type: 'vector' } : { problem: `\`${name}\` takes a vector and gets ${words[given.type]}`, repair: given.type === 'matrix' ? 'Put a function such as `rate` around the range' : 'Give it a vector' }
}

function binaryType(node: PromqlNode): Typed {
  const [left, right] = operandsOf(node)
  if (!left || !right) return { type: 'vector' }
  const [a, b] = [typeOf(left), typeOf(right)]
  if ('problem' in a) return a
  if ('problem' in b) return b
  const operator = node.children.find(child => comparisons.has(child.type) || /^(?:And|Or|Unless)$/.test(child.type))
  for (const each of [a, b]) if (each.type === 'matrix' || each.type === 'text') return { problem: `an operator gets ${words[each.type]}`, repair: each.type === 'matrix' ? 'Put a function such as `rate` around the range' : 'Give it a vector or a number' }
  const areNumbers = a.type === 'scalar' && b.type === 'scalar'
  if (operator && /^(?:And|Or|Unless)$/.test(operator.type)) return a.type === 'scalar' || b.type === 'scalar' ? { problem: `\`${operator.text}\` gets a number`, repair: 'Set operators join vectors: use `vector(…)`' } : { type: 'vector' }
  if (operator && areNumbers && !isBool(node)) return { problem: 'two numbers are compared without `bool`', repair: 'Compare a metric' }
  return { type: areNumbers ? 'scalar' : 'vector' }
}

function isBool(node: PromqlNode): boolean {
  return node.children.some(({ type }) => type === 'BoolModifier')
}

/** True when the query can give nothing: then an alert on it can be silent. */
export function hasCondition(node: PromqlNode): boolean {
  if (node.type === 'BinaryExpr') {
    const operands = operandsOf(node)
    if (node.children.some(({ type }) => comparisons.has(type))) return !isBool(node) || operands.some(hasCondition)
    if (node.children.some(({ type }) => type === 'Unless')) return true
    return node.children.some(({ type }) => type === 'Or') ? operands.every(hasCondition) : operands.some(hasCondition)
  }
  if (node.type === 'FunctionCall') {
    const name = node.children.find(({ type }) => type === 'FunctionIdentifier')?.text ?? ''
    if (/^(?:absent|absent_over_time)$/.test(name)) return true
    return name !== 'scalar' && bodyOf(node).some(hasCondition)
  }
  if (node.type === 'AggregateExpr') return bodyOf(node).some(hasCondition)
  return operandsOf(node).some(hasCondition)
}

/** Labels that the result has: those of `by`, all but those of `without`; undefined where it cannot be told. */
export function labelsOf(node: PromqlNode): { readonly only: ReadonlySet<string> } | { readonly not: ReadonlySet<string> } | undefined {
  if (node.type === 'ParenExpr' || node.type === 'UnaryExpr') {
    const [inner] = operandsOf(node)
    return inner && labelsOf(inner)
  }
  if (node.type === 'FunctionCall') {
    const name = node.children.find(({ type }) => type === 'FunctionIdentifier')?.text ?? ''
    if (!/^(?:abs|ceil|floor|round|sgn|sqrt|clamp|clamp_max|clamp_min|histogram_quantile)$/.test(name)) return undefined
    const inner = labelsOf(bodyOf(node).find(arg => !/Literal/.test(arg.type)) ?? node.children[0] ?? node)
    return inner && name === 'histogram_quantile' && 'only' in inner ? { only: new Set([...inner.only].filter(label => label !== 'le')) } : inner
  }
  if (node.type === 'BinaryExpr') {
    const [left, right] = operandsOf(node)
    if (!left || !right) return undefined
    const isNumber = (side: PromqlNode): boolean => {
      const typed = typeOf(side)
      return 'type' in typed && typed.type === 'scalar'
    }
    return isNumber(right) ? labelsOf(left) : isNumber(left) ? labelsOf(right) : undefined
  }
  if (node.type !== 'AggregateExpr') return undefined
  const name = node.children.find(({ type }) => type === 'AggregateOp')?.text ?? ''
  // These keep the labels of the series they choose, or make one of their own.
  if (/^(?:topk|bottomk|limitk|limit_ratio|count_values)$/.test(name)) return undefined
  const modifier = node.children.find(({ type }) => type === 'AggregateModifier')
  const labels = new Set(modifier?.children.find(({ type }) => type === 'GroupingLabels')?.children.filter(({ type }) => type === 'LabelName' || type === 'QuotedLabelName').map(({ text }) => text.replace(/^["']|["']$/g, '')) ?? [])
  return modifier?.children.some(({ type }) => type === 'Without') ? { not: labels } : { only: labels }
}
