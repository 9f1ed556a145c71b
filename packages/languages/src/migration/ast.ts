import type { Range } from '@perf-rules/core'
import type { MigrationStep } from './facts.ts'

/** A node of a program as oxc gives it, before places and parents are set. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value
}

/** Adds the nodes directly below, in source order. */
function addChildren(node: Node, to: Node[]): void {
  for (const key in node) {
    if (key === 'parent') continue
    const value = node[key]
    if (isNode(value)) to.push(value)
    else if (Array.isArray(value)) for (const each of value as readonly unknown[]) if (isNode(each)) to.push(each)
  }
}

const below = new WeakMap<Node, readonly Node[]>()

/** The node and all below it, parents first. Kept, since one migration is walked for several questions. */
export function nodesBelow(node: Node): readonly Node[] {
  const known = below.get(node)
  if (known) return known
  const found: Node[] = []
  const stack = [node]
  for (let next = stack.pop(); next; next = stack.pop()) {
    found.push(next)
    const children: Node[] = []
    addChildren(next, children)
    stack.push(...children.reverse())
  }
  below.set(node, found)
  return found
}

/** The name of an identifier, a property or a key in quotes. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') return String(node['name'])
  return node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined
}

/** The text of a string, also of a template without anything put in. */
export function stringOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : undefined
  const quasis = node['quasis']
  if (node.type !== 'TemplateLiteral' || !Array.isArray(quasis) || quasis.length !== 1) return undefined
  const [only] = quasis as readonly unknown[]
  const value = isNode(only) ? only['value'] : undefined
  return typeof value === 'object' && value !== null && 'cooked' in value && typeof value.cooked === 'string' ? value.cooked : undefined
}

/** The value of a key of an object literal. */
export function propertyOf(node: unknown, key: string): Node | undefined {
  if (!isNode(node) || node.type !== 'ObjectExpression') return undefined
  const properties = node['properties'] as readonly Node[]
  const found = properties.find(property => property.type === 'Property' && nameOf(property['key']) === key)
  return isNode(found?.['value']) ? found['value'] : undefined
}

/** Arguments of a call. */
export function argumentsOf(call: Node): readonly Node[] {
  return Array.isArray(call['arguments']) ? (call['arguments'] as readonly Node[]) : []
}

export function isLiteral(node: unknown, value: unknown): boolean {
  return isNode(node) && node.type === 'Literal' && node['value'] === value
}

/** Names of a chain of members and calls, from the outermost base on: `knex.schema.table` gives all three. */
export function memberPath(node: unknown): readonly string[] {
  if (!isNode(node)) return []
  if (node.type === 'Identifier') return [String(node['name'])]
  if (node.type === 'ThisExpression') return ['this']
  if (node.type === 'CallExpression') return [...memberPath(node['callee']), '()']
  if (node.type === 'MemberExpression') return [...memberPath(node['object']), nameOf(node['property']) ?? '?']
  return node.type === 'ChainExpression' || node.type === 'AwaitExpression' || node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression' ? memberPath(node['expression'] ?? node['argument']) : []
}

/** A step with everything that is not said left at nothing. */
export function step(kind: MigrationStep['kind'], range: Range, more: Partial<MigrationStep> = {}): MigrationStep {
  return { kind, range, table: null, name: null, isConcurrent: false, isDeferred: false, constraint: null, isRequired: false, value: 'none', detail: null, inTransaction: null, ...more }
}
