import type { Range } from '@perf-rules/core'
import { argumentsOf, isNode, memberPath, nameOf, type Node, nodesBelow, step, stringOf } from './ast.ts'
import type { MigrationStep } from './facts.ts'

const columnMakers = /^(?:increments|bigIncrements|integer|bigInteger|bigint|tinyint|smallint|text|string|float|double|decimal|boolean|date|datetime|dateTime|time|timestamp|binary|enum|enu|json|jsonb|uuid|specificType)$/

/** What the builder of one table does: `knex.schema.alterTable('orders', table => { … })`. */
export function readTableBuilder(table: string | null, callback: Node): readonly MigrationStep[] {
  const [parameter] = Array.isArray(callback['params']) ? (callback['params'] as readonly Node[]) : []
  const builder = nameOf(parameter)
  if (builder === undefined || !isNode(callback['body'])) return []
  const seen = new Set<Node>()
  const steps: MigrationStep[] = []
  for (const node of nodesBelow(callback['body'])) {
    if (node.type !== 'CallExpression' || seen.has(node)) continue
    const chain = chainOf(node)
    // The outermost call of a chain comes first; the others belong to it.
    for (const { call } of chain) seen.add(call)
    const [first] = chain
    if (first && memberPath(first.call['callee'])[0] === builder && memberPath(first.call['callee']).length === 2) steps.push(...readChain(table, chain, [node.start, node.end]))
  }
  return steps
}

interface Link {
  readonly name: string
  readonly call: Node
}

/** Calls of a chain from the builder on: `table.integer('a').notNullable()` gives integer, notNullable. */
function chainOf(call: Node): readonly Link[] {
  const links: Link[] = []
  for (let at: unknown = call; isNode(at) && at.type === 'CallExpression'; ) {
    const callee = at['callee']
    if (!isNode(callee) || callee.type !== 'MemberExpression') break
    links.unshift({ name: nameOf(callee['property']) ?? '', call: at })
    at = callee['object']
  }
  return links
}

function readChain(table: string | null, chain: readonly Link[], range: Range): readonly MigrationStep[] {
  const [first] = chain
  if (!first) return []
  const has = (...names: readonly string[]): boolean => chain.some(({ name }) => names.includes(name))
  const name = stringOf(argumentsOf(first.call)[0]) ?? null
  switch (first.name) {
    case 'index':
      return [step('create-index', range, { table })]
    case 'unique':
      return [step('add-constraint', range, { table, constraint: 'unique' })]
    case 'foreign':
      return has('references') ? [step('add-constraint', range, { table, name, constraint: 'foreign key' })] : []
    case 'primary':
      return [step('add-constraint', range, { table, constraint: 'primary key' })]
    case 'check':
      return [step('add-constraint', range, { table, constraint: 'check' })]
    case 'dropColumn':
    case 'dropColumns':
      return [step('drop-column', range, { table, name })]
    case 'dropIndex':
      return [step('drop-index', range, { table })]
    case 'renameColumn':
      return [step('rename-column', range, { table, name })]
    case 'dropNullable':
      return [step('set-not-null', range, { table, name })]
    case 'setNullable':
      return [step('drop-not-null', range, { table, name })]
  }
  if (!columnMakers.test(first.name)) return []
  const isRequired = has('notNullable')
  if (has('alter')) return [step('alter-type', range, { table, name, detail: first.name.toLowerCase() }), ...(isRequired ? [step('set-not-null', range, { table, name })] : [])]
  const fallback = chain.find(link => link.name === 'defaultTo')
  const isVolatile = fallback !== undefined && nodesBelow(fallback.call).some(node => /^(?:uuid)$/.test(memberPath(node).at(-1) ?? '') || /gen_random_uuid|uuid_generate|random\s*\(|clock_timestamp|nextval/i.test(stringOf(node) ?? ''))
  const isSerial = /^(?:increments|bigIncrements)$/.test(first.name)
  return [
    step('add-column', range, { table, name, isRequired, value: isSerial || isVolatile ? 'volatile' : fallback ? 'constant' : 'none', detail: isSerial ? 'serial' : first.name.toLowerCase() }),
    ...(has('references') ? [step('add-constraint', range, { table, name, constraint: 'foreign key' })] : []),
    ...(has('unique') ? [step('add-constraint', range, { table, name, constraint: 'unique' })] : []),
    ...(has('index') ? [step('create-index', range, { table })] : []),
  ]
}
