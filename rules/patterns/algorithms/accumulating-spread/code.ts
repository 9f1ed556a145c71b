import type { TSESTree } from '@typescript-eslint/types'
import { codeDetector, type CodeView, type Finding, type OptionsOf } from '@perf-rules/core'
import { dependsOn, type FunctionNode, isBoundedIteration, isCodeSized, isFunction, isMachineMade, isTestFile, type Iteration, iterationOf, listKind, memberName, rootOf, short, unwrap, variableOf, waitsPerItem } from '@perf-rules/core/ask'
import check, { say } from './check.ts'
import { type Copy, copyByCall, copyBySpread } from './copy.ts'

type View = CodeView<OptionsOf<typeof check>>

export default codeDetector(check, {
  mayConcern: text => /\b(?:for|while|do)\b|reduce|each|map|filter|some|every|find/i.test(text) && /\.\.\.|concat|assign/.test(text),
  listen(view) {
    if (!view.options.tests && isTestFile(view.path)) return {}
    return {
      SpreadElement(node) {
        const into = node.parent.type
        if (into !== 'ArrayExpression' && into !== 'ObjectExpression') return undefined
        return judged(view, copyBySpread(node))
      },
      CallExpression(node) {
        if (node.callee.type !== 'MemberExpression') return undefined
        const name = memberName(node.callee)
        return name === 'concat' || name === 'assign' ? judged(view, copyByCall(node)) : undefined
      },
    }
  },
})

function judged(view: View, copy: Copy | undefined): Iterable<Finding> | undefined {
  if (!copy || (copy.kind === 'merge' && !view.options.merges)) return undefined
  return reducerStep(view, copy) ?? (view.options.loops ? loopTurn(view, copy) : undefined)
}

/** A copy of the reducer's own accumulator. Undefined when the copy stands in no reducer. */
function reducerStep(view: View, copy: Copy): Iterable<Finding> | undefined {
  const fn = functionAround(copy.whole)
  const [accumulator] = fn?.params ?? []
  const name = accumulator?.type === 'AssignmentPattern' ? accumulator.left : accumulator
  const root = rootOf(copy.of)
  if (!fn || name?.type !== 'Identifier' || root?.type !== 'Identifier' || name.name !== root.name) return undefined
  const call = reduceCallOf(view, fn)
  if (!call || variableOf(view.scopes, root)?.defs[0]?.name !== name) return undefined
  return stepFindings(view, copy, fn, call)
}

function* stepFindings(view: View, copy: Copy, fn: FunctionNode, { callee, call }: ReduceCall) {
  if (isSmall(view, { node: fn, over: callee.object, head: callee.property.range })) return
  const [, initial] = call.arguments
  if (copy.whole.type === 'CallExpression' && copy.kind === 'array') {
    // Strings have `concat` as well: only a first value that is an array tells them apart.
    if (copy.of.type === 'Identifier' && (!initial || listKind(view.scopes, initial) !== 'array')) return
  }
  if (shrinks(copy.whole) || isMachineMade(view.path, view.text)) return
  yield say.copyPerStep(copy.whole, { copy: named(view, copy), method: memberName(callee) ?? 'reduce' }, { related: [{ at: callee.property, note: 'runs once per item' }] })
}

interface ReduceCall {
  readonly call: TSESTree.CallExpression
  readonly callee: TSESTree.MemberExpression
}

/** The `reduce` a function is given to: written in place, or by its name somewhere in the file. */
function reduceCallOf(view: View, fn: FunctionNode): ReduceCall | undefined {
  const inPlace = asReduce(fn)
  if (inPlace) return inPlace
  const name = fn.type === 'FunctionDeclaration' ? fn.id : fn.parent?.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier' ? fn.parent.id : undefined
  if (!name || !view.text.includes('.reduce')) return undefined
  const holder = fn.type === 'FunctionDeclaration' ? fn : fn.parent
  const variable = holder && view.scopes.getDeclaredVariables(holder).find(each => each.name === name.name)
  for (const { identifier } of variable?.references ?? []) {
    const found = identifier.type === 'Identifier' ? asReduce(identifier) : undefined
    if (found) return found
  }
  return undefined
}

function asReduce(reducer: TSESTree.Node): ReduceCall | undefined {
  const call = reducer.parent
  if (call?.type !== 'CallExpression' || call.arguments[0] !== reducer) return undefined
  const callee = unwrap(call.callee)
  if (callee.type !== 'MemberExpression') return undefined
  const name = memberName(callee)
  return name === 'reduce' || name === 'reduceRight' ? { call, callee } : undefined
}

/** `all = [...all, item]` in a loop or per-item callback that `all` was declared outside of. */
function loopTurn(view: View, copy: Copy): Iterable<Finding> | undefined {
  const assignment = copy.whole.parent
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=' || assignment.right !== copy.whole) return undefined
  if (view.textOf(assignment.left) !== view.textOf(copy.of)) return undefined
  const iteration = iterationOf(assignment)
  return iteration && turnFindings(view, copy, iteration)
}

function* turnFindings(view: View, copy: Copy, iteration: Iteration) {
  if (dependsOn(view.scopes, copy.of, iteration.node.range) || isSmall(view, iteration)) return
  if (copy.whole.type === 'CallExpression' && copy.kind === 'array' && listKind(view.scopes, copy.of) !== 'array') return
  if (leavesAfter(copy.whole.parent) || isMachineMade(view.path, view.text)) return
  yield say.copyPerTurn(copy.whole, { copy: named(view, copy) }, { related: [{ at: iteration.head, note: 'runs once per item' }] })
}

/** Few items, or each of them costs a round trip: then the copies do not count. */
function isSmall(view: View, iteration: Iteration): boolean {
  return waitsPerItem(iteration) || isBoundedIteration(view.scopes, iteration) || (iteration.over !== undefined && isCodeSized(iteration.over))
}

/** `[...last, item].slice(-5)` never grows. */
function shrinks(whole: TSESTree.Node): boolean {
  const member = whole.parent
  return member?.type === 'MemberExpression' && member.object === whole && /^(?:slice|splice|at|length|some|every|includes|join)$/.test(memberName(member) ?? '')
}

/** True when the turn that copies is the last one. */
function leavesAfter(assignment: TSESTree.Node | undefined): boolean {
  const statement = assignment?.parent
  if (statement?.parent?.type !== 'BlockStatement' || statement.type !== 'ExpressionStatement') return false
  const { body } = statement.parent
  const next = body[body.indexOf(statement) + 1]
  return next?.type === 'BreakStatement' || next?.type === 'ReturnStatement'
}

function functionAround(node: TSESTree.Node): FunctionNode | undefined {
  let at: TSESTree.Node | undefined = node.parent
  while (at && !isFunction(at)) {
    if (at.type === 'ClassBody' || at.type === 'Program') return undefined
    at = at.parent
  }
  return isFunction(at) ? at : undefined
}

function named(view: View, copy: Copy): string {
  const of = short(view.textOf(copy.of), 30)
  if (copy.whole.type === 'CallExpression') return copy.kind === 'array' ? `${of}.concat(…)` : `Object.assign({}, ${of}, …)`
  return copy.whole.type === 'ArrayExpression' ? `[...${of}, …]` : `{ ...${of}, … }`
}
