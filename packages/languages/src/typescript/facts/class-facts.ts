import type { TSESTree } from '@typescript-eslint/types'
import { keyName } from '@perf-rules/core/ask'
import type { Outlines } from './expressions.ts'
import type { ClassFact, ExprId } from './shape.ts'
import type { TypeOutlines } from './types.ts'

type Member = [name: string, ExprId]

/** What a class has: fields, methods, parameter properties, and what its methods assign to `this`. */
export function classFact(node: TSESTree.ClassDeclaration | TSESTree.ClassExpression, outlines: Outlines, types: TypeOutlines, assignedToThis: readonly Member[]): ClassFact {
  const members: Member[] = []
  const statics: Member[] = []
  for (const member of node.body.body) {
    if (member.type === 'StaticBlock' || member.type === 'TSIndexSignature') continue
    const key = keyName(member)
    if (key === undefined) continue
    const holds = memberHolds(member, outlines, types)
    ;(member.static ? statics : members).push([key, holds])
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') members.push(...parameterProperties(member, outlines))
  }
  members.push(...assignedToThis)
  return {
    name: node.id?.name ?? '',
    extends: outlines.of(node.superClass, types.of),
    implements: (node.implements ?? []).map(base => typeOfBase(base, outlines)),
    members,
    statics,
  }
}

function memberHolds(member: Exclude<TSESTree.ClassElement, TSESTree.StaticBlock | TSESTree.TSIndexSignature>, outlines: Outlines, types: TypeOutlines): ExprId {
  switch (member.type) {
    case 'MethodDefinition': {
      const method = outlines.function(member.value)
      return member.kind === 'get' && method !== -1 ? outlines.add(['result-of', method]) : method
    }
    case 'TSAbstractMethodDefinition': {
      const result = types.of(member.value.returnType)
      return result === -1 ? -1 : outlines.add(['giving', result])
    }
    default:
      return outlines.either(outlines.of(member.value, types.of), types.of(member.typeAnnotation))
  }
}

function parameterProperties(constructor: TSESTree.MethodDefinition, outlines: Outlines): Member[] {
  return constructor.value.params.flatMap((parameter): Member[] => {
    if (parameter.type !== 'TSParameterProperty') return []
    const name = parameter.parameter.type === 'Identifier' ? parameter.parameter : parameter.parameter.left
    return name.type === 'Identifier' ? [[name.name, outlines.name(name.name, name.range[0])]] : []
  })
}

/** `implements Store<Row>`: the outline of the name, without its arguments. */
export function typeOfBase(base: TSESTree.TSClassImplements | TSESTree.TSInterfaceHeritage, outlines: Outlines): ExprId {
  const { expression } = base
  if (expression.type !== 'Identifier') return outlines.of(expression, () => -1)
  const declared = outlines.names.type(expression.name, expression.range[0])
  return declared === -1 ? outlines.name(expression.name, expression.range[0]) : outlines.add(['ref', declared])
}
