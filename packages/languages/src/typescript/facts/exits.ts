import type { TSESTree } from '@typescript-eslint/types'
import { type LoopNode, isFunction, isLoop } from '@perf-rules/core/ask'

type Node = TSESTree.Node

/** Statements of a loop's body and of the blocks in it, but not those of inner loops and functions. */
function* statementsOf(node: Node, levels = 8): Iterable<Node> {
  yield node
  if (levels === 0) return
  if (node.type === 'BlockStatement') for (const statement of node.body) yield* statementsOf(statement, levels - 1)
  else if (node.type === 'TryStatement') yield* statementsOf(node.block, levels - 1)
}

/** The name that a condition asks to be there: `found`, `found !== null`, `found.length > 0`, `found?.ok`; not `!found`. */
function asksFor(test: Node): string | undefined {
  switch (test.type) {
    case 'Identifier':
      return test.name
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return asksFor(test.expression)
    case 'MemberExpression':
      return asksFor(test.object)
    case 'LogicalExpression':
      return asksFor(test.left)
    case 'BinaryExpression':
      return test.operator === '!==' || test.operator === '!=' || test.operator === '>' ? asksFor(test.left) : undefined
    default:
      return undefined
  }
}

/** `answer.status === 200`, `check.ok === true`: the name that a condition asks to be one certain, not empty value. */
function asksForValue(test: Node): string | undefined {
  if (test.type !== 'BinaryExpression' || test.operator !== '===' || test.right.type !== 'Literal') return undefined
  return test.right.value ? asksFor(test.left) : undefined
}

/** `!found`, `found === null`: the way on when nothing was found. */
function asksForAbsence(test: Node): string | undefined {
  if (test.type === 'UnaryExpression' && test.operator === '!') return asksFor(test.argument)
  return test.type === 'BinaryExpression' && (test.operator === '===' || test.operator === '==') && (test.right.type === 'Literal' || test.right.type === 'Identifier') ? asksFor(test.left) : undefined
}

function leaves(node: Node): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node
  return last?.type === 'BreakStatement' || (last?.type === 'ReturnStatement' && !isFailure(last.argument))
}

/** `return res.status(404)…`, `return { error }`, `return false`: an exit that gives up, not one that found something. */
function isFailure(value: Node | null): boolean {
  if (value?.type === 'ObjectExpression') return value.properties.some(property => property.type === 'Property' && property.key.type === 'Identifier' && /^(?:error|errors|message)$/.test(property.key.name))
  if (value?.type === 'CallExpression') return isAnswer(value.callee)
  return value?.type === 'Literal' && (value.value === false || value.value === null)
}

/** `res.sendStatus(…)`, `res.status(…).send(…)`, `next(error)`: a request handler answers in the middle of its items only when it gives up. */
function isAnswer(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'next' || callee.name === 'callback' || callee.name === 'cb'
  const on = callee.type === 'MemberExpression' ? callee.object : undefined
  if (on?.type === 'Identifier') return /^(?:res|response|reply)$/.test(on.name)
  return on?.type === 'CallExpression' && isAnswer(on.callee)
}

function awaitedName(statement: Node): string | undefined {
  if (statement.type === 'VariableDeclaration') {
    const [declarator] = statement.declarations
    return declarator?.init?.type === 'AwaitExpression' && declarator.id.type === 'Identifier' ? declarator.id.name : undefined
  }
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return undefined
  const { left, right } = statement.expression
  return right.type === 'AwaitExpression' && left.type === 'Identifier' ? left.name : undefined
}

/**
 * True when the loop stops at the first lookup that succeeds: the awaited value is what the exit asks for.
 * An exit on failure (`if (!user) return`) is none: every good run still goes through all items.
 */
export function stopsAtFirstHit(loop: LoopNode): boolean {
  const awaited = new Set<string>()
  for (const statement of statementsOf(loop.body)) {
    const name = awaitedName(statement)
    if (name !== undefined) awaited.add(name)
    if (statement.type === 'ReturnStatement' && !isInCatch(statement, loop)) return true
    if (statement.type !== 'IfStatement') continue
    if (leaves(statement.consequent)) {
      const asked = asksFor(statement.test)
      if (asked !== undefined && awaited.has(asked)) return true
      if (statement.test.type === 'AwaitExpression') return true
      const expected = asksForValue(statement.test)
      // A failure may be told by a value as well, but is seldom answered with an object made of what was found.
      if (expected !== undefined && awaited.has(expected) && givesData(statement.consequent)) return true
      const absent = asksForAbsence(statement.test)
      // `while`-like probing: `for (…) { name = …; if (!(await taken(name))) break }`.
      if (absent !== undefined && awaited.has(absent) && lastOf(statement.consequent)?.type === 'BreakStatement') return true
      if (statement.test.type === 'UnaryExpression' && statement.test.argument.type === 'AwaitExpression' && lastOf(statement.consequent)?.type === 'BreakStatement') return true
    }
  }
  return false
}

/** Ends with the return of an object or of a name. */
function givesData(node: Node): boolean {
  const last = lastOf(node)
  return last?.type === 'ReturnStatement' && (last.argument?.type === 'ObjectExpression' || last.argument?.type === 'Identifier')
}

function lastOf(node: Node): Node | undefined {
  return node.type === 'BlockStatement' ? node.body.at(-1) : node
}

function isInCatch(node: Node, loop: Node): boolean {
  for (let at = node.parent; at && at !== loop; at = at.parent) if (at.type === 'CatchClause' || isFunction(at) || (isLoop(at) && at !== loop)) return true
  return false
}
