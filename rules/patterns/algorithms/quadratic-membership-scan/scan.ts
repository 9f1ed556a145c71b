import type { TSESTree } from '@typescript-eslint/types'
import { dependsOn, type FunctionNode, identifiersIn, isFunction, memberName, unwrap, variableOf } from '@perf-rules/core/ask'
import type { CodeView, Range } from '@perf-rules/core'

type Scopes = CodeView['scopes']

/** A search through a list from its start: `list.includes(x)`, `list.find(each => each.id === x)`. */
export interface Scan {
  readonly call: TSESTree.CallExpression
  readonly list: TSESTree.Expression
  readonly method: string
  /** What is looked for: a value, or a predicate. */
  readonly wanted: TSESTree.Expression
}

const byValue = new Set(['includes', 'indexOf', 'lastIndexOf'])
const byPredicate = new Set(['find', 'findIndex', 'findLast', 'findLastIndex', 'some', 'filter'])

/** Reads a call as a search; undefined for all others. Cheap: it runs on every call of a file. */
export function scanOf(call: TSESTree.CallExpression): Scan | undefined {
  const { callee } = call
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return undefined
  const method = callee.property.name
  const [wanted] = call.arguments
  if (!wanted || wanted.type === 'SpreadElement') return undefined
  if (byValue.has(method)) return call.arguments.length === 1 && !isFunction(wanted) ? { call, list: callee.object, method, wanted } : undefined
  return byPredicate.has(method) && isFunction(wanted) ? { call, list: callee.object, method, wanted } : undefined
}

/** False for what the tree alone shows to be no lookup of something that varies. Asks no scopes. */
export function mayBeLookup({ wanted }: Scan): boolean {
  if (!isFunction(wanted)) return wanted.type !== 'Literal' && !(wanted.type === 'TemplateLiteral' && wanted.expressions.length === 0)
  return answersOf(wanted).some(holdsEquality)
}

function holdsEquality(test: TSESTree.Expression): boolean {
  const node = unwrap(test)
  if (node.type === 'LogicalExpression') return node.operator === '&&' && (holdsEquality(node.left) || holdsEquality(node.right))
  return node.type === 'BinaryExpression' && (node.operator === '===' || node.operator === '==') && node.right.type !== 'Literal'
}

/**
 * True when what is looked for comes from the iteration, and a Set or Map could answer instead: a value, or a
 * predicate that compares something of the element with something of the iteration by equality.
 */
export function isLookup(scopes: Scopes, { wanted }: Scan, iteration: Range): boolean {
  if (!isFunction(wanted)) return dependsOn(scopes, wanted, iteration)
  const answers = answersOf(wanted)
  return answers.length > 0 && answers.every(answer => answer.type === 'Literal' || comparesKeys(scopes, answer, wanted, iteration)) && answers.some(answer => answer.type !== 'Literal')
}

function answersOf(predicate: FunctionNode): readonly TSESTree.Expression[] {
  if (predicate.body.type !== 'BlockStatement') return [predicate.body]
  const found: TSESTree.Expression[] = []
  const stack: TSESTree.Statement[] = [predicate.body]
  while (stack.length > 0) {
    const statement = stack.pop() as TSESTree.Statement
    if (statement.type === 'ReturnStatement' && statement.argument) found.push(statement.argument)
    else if (statement.type === 'BlockStatement') stack.push(...statement.body)
    else if (statement.type === 'IfStatement') stack.push(statement.consequent, ...(statement.alternate ? [statement.alternate] : []))
  }
  return found
}

function comparesKeys(scopes: Scopes, test: TSESTree.Expression, predicate: FunctionNode, iteration: Range): boolean {
  const node = unwrap(test)
  if (node.type === 'LogicalExpression') return node.operator === '&&' && (comparesKeys(scopes, node.left, predicate, iteration) || comparesKeys(scopes, node.right, predicate, iteration))
  if (node.type !== 'BinaryExpression' || !(node.operator === '===' || node.operator === '==')) return false
  return isPair(scopes, node.left, node.right, predicate, iteration) || isPair(scopes, node.right, node.left, predicate, iteration)
}

/** One side speaks of the element alone, the other of the iteration and not of the element. */
function isPair(scopes: Scopes, element: TSESTree.Expression, key: TSESTree.Expression, predicate: FunctionNode, [start, end]: Range): boolean {
  const ofElement = (name: TSESTree.Identifier) => isDeclaredIn(scopes, name, predicate.range)
  if (!identifiersIn(element).some(ofElement)) return false
  const names = identifiersIn(key)
  return names.length > 0 && !names.some(ofElement) && names.some(name => isDeclaredIn(scopes, name, [start, end]))
}

function isDeclaredIn(scopes: Scopes, name: TSESTree.Identifier, [start, end]: Range): boolean {
  return variableOf(scopes, name)?.defs.some(definition => definition.name.range[0] >= start && definition.name.range[1] <= end) ?? false
}

/** True when the list is added to within the iteration. */
export function growsWithin(scopes: Scopes, list: TSESTree.Expression, [start, end]: Range): boolean {
  const node = unwrap(list)
  if (node.type !== 'Identifier') return false
  return (variableOf(scopes, node)?.references ?? []).some(({ identifier }) => {
    if (identifier.range[0] < start || identifier.range[1] > end) return false
    const member = identifier.parent as TSESTree.Node | undefined
    return member?.type === 'MemberExpression' && member.object === identifier && /^(?:push|unshift)$/.test(memberName(member) ?? '') && member.parent.type === 'CallExpression'
  })
}
