import type { TSESTree } from '@typescript-eslint/types'
import { type LoopNode, keyName, memberName } from '@perf-rules/core/ask'
import { type Collectors, defineCodeFacts } from '../code-facts.ts'
import { classFact, typeOfBase } from './class-facts.ts'
import { type CallNode, WalkState, takerOf } from './walk-state.ts'
import { Declarations } from './declarations.ts'
import { stopsAtFirstHit } from './exits.ts'
import { Outlines } from './expressions.ts'
import { branchForMissing } from './kept.ts'
import { goingOf, namesChunk } from './loop-facts.ts'
import { manyNames } from './many-names.ts'
import { Names, blockOf } from './scopes.ts'
import { singleTurns } from './seldom.ts'
import type { CallFact, ExprId, FunctionFact, LoopFact, ModuleFacts, SingleFact } from './shape.ts'
import { sqlVerb } from './sql-verb.ts'
import { TypeOutlines } from './types.ts'
import { useOf } from './use.ts'

type Node = TSESTree.Node
type FunctionNode = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression | TSESTree.FunctionDeclaration

/** Results of one function that are outlined; further ones repeat. */
const mostResults = 6
/** Arguments of one call that are outlined. */
const mostArguments = 6

/** What a program file says of itself: names, functions, classes, calls and the iterations around them. */
export const moduleFacts = defineCodeFacts<'module'>({
  kind: 'module',
  version: 6,
  collect() {
    const state = new WalkState()
    const names = new Names()
    const declarations = new Declarations(names)
    const later = new Map<'returns' | 'exports' | 'assigns', Node[]>([['returns', []], ['exports', []], ['assigns', []]])
    const keep = (list: 'returns' | 'exports' | 'assigns', node: Node) => void later.get(list)?.push(node)
    const shapeIds = new Map<TSESTree.TSInterfaceDeclaration, () => ExprId>()
    const many = manyNames()
    const failures: (readonly [number, number])[] = []
    const singles: SingleFact[] = []
    const kept: (readonly [number, number])[] = []
    const branch = (node: TSESTree.IfStatement | TSESTree.ConditionalExpression) => {
      singles.push(...singleTurns(node))
      const missing = branchForMissing(node)
      if (missing) kept.push([missing.range[0], missing.range[1]])
    }
    const enterLoop = (node: LoopNode) => state.enterLoop(node)
    const leaveLoop = (node: LoopNode) => state.leaveLoop(node)
    const leaveFunction = () => state.leaveFunction()
    const enterFunction = (node: FunctionNode) => {
      state.enterFunction(node)
      const number = state.functions.length - 1
      node.params.forEach((parameter, index) => {
        const plain = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter
        const annotation = plain.type === 'AssignmentPattern' ? plain.left.typeAnnotation : plain.typeAnnotation
        declarations.pattern(plain, node.range, (outlines, types) => outlines.add(['param', number, index, types.of(annotation)]))
      })
      typeParameters(node.typeParameters, node.range)
    }
    const typeParameters = (list: TSESTree.TSTypeParameterDeclaration | undefined, scope: readonly [number, number]) => {
      for (const { name, constraint } of list?.params ?? []) if (constraint) declarations.declare(name.name, scope, 'type', (outlines, types) => outlines.add(['alias', types.of(constraint)]))
    }
    const call = (node: CallNode) => state.call(node)
    const on: Collectors = {
      ImportDeclaration: node => declarations.import(node),
      VariableDeclarator: node => declarations.variable(node),
      FunctionDeclaration(node) {
        if (node.id) declarations.declare(node.id.name, blockOf(node), 'value', outlines => outlines.function(node))
        enterFunction(node)
      },
      FunctionExpression(node) {
        if (node.id) declarations.declare(node.id.name, node.range, 'value', outlines => outlines.function(node))
        enterFunction(node)
      },
      ArrowFunctionExpression(node) {
        enterFunction(node)
        if (node.body.type !== 'BlockStatement') keep('returns', node)
      },
      'FunctionDeclaration:exit': leaveFunction,
      'FunctionExpression:exit': leaveFunction,
      'ArrowFunctionExpression:exit': leaveFunction,
      ReturnStatement: node => node.argument && keep('returns', node),
      ClassDeclaration(node) {
        state.class(node)
        if (node.id) declarations.declare(node.id.name, blockOf(node), 'both', outlines => outlines.class(node))
        typeParameters(node.typeParameters, node.range)
      },
      ClassExpression(node) {
        state.class(node)
        if (node.id) declarations.declare(node.id.name, node.range, 'both', outlines => outlines.class(node))
      },
      TSInterfaceDeclaration(node) {
        let id: ExprId | undefined
        const shape = (outlines: Outlines, types: TypeOutlines) => (id ??= outlines.add(['shape', types.shape(node.id.name, node.body.body, node.extends.map(base => typeOfBase(base, outlines)))]))
        declarations.declare(node.id.name, blockOf(node), 'type', shape)
        shapeIds.set(node, () => id ?? -1)
      },
      TSTypeAliasDeclaration: node => void declarations.declare(node.id.name, blockOf(node), 'type', (outlines, types) => outlines.add(['alias', types.of(node.typeAnnotation)])),
      TSEnumDeclaration: node => void declarations.declare(node.id.name, blockOf(node), 'both', outlines => outlines.add(['enum'])),
      ExportNamedDeclaration: node => keep('exports', node),
      ExportDefaultDeclaration: node => keep('exports', node),
      ExportAllDeclaration: node => keep('exports', node),
      TSExportAssignment: node => keep('exports', node),
      AssignmentExpression(node) {
        if (node.left.type === 'Identifier') declarations.assigned(node.left.name, node.range[0], node.right)
        else if (node.left.type === 'MemberExpression' && !node.left.computed) keep('assigns', node)
      },
      CatchClause: node => void failures.push([node.range[0], node.range[1]]),
      IfStatement: branch,
      ConditionalExpression: branch,
      CallExpression: call,
      NewExpression: call,
      TaggedTemplateExpression(node) {
        // Styled components and translations are most templates; a query is awaited, returned, handed on, or is a statement.
        const { type } = node.parent
        if (sqlVerb(node.quasi.quasis[0]?.value.cooked ?? '') !== '' || type === 'AwaitExpression' || type === 'ReturnStatement' || type === 'ArrowFunctionExpression' || type === 'CallExpression' || type === 'MemberExpression') call(node)
      },
      AwaitExpression(node) {
        if (node.argument.type === 'Identifier' || node.argument.type === 'MemberExpression') state.awaited(node.argument)
      },
      ForOfStatement(node) {
        many.seen(node.right)
        enterLoop(node)
      },
      ForInStatement: enterLoop,
      ForStatement: enterLoop,
      WhileStatement: enterLoop,
      DoWhileStatement: enterLoop,
      'ForOfStatement:exit': leaveLoop,
      'ForInStatement:exit': leaveLoop,
      'ForStatement:exit': leaveLoop,
      'WhileStatement:exit': leaveLoop,
      'DoWhileStatement:exit': leaveLoop,
      MemberExpression: node => many.member(node),
      SpreadElement: node => many.spread(node),
    }
    const done = (): ModuleFacts | undefined => {
      const outlines = new Outlines(names, { functions: state.functionNumbers, classes: state.classNumbers, calls: state.callNumbers })
      const types = new TypeOutlines(outlines)
      const of = (node: Node | null | undefined) => outlines.of(node, types.of)
      const bindings = declarations.outlined(outlines, types)
      const isMany = many.resolve(names)

      const results = new Map<number, ExprId[]>()
      for (const node of later.get('returns') ?? []) {
        const value = node.type === 'ArrowFunctionExpression' ? node.body : node.type === 'ReturnStatement' ? node.argument : undefined
        const owner = node.type === 'ArrowFunctionExpression' ? node : functionAround(node)
        const number = owner ? state.functionNumbers.get(owner) : undefined
        if (number === undefined) continue
        const outline = of(value)
        const list = results.get(number) ?? []
        if (outline !== -1 && list.length < mostResults && !list.includes(outline)) results.set(number, [...list, outline])
      }
      const functions = state.functions.map(({ node, around, class: owner }, number): FunctionFact => {
        const taker = takerOf(node)
        const takerNumber = taker && state.callNumbers.get(taker.call)
        const annotated = types.of(node.returnType)
        const first = node.params[0]
        return {
          name: nameOf(node),
          ...(node.async ? { async: true as const } : {}),
          results: [...(annotated === -1 ? [] : [annotated]), ...(results.get(number) ?? [])],
          ...(taker && takerNumber !== undefined ? { passedTo: [takerNumber, taker.argument] as const } : {}),
          ...(around.fn === -1 ? {} : { inside: around.fn }),
          ...(around.loop === -1 ? {} : { loop: around.loop }),
          ...(owner === -1 ? {} : { class: owner }),
          ...(first && (namesChunk(first) || isMany(first, node.body)) ? { takesMany: true as const } : {}),
        }
      })

      const ofThis = new Map<number, [string, ExprId][]>()
      const exports: [string, ExprId][] = []
      const stars: string[] = []
      const assigns: [ExprId, string, ExprId][] = []
      for (const node of later.get('assigns') ?? []) {
        if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') continue
        const name = memberName(node.left)
        const object = of(node.left.object)
        if (name === undefined || object === -1) continue
        const value = of(node.right)
        const target = outlines.exprs[object]
        if (target?.[0] === 'this' && target[1] !== -1) ofThis.set(target[1], [...(ofThis.get(target[1]) ?? []), [name, value]])
        else if (target?.[0] === 'global' && target[1] === 'module' && name === 'exports') exports.push(['=', value])
        else if (target?.[0] === 'global' && target[1] === 'exports') exports.push([name, value])
        else if (value !== -1) assigns.push([object, name, value])
      }
      for (const node of later.get('exports') ?? []) exportsOf(node, outlines, types, exports, stars)
      const classes = state.classes.map((node, number) => classFact(node, outlines, types, ofThis.get(number) ?? []))

      const calls = state.calls.map(({ node, around }): CallFact => {
        const callee = node.type === 'TaggedTemplateExpression' ? node.tag : node.callee
        const given: readonly Node[] = node.type === 'TaggedTemplateExpression' ? [node.quasi] : node.arguments
        const { use, into } = useOf(node, state.callNumbers, names)
        return [of(callee), given.slice(0, mostArguments).map(of), callee.range[0], callee.range[1], around.fn, around.loop, use, into]
      })
      const awaits = state.awaits.map(({ node, around }) => [of(node), node.range[0], node.range[1], around.fn, around.loop] as const)
      const loops = state.loops.map(({ node, around }): LoopFact => {
        const going = goingOf(node)
        const left = node.type === 'ForOfStatement' && node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : undefined
        return {
          kind: going.kind,
          at: [node.range[0], node.body.range[0]],
          over: of(going.over),
          fn: around.fn,
          ...(around.loop === -1 ? {} : { outer: around.loop }),
          ...(going.strides || namesChunk(left) ? { chunks: true as const } : left && isMany(left, node.body) ? { groups: true as const } : {}),
          ...(stopsAtFirstHit(node) ? { firstHit: true as const } : {}),
          ...(node.type === 'ForOfStatement' && node.await ? { awaits: true as const } : {}),
          ...(left?.type === 'Identifier' ? { item: names.value(left.name, left.range[0]) } : {}),
        }
      })
      return { exprs: outlines.exprs, bindings, functions, classes, shapes: types.shapes, calls, awaits, loops, failures, singles, kept, exports, stars, assigns }
    }
    return { on, done }
  },
})

function functionAround(node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent) if (at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression' || at.type === 'ArrowFunctionExpression') return at
  return undefined
}

function nameOf(node: FunctionNode): string {
  if (node.id) return node.id.name
  const parent = node.parent
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name
  if (parent.type === 'MethodDefinition' || parent.type === 'Property' || parent.type === 'PropertyDefinition') return keyName(parent) ?? ''
  return parent.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' ? (memberName(parent.left) ?? '') : ''
}

/** Adds what an export statement exports. */
function exportsOf(node: Node, outlines: Outlines, types: TypeOutlines, exports: [string, ExprId][], stars: string[]): void {
  if (node.type === 'ExportAllDeclaration') {
    if (node.exported) exports.push([textOf(node.exported), outlines.add(['import', node.source.value, '*'])])
    else stars.push(node.source.value)
  } else if (node.type === 'ExportDefaultDeclaration') {
    const { declaration } = node
    exports.push(['default', declaration.type === 'TSInterfaceDeclaration' ? typeNamed(declaration.id, outlines) : outlines.of(declaration, types.of)])
  } else if (node.type === 'TSExportAssignment') exports.push(['=', outlines.of(node.expression, types.of)])
  else if (node.type === 'ExportNamedDeclaration') {
    for (const { local, exported } of node.specifiers) {
      const name = textOf(local)
      if (node.source) exports.push([textOf(exported), outlines.add(['import', node.source.value, name])])
      else if (local.type === 'Identifier') exports.push([textOf(exported), outlines.either(valueNamed(local, outlines), typeNamed(local, outlines))])
    }
    const { declaration } = node
    if (declaration?.type === 'VariableDeclaration') for (const { id } of declaration.declarations) for (const name of namesIn(id)) exports.push([name.name, outlines.name(name.name, name.range[0])])
    else if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') exports.push([declaration.id.name, outlines.either(valueNamed(declaration.id, outlines), typeNamed(declaration.id, outlines))])
  }
}

function valueNamed({ name, range }: TSESTree.Identifier, outlines: Outlines): ExprId {
  const value = outlines.names.value(name, range[0])
  return value === -1 ? -1 : outlines.add(['ref', value])
}

function typeNamed({ name, range }: TSESTree.Identifier, outlines: Outlines): ExprId {
  const type = outlines.names.type(name, range[0])
  return type === -1 ? -1 : outlines.add(['ref', type])
}

function textOf(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === 'Identifier' ? name.name : name.value
}

function namesIn(pattern: Node): TSESTree.Identifier[] {
  if (pattern.type === 'Identifier') return [pattern]
  if (pattern.type === 'ObjectPattern') return pattern.properties.flatMap(property => namesIn(property.type === 'RestElement' ? property.argument : property.value))
  if (pattern.type === 'ArrayPattern') return pattern.elements.flatMap(element => (element ? namesIn(element) : []))
  return pattern.type === 'AssignmentPattern' ? namesIn(pattern.left) : []
}
