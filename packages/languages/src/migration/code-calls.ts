import type { Range } from '@perf-rules/core'
import { argumentsOf, isLiteral, type Node, nodesBelow, propertyOf, step, stringOf, memberPath } from './ast.ts'
import type { MigrationStep } from './facts.ts'

type Reader = (args: readonly Node[], range: Range) => readonly MigrationStep[]

const tableOf = (node: Node | undefined): string | null => stringOf(node) ?? stringOf(propertyOf(node, 'tableName')) ?? stringOf(propertyOf(node, 'name')) ?? null
const one = (kind: MigrationStep['kind'], more: (args: readonly Node[]) => Partial<MigrationStep> = () => ({})): Reader => (args, range) => [step(kind, range, { table: tableOf(args[0]), ...more(args) })]
const named = (args: readonly Node[]): Partial<MigrationStep> => ({ name: stringOf(args[1]) ?? null })

/** `DataTypes.BIGINT`, `'bigint'`: the last word in lower case. */
function typeWord(node: Node | undefined): string | null {
  const word = stringOf(node) ?? memberPath(node).findLast(name => name !== '()')
  return word?.toLowerCase() ?? null
}

/** What stands for a value computed for each row: a call, or SQL with a function in it. */
function valueOf(node: Node | undefined): MigrationStep['value'] {
  if (!node) return 'none'
  for (const part of nodesBelow(node)) {
    const text = stringOf(part)
    if (text !== undefined && /\b(?:gen_random_uuid|uuid_generate_v\w+|random|clock_timestamp|nextval|timeofday)\s*\(/i.test(text)) return 'volatile'
    if (/^(?:UUIDV[14]|uuid)$/.test(memberPath(part).at(-1) ?? '')) return 'volatile'
  }
  return 'constant'
}

const constraintKinds: Readonly<Record<string, NonNullable<MigrationStep['constraint']>>> = { 'foreign key': 'foreign key', check: 'check', unique: 'unique', 'primary key': 'primary key' }

/** Definitions by key, of Sequelize's and TypeORM's columns. */
function column(kind: 'add-column', table: string | null, name: string | null, definition: Node | undefined, range: Range): readonly MigrationStep[] {
  const isRequired = isLiteral(propertyOf(definition, 'allowNull'), false) || isLiteral(propertyOf(definition, 'isNullable'), false) || isLiteral(propertyOf(definition, 'notNull'), true) || (definition !== undefined && propertyOf(definition, 'isNullable') === undefined && definition.type === 'ObjectExpression' && definition['properties'] !== undefined && propertyOf(definition, 'name') !== undefined && propertyOf(definition, 'type') !== undefined)
  const value = valueOf(propertyOf(definition, 'defaultValue') ?? propertyOf(definition, 'default'))
  const isUnique = isLiteral(propertyOf(definition, 'unique'), true) || isLiteral(propertyOf(definition, 'isUnique'), true)
  return [step(kind, range, { table, name, isRequired, value, detail: typeWord(propertyOf(definition, 'type')) }), ...(isUnique ? [step('add-constraint', range, { table, name, constraint: 'unique' })] : []), ...(propertyOf(definition, 'references') ? [step('add-constraint', range, { table, name, constraint: 'foreign key' })] : [])]
}

/** Types whose change is surely another one than was there: the others may be repeated for the sake of the rest. */
const rewriting = /^(?:bigint|integer|smallint|json|jsonb|uuid|date|dateonly|decimal|double|float|boolean|enum|bytea|blob|timestamptz)$/

export const sequelizeCalls: Readonly<Record<string, Reader>> = {
  createTable: one('create-table'),
  dropTable: one('drop-table'),
  renameTable: one('rename-table'),
  renameColumn: one('rename-column', named),
  removeColumn: one('drop-column', named),
  addColumn: (args, range) => column('add-column', tableOf(args[0]), stringOf(args[1]) ?? null, args[2], range),
  changeColumn: (args, range) => {
    const type = typeWord(propertyOf(args[2], 'type'))
    const at = { table: tableOf(args[0]), name: stringOf(args[1]) ?? null }
    return [
      // A change that is about a reference repeats the type that was there.
      ...(type !== null && rewriting.test(type) && !propertyOf(args[2], 'references') && !propertyOf(args[2], 'onDelete') ? [step('alter-type', range, { ...at, detail: type })] : []), ...(isLiteral(propertyOf(args[2], 'allowNull'), false) ? [step('set-not-null', range, at)] : [])]
  },
  addIndex: one('create-index', args => ({ name: stringOf(propertyOf(args[2], 'name') ?? propertyOf(args[1], 'name')) ?? null, isConcurrent: args.some(arg => isLiteral(propertyOf(arg, 'concurrently'), true)) })),
  removeIndex: one('drop-index', args => ({ ...named(args), isConcurrent: args.some(arg => isLiteral(propertyOf(arg, 'concurrently'), true)) })),
  addConstraint: (args, range) => {
    const options = args.find(arg => propertyOf(arg, 'type'))
    const constraint = constraintKinds[stringOf(propertyOf(options, 'type'))?.toLowerCase() ?? '']
    return constraint ? [step('add-constraint', range, { table: tableOf(args[0]), name: stringOf(propertyOf(options, 'name')) ?? null, constraint })] : []
  },
  bulkUpdate: one('fill', () => ({ detail: 'UPDATE' })),
  bulkDelete: one('fill', () => ({ detail: 'DELETE' })),
}

const made = (node: Node | undefined): Node | undefined => (node?.type === 'NewExpression' ? argumentsOf(node)[0] : node)
const eachOf = (node: Node | undefined): readonly Node[] => (node?.type === 'ArrayExpression' ? (node['elements'] as readonly Node[]) : node ? [node] : [])
const constraint = (kind: NonNullable<MigrationStep['constraint']>): Reader => (args, range) => [step('add-constraint', range, { table: tableOf(made(args[0])), constraint: kind })]
const typeormColumn: Reader = (args, range) => eachOf(args[1]).flatMap(each => column('add-column', tableOf(made(args[0])), stringOf(propertyOf(made(each), 'name')) ?? null, made(each), range))
const typeormIndex: Reader = (args, range) => eachOf(args[1]).map(each => step('create-index', range, { table: tableOf(made(args[0])), name: stringOf(propertyOf(made(each), 'name')) ?? null, isConcurrent: isLiteral(propertyOf(made(each), 'isConcurrent'), true) }))

export const typeormCalls: Readonly<Record<string, Reader>> = {
  createTable: (args, range) => [step('create-table', range, { table: tableOf(made(args[0])) })],
  dropTable: one('drop-table'),
  renameTable: one('rename-table'),
  renameColumn: one('rename-column', named),
  dropColumn: one('drop-column', named),
  dropColumns: one('drop-column', named),
  addColumn: typeormColumn,
  addColumns: typeormColumn,
  createIndex: typeormIndex,
  createIndices: typeormIndex,
  dropIndex: one('drop-index', named),
  createForeignKey: constraint('foreign key'),
  createForeignKeys: constraint('foreign key'),
  createUniqueConstraint: constraint('unique'),
  createUniqueConstraints: constraint('unique'),
  createCheckConstraint: constraint('check'),
  createCheckConstraints: constraint('check'),
  createPrimaryKey: constraint('primary key'),
}

const pgColumns: Reader = (args, range) => {
  const [table, columns] = args
  if (columns?.type !== 'ObjectExpression') return []
  return (columns['properties'] as readonly Node[]).flatMap(property => column('add-column', tableOf(table), stringOf(property['key']) ?? null, property['value'] as Node, range))
}
const concurrently = (args: readonly Node[]): boolean => args.some(arg => isLiteral(propertyOf(arg, 'concurrently'), true))

export const pgCalls: Readonly<Record<string, Reader>> = {
  createTable: one('create-table'),
  dropTable: one('drop-table'),
  renameTable: one('rename-table'),
  renameColumn: one('rename-column', named),
  dropColumn: one('drop-column', named),
  dropColumns: one('drop-column', named),
  addColumn: pgColumns,
  addColumns: pgColumns,
  createIndex: one('create-index', args => ({ isConcurrent: concurrently(args) })),
  addIndex: one('create-index', args => ({ isConcurrent: concurrently(args) })),
  dropIndex: one('drop-index', args => ({ isConcurrent: concurrently(args) })),
  alterColumn: (args, range) => {
    const at = { table: tableOf(args[0]), name: stringOf(args[1]) ?? null }
    const type = typeWord(propertyOf(args[2], 'type'))
    return [...(type === null ? [] : [step('alter-type', range, { ...at, detail: type })]), ...(isLiteral(propertyOf(args[2], 'notNull'), true) ? [step('set-not-null', range, at)] : [])]
  },
  addConstraint: (args, range) => {
    const kind = propertyOf(args[2], 'foreignKeys') ? 'foreign key' : propertyOf(args[2], 'check') ? 'check' : propertyOf(args[2], 'unique') ? 'unique' : propertyOf(args[2], 'primaryKey') ? 'primary key' : undefined
    return kind ? [step('add-constraint', range, { table: tableOf(args[0]), constraint: kind })] : []
  },
}
