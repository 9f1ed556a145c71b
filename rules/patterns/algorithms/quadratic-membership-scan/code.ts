import type { TSESTree } from '@typescript-eslint/types'
import { codeDetector, type CodeView, type Finding, type OptionsOf } from '@perf-rules/core'
import { dependsOn, type FunctionNode, isBounded, isBoundedIteration, isCodeSized, isFunction, isMachineMade, isTestFile, type Iteration, iterationOf, listKind, memberName, rootOf, short, unwrap, variableOf, waitsPerItem } from '@perf-rules/core/ask'
import check, { say } from './check.ts'
import { growsWithin, isLookup, mayBeLookup, type Scan, scanOf } from './scan.ts'

type View = CodeView<OptionsOf<typeof check>>

export default codeDetector(check, {
  mayConcern: text => /\.(?:includes|indexOf|lastIndexOf|find|findIndex|findLast|findLastIndex|some|filter)\b/.test(text),
  listen(view) {
    if (!view.options.tests && isTestFile(view.path)) return {}
    return {
      CallExpression(node) {
        const scan = scanOf(node)
        const iteration = scan && (iterationOf(node) ?? walkOf(node))
        return scan && iteration ? judged(view, scan, iteration) : undefined
      },
    }
  },
})

function* judged(view: View, scan: Scan, iteration: Iteration): Iterable<Finding> {
  // What the tree alone can tell comes first: scopes cost half a millisecond a file.
  if (isCodeSized(scan.list) || (iteration.over && isCodeSized(iteration.over)) || isLastTurn(scan.call, iteration.node)) return
  if (!mayBeLookup(scan) || isOfItem(scan.list, iteration)) return
  if (waitsPerItem(iteration) || (!view.options.rendering && givesElement(iteration.node))) return
  const { scopes } = view
  const range = iteration.node.range
  if (!isFixedList(view, scan, iteration) || !isLookup(scopes, scan, range) || isOfOuterItem(view, scan, iteration)) return
  const kind = listKind(scopes, scan.list)
  // Only arrays take a predicate; `includes` and `indexOf` are asked of strings more often than of lists.
  if (kind === 'string' || kind === 'keyed' || (kind === 'unknown' && !isFunction(scan.wanted))) return
  const grows = growsWithin(scopes, scan.list, range)
  if (!grows && (iteration.over === undefined || isBounded(scopes, scan.list))) return
  if (isBoundedIteration(scopes, iteration) || isOverText(view, iteration)) return
  if (isMachineMade(view.path, view.text)) return
  const list = short(view.textOf(scan.list), 40)
  const related = [{ at: iteration.head, note: 'runs once per item' }]
  const confidence = kind === 'array' ? 'high' : 'medium'
  if (grows) yield say.scanOfGrowingList(scan.call, { list, method: scan.method }, { related, confidence })
  else yield say.scanPerItem(scan.call, { list, method: scan.method, over: iteration.over ? `\`${short(view.textOf(iteration.over), 40)}\`` : 'the iteration' }, { related, confidence })
}

/** True when each turn searches the same list: declared outside the iteration, or the very list gone through. */
function isFixedList({ scopes }: View, { list }: Scan, { node: around }: Iteration): boolean {
  const node = unwrap(list)
  if (isWholeList(scopes, node, around)) return true
  // What a call gives may differ each turn; `Object.keys(all)` and `[...all]` are the same, made anew.
  const source = copiedFrom(node)
  const root = source && rootOf(source)
  if (!root) return false
  if (root.type === 'ThisExpression') return !hasOwnThis(around)
  return !dependsOn(scopes, source, around.range)
}

/** `item.tags`, where the iteration names its item so: told by the name, since most searches are of this kind. */
function isOfItem(list: TSESTree.Expression, { node }: Iteration): boolean {
  const root = rootOf(list)
  if (root?.type !== 'Identifier') return false
  const [item] = isFunction(node) ? node.params : node.type === 'ForOfStatement' && node.left.type === 'VariableDeclaration' ? [node.left.declarations[0].id] : []
  return item?.type === 'Identifier' && item.name === root.name
}

/** True for what an outer item brings along (`post.tags`): each item has few. */
function isOfOuterItem({ scopes }: View, { list }: Scan, iteration: Iteration): boolean {
  const root = rootOf(list)
  if (root?.type !== 'Identifier') return false
  const made = variableOf(scopes, root)?.defs[0]?.node
  const source = made?.type === 'VariableDeclarator' && made.init ? made.init : root
  for (let outer = iterationOf(iteration.node); outer; outer = iterationOf(outer.node)) {
    const item = [outer.node.range[0], outer.node.body.range[0]] as const
    if (dependsOn(scopes, root, item) || dependsOn(scopes, source, item)) return true
  }
  return false
}

/** `self` in `list.filter((item, at, self) => self.indexOf(item) === at)`. */
function isWholeList(scopes: View['scopes'], node: TSESTree.Node, around: TSESTree.Node): boolean {
  if (node.type !== 'Identifier' || !isFunction(around) || around.params.length !== 3) return false
  return around.params[2] === variableOf(scopes, node)?.defs[0]?.name
}

function copiedFrom(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === 'Identifier' || node.type === 'MemberExpression') return holdsCall(node) ? undefined : node
  if (node.type === 'LogicalExpression' && node.right.type === 'ArrayExpression') return copiedFrom(unwrap(node.left))
  if (node.type === 'ArrayExpression') {
    const [only, ...rest] = node.elements
    return only?.type === 'SpreadElement' && rest.length === 0 ? copiedFrom(unwrap(only.argument)) : undefined
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || node.callee.object.type !== 'Identifier') return undefined
  const [first] = node.arguments
  const isCopy = node.callee.object.name === 'Object' ? /^(?:keys|values|entries)$/.test(memberName(node.callee) ?? '') : node.callee.object.name === 'Array' && memberName(node.callee) === 'from' && node.arguments.length === 1
  return isCopy && first && first.type !== 'SpreadElement' ? copiedFrom(unwrap(first)) : undefined
}

/** `a.b(c).d` and `a[i]`: another value each turn, for all we know. */
function holdsCall(node: TSESTree.Node): boolean {
  let at = node
  while (at.type === 'MemberExpression') {
    if (at.computed && at.property.type !== 'Literal') return true
    at = unwrap(at.object)
  }
  return at.type !== 'Identifier' && at.type !== 'ThisExpression'
}

function hasOwnThis(node: TSESTree.Node): boolean {
  return node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration'
}

/** True when each item becomes an element of the page: making that costs more than a search. */
function givesElement(node: TSESTree.Node): boolean {
  if (!isFunction(node)) return false
  return answers(node).some(answer => {
    const value = unwrap(answer)
    if (value.type === 'ConditionalExpression') return isElement(value.consequent) || isElement(value.alternate)
    return isElement(value.type === 'LogicalExpression' ? value.right : value)
  })
}

function isElement(node: TSESTree.Node): boolean {
  const value = unwrap(node)
  return value.type === 'JSXElement' || value.type === 'JSXFragment'
}

function answers(fn: FunctionNode): readonly TSESTree.Expression[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body]
  return fn.body.body.flatMap(statement => (statement.type === 'ReturnStatement' && statement.argument ? [statement.argument] : []))
}

/** True when the search is part of leaving the loop: then it runs once. */
function isLastTurn(call: TSESTree.Node, loop: TSESTree.Node): boolean {
  if (isFunction(loop)) return false
  for (let at = call.parent; at && at !== loop; at = at.parent) if (at.type === 'ReturnStatement' || at.type === 'ThrowStatement') return true
  return false
}

/** Going through the letters or words of a text: as long as a person types. */
function isOverText({ scopes }: View, { over }: Iteration): boolean {
  if (!over) return false
  const node = unwrap(over)
  if (listKind(scopes, node) === 'string') return true
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && memberName(node.callee) === 'split'
}

const walkers = /^(?:descend|traverse|walk|visit|each|forEach|iterate|nodesBetween)/

/** A callback given to something that walks a tree or document: once per node, by its name. */
function walkOf(node: TSESTree.Node): Iteration | undefined {
  let at: TSESTree.Node | undefined = node.parent
  while (at && !isFunction(at)) at = at.parent
  if (!isFunction(at) || at.parent?.type !== 'CallExpression' || !at.parent.arguments.includes(at as TSESTree.CallExpressionArgument)) return undefined
  const callee = unwrap(at.parent.callee)
  const name = callee.type === 'Identifier' ? callee : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property : undefined
  return name && walkers.test(name.name) ? { node: at, over: undefined, head: name.range } : undefined
}
