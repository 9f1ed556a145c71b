import type { TSESTree } from '@typescript-eslint/types'
import type { ScopeManager, Variable } from '@typescript-eslint/scope-manager'
import { variableOf } from './imports.ts'
import { keyName, memberName, unwrap } from './syntax.ts'

/**
 * The type written for a value in this file: on its variable, its parameter, the property of a class or the
 * member of an interface that its owner is declared with. Nothing is inferred from values.
 */
export function declaredTypeOf(scopes: ScopeManager, expression: TSESTree.Node, depth = 0): TSESTree.TypeNode | undefined {
  if (depth > 6) return undefined
  const node = unwrapKeepingTypes(expression)
  if (node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion') return node.typeAnnotation
  if (node.type === 'Identifier') {
    const variable = variableOf(scopes, node)
    return variable && typeOfVariable(scopes, variable, depth)
  }
  if (node.type !== 'MemberExpression') return undefined
  const name = memberName(node)
  if (name === undefined) return undefined
  const owner = unwrap(node.object)
  if (owner.type === 'ThisExpression') return typeOfField(node, name)
  const type = declaredTypeOf(scopes, owner, depth + 1)
  return type && memberOfType(scopes, type, name, depth + 1)
}

function unwrapKeepingTypes(expression: TSESTree.Node): TSESTree.Node {
  let at = expression
  while (at.type === 'TSNonNullExpression' || at.type === 'ChainExpression' || at.type === 'TSSatisfiesExpression') at = at.expression
  return at
}

function typeOfVariable(scopes: ScopeManager, variable: Variable, depth: number): TSESTree.TypeNode | undefined {
  for (const definition of variable.defs) {
    if (definition.name.type !== 'Identifier') continue
    if (definition.name.typeAnnotation) return definition.name.typeAnnotation.typeAnnotation
    const found = typeOfBinding(scopes, definition.name, depth)
    if (found) return found
    const { node } = definition
    if (node.type === 'VariableDeclarator' && node.init && node.id === definition.name) return declaredTypeOf(scopes, node.init, depth + 1)
  }
  return undefined
}

/** The type of a name taken out of a pattern: `{ ids }: Props`. */
function typeOfBinding(scopes: ScopeManager, name: TSESTree.Identifier, depth: number): TSESTree.TypeNode | undefined {
  const value = name.parent?.type === 'AssignmentPattern' && name.parent.left === name ? name.parent : name
  const property = value.parent
  if (property?.type !== 'Property' || property.value !== value || property.parent.type !== 'ObjectPattern') return undefined
  const key = keyName(property)
  const pattern = property.parent
  const type = pattern.typeAnnotation?.typeAnnotation ?? (pattern.parent.type === 'VariableDeclarator' && pattern.parent.init ? declaredTypeOf(scopes, pattern.parent.init, depth + 1) : undefined)
  return type && key !== undefined ? memberOfType(scopes, type, key, depth + 1) : undefined
}

function memberOfType(scopes: ScopeManager, type: TSESTree.TypeNode, name: string, depth: number): TSESTree.TypeNode | undefined {
  if (depth > 6) return undefined
  if (type.type === 'TSTypeLiteral') return signatureNamed(type.members, name)
  if (type.type === 'TSIntersectionType') return type.types.map(each => memberOfType(scopes, each, name, depth + 1)).find(found => found !== undefined)
  const resolved = resolveType(scopes, type)
  if (resolved?.type === 'TSInterfaceDeclaration') return signatureNamed(resolved.body.body, name)
  return resolved?.type === 'TSTypeAliasDeclaration' ? memberOfType(scopes, resolved.typeAnnotation, name, depth + 1) : undefined
}

function signatureNamed(members: readonly TSESTree.TypeElement[], name: string): TSESTree.TypeNode | undefined {
  for (const member of members) if (member.type === 'TSPropertySignature' && keyName(member) === name) return member.typeAnnotation?.typeAnnotation
  return undefined
}

/** The alias, interface or enum of this file that a type names. */
export function resolveType(scopes: ScopeManager, type: TSESTree.TypeNode): TSESTree.Node | undefined {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined
  const variable = variableOf(scopes, type.typeName)
  return variable?.defs.map(({ node }) => node as TSESTree.Node).find(node => node.type === 'TSTypeAliasDeclaration' || node.type === 'TSInterfaceDeclaration' || node.type === 'TSEnumDeclaration')
}

function typeOfField(at: TSESTree.Node, name: string): TSESTree.TypeNode | undefined {
  const field = fieldOf(at, name)
  if (field?.type === 'PropertyDefinition') return field.typeAnnotation?.typeAnnotation
  if (field?.type !== 'TSParameterProperty') return undefined
  return field.parameter.type === 'Identifier' ? field.parameter.typeAnnotation?.typeAnnotation : undefined
}

/** The field or parameter property of the class around a node. */
export function fieldOf(at: TSESTree.Node, name: string): TSESTree.PropertyDefinition | TSESTree.TSParameterProperty | undefined {
  let body: TSESTree.Node | undefined = at.parent
  while (body && body.type !== 'ClassBody') body = body.parent
  if (body?.type !== 'ClassBody') return undefined
  for (const member of body.body) {
    if (member.type === 'PropertyDefinition' && keyName(member) === name) return member
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue
    const found = member.value.params.find(param => param.type === 'TSParameterProperty' && param.parameter.type === 'Identifier' && param.parameter.name === name)
    if (found?.type === 'TSParameterProperty') return found
  }
  return undefined
}
