import type { TSESTree } from '@typescript-eslint/types'
import type { ScopeManager, Variable } from '@typescript-eslint/scope-manager'
import { declaredTypeOf, fieldOf, resolveType } from './declared-type.ts'
import { variableOf } from './imports.ts'
import { memberName, unwrap } from './syntax.ts'

/** What a value is, as far as its file tells. `keyed`: a Set or Map, searched by key. */
export type ListKind = 'array' | 'string' | 'keyed' | 'unknown'

const toArray = new Set(['map', 'filter', 'flatMap', 'split', 'sort', 'toSorted', 'reverse', 'toReversed', 'toSpliced', 'flat', 'splice', 'fill'])
const toText = new Set(['toLowerCase', 'toUpperCase', 'toLocaleLowerCase', 'trim', 'trimStart', 'trimEnd', 'replace', 'replaceAll', 'toString', 'join', 'padStart', 'padEnd', 'substring', 'substr', 'charAt', 'normalize', 'repeat', 'toFixed', 'toISOString', 'text', 'getText'])

/** Says whether a value is an array, a string, or a Set or Map; `unknown` when only another file could tell. */
export function listKind(scopes: ScopeManager, expression: TSESTree.Node, depth = 0): ListKind {
  if (depth > 6) return 'unknown'
  const type = declaredTypeOf(scopes, expression)
  if (type) {
    const kind = kindOfType(scopes, type)
    if (kind !== 'unknown') return kind
  }
  return kindOfValue(scopes, unwrap(expression), depth)
}

function kindOfValue(scopes: ScopeManager, node: TSESTree.Node, depth: number): ListKind {
  switch (node.type) {
    case 'ArrayExpression':
      return 'array'
    case 'TemplateLiteral':
      return 'string'
    case 'Literal':
      return typeof node.value === 'string' ? 'string' : 'unknown'
    case 'BinaryExpression':
      return node.operator === '+' && (listKind(scopes, node.left, depth + 1) === 'string' || listKind(scopes, node.right, depth + 1) === 'string') ? 'string' : 'unknown'
    case 'NewExpression':
      return kindOfConstructed(node.callee)
    case 'AwaitExpression':
      return 'unknown'
    case 'ConditionalExpression':
      return either(listKind(scopes, node.consequent, depth + 1), listKind(scopes, node.alternate, depth + 1))
    case 'LogicalExpression':
      return either(listKind(scopes, node.left, depth + 1), listKind(scopes, node.right, depth + 1))
    case 'CallExpression':
      return kindOfCall(scopes, node, depth)
    case 'Identifier': {
      const variable = variableOf(scopes, node)
      return variable ? kindOfVariable(scopes, variable, depth) : 'unknown'
    }
    case 'MemberExpression': {
      const field = unwrap(node.object).type === 'ThisExpression' ? fieldOf(node, memberName(node) ?? '') : undefined
      return field?.type === 'PropertyDefinition' && field.value ? listKind(scopes, field.value, depth + 1) : 'unknown'
    }
    default:
      return 'unknown'
  }
}

function kindOfConstructed(callee: TSESTree.Node): ListKind {
  if (callee.type !== 'Identifier') return 'unknown'
  if (callee.name === 'Array') return 'array'
  return /^(?:Weak)?(?:Set|Map)$/.test(callee.name) ? 'keyed' : 'unknown'
}

function kindOfCall(scopes: ScopeManager, call: TSESTree.CallExpression, depth: number): ListKind {
  const callee = unwrap(call.callee)
  if (callee.type === 'Identifier') return callee.name === 'String' ? 'string' : callee.name === 'Array' ? 'array' : 'unknown'
  if (callee.type !== 'MemberExpression') return 'unknown'
  const name = memberName(callee) ?? ''
  if (callee.object.type === 'Identifier') {
    if (callee.object.name === 'Object' && /^(?:keys|values|entries|getOwnPropertyNames)$/.test(name)) return 'array'
    if (callee.object.name === 'Array' && /^(?:from|of)$/.test(name)) return 'array'
  }
  if (toText.has(name)) return 'string'
  if (toArray.has(name)) return 'array'
  // Strings and arrays have both; the receiver tells.
  return name === 'slice' || name === 'concat' ? listKind(scopes, callee.object, depth + 1) : 'unknown'
}

function kindOfVariable(scopes: ScopeManager, variable: Variable, depth: number): ListKind {
  for (const { node, name, type } of variable.defs) {
    if (type === 'Parameter') {
      const holder = name.parent
      if (holder?.type === 'RestElement') return 'array'
      if (holder?.type === 'AssignmentPattern') return listKind(scopes, holder.right, depth + 1)
      continue
    }
    if (node.type !== 'VariableDeclarator') continue
    if (name.parent?.type === 'AssignmentPattern') return listKind(scopes, name.parent.right, depth + 1)
    if (!node.init) continue
    if (node.id === name) return listKind(scopes, node.init, depth + 1)
    // `const [ids, setIds] = useState<string[]>([])`
    const call = unwrap(node.init)
    if (node.id.type === 'ArrayPattern' && node.id.elements[0] === name && call.type === 'CallExpression' && /\buseState$/.test(nameOfCallee(call))) {
      const type = call.typeArguments?.params[0]
      const first = call.arguments[0]
      return type ? kindOfType(scopes, type) : first ? listKind(scopes, first, depth + 1) : 'unknown'
    }
  }
  return 'unknown'
}

function nameOfCallee({ callee }: TSESTree.CallExpression): string {
  return callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : ''
}

function kindOfType(scopes: ScopeManager, type: TSESTree.TypeNode, depth = 0): ListKind {
  if (depth > 6) return 'unknown'
  switch (type.type) {
    case 'TSArrayType':
    case 'TSTupleType':
      return 'array'
    case 'TSStringKeyword':
    case 'TSTemplateLiteralType':
      return 'string'
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && typeof type.literal.value === 'string' ? 'string' : 'unknown'
    case 'TSTypeOperator':
      return type.typeAnnotation ? kindOfType(scopes, type.typeAnnotation, depth + 1) : 'unknown'
    case 'TSUnionType':
      return kindOfUnion(type.types.filter(({ type: each }) => each !== 'TSUndefinedKeyword' && each !== 'TSNullKeyword').map(each => kindOfType(scopes, each, depth + 1)))
    case 'TSTypeReference': {
      const name = type.typeName.type === 'Identifier' ? type.typeName.name : ''
      if (name === 'Array' || name === 'ReadonlyArray') return 'array'
      if (/^(?:Readonly|Weak)?(?:Set|Map)$/.test(name)) return 'keyed'
      const resolved = resolveType(scopes, type)
      return resolved?.type === 'TSTypeAliasDeclaration' ? kindOfType(scopes, resolved.typeAnnotation, depth + 1) : 'unknown'
    }
    default:
      return 'unknown'
  }
}

/** A value that may be a string or an array is not surely either. */
function kindOfUnion(kinds: readonly ListKind[]): ListKind {
  const [first = 'unknown', ...rest] = kinds
  return rest.every(kind => kind === first) ? first : kinds.includes('string') ? 'string' : 'unknown'
}

function either(one: ListKind, other: ListKind): ListKind {
  return one === 'unknown' ? other : other === 'unknown' || one === other ? one : 'unknown'
}
