import type { Range } from '@perf-rules/core'
import type { MigrationStep } from './facts.ts'

/** A node of PostgreSQL's tree, read without its hundreds of types. */
type Ast = Readonly<Record<string, unknown>>

const plain: Omit<MigrationStep, 'kind' | 'range'> = { table: null, name: null, isConcurrent: false, isDeferred: false, constraint: null, isRequired: false, value: 'none', detail: null, inTransaction: null }
type Part = Partial<MigrationStep> & Pick<MigrationStep, 'kind'>

/** Turns bytes and offsets of a statement into offsets of the file. */
export interface Places {
  ofByte(byte: number): number
  ofOffset(offset: number): number
}

/** What one statement does. */
export function readStatement(stmt: Ast, text: string, range: Range, place: Places): readonly MigrationStep[] {
  const [kind = '', node] = Object.entries(stmt)[0] ?? []
  return partsOf(kind, isAst(node) ? node : {}, text, place, range).map(part => ({ ...plain, range, ...part }))
}

function partsOf(kind: string, node: Ast, source: string, place: Places, range: Range): readonly Part[] {
  switch (kind) {
    case 'CreateStmt':
    case 'CreateTableAsStmt':
      return [{ kind: 'create-table', table: relation(node['relation']) ?? relation(at(node, 'into', 'rel')) }]
    case 'IndexStmt':
      return [{ kind: 'create-index', table: relation(node['relation']), name: text(node['idxname']), isConcurrent: node['concurrent'] === true }]
    case 'DropStmt':
      return dropped(node)
    case 'ReindexStmt':
      return [{ kind: 'reindex', table: relation(node['relation']), isConcurrent: list(node['params']).some(param => text(at(param, 'DefElem', 'defname')) === 'concurrently') }]
    case 'AlterTableStmt':
      return altered(node, source, place, range)
    case 'RenameStmt':
      return renamed(node)
    case 'UpdateStmt':
    case 'DeleteStmt':
      return isOneRow(node['whereClause']) ? [{ kind: 'other' }] : [{ kind: 'fill', table: relation(node['relation']), detail: kind === 'UpdateStmt' ? 'UPDATE' : 'DELETE' }]
    case 'InsertStmt':
      return list(at(node, 'selectStmt', 'SelectStmt', 'fromClause')).length > 0 ? [{ kind: 'fill', table: relation(node['relation']), detail: 'INSERT … SELECT' }] : [{ kind: 'other' }]
    case 'TruncateStmt':
      return list(node['relations']).map(each => ({ kind: 'truncate', table: relation(at(each, 'RangeVar')), detail: node['behavior'] === 'DROP_CASCADE' ? 'CASCADE' : null }))
    case 'VacuumStmt':
      return list(node['options']).some(option => text(at(option, 'DefElem', 'defname')) === 'full') ? [{ kind: 'rewrite', table: relation(at(list(node['rels'])[0], 'VacuumRelation', 'relation')), detail: 'VACUUM FULL' }] : [{ kind: 'other' }]
    case 'ClusterStmt':
      return [{ kind: 'rewrite', table: relation(node['relation']), detail: 'CLUSTER' }]
    case 'VariableSetStmt':
      return [{ kind: 'set-timeout', name: text(node['name']) }]
    case 'TransactionStmt':
      return node['kind'] === 'TRANS_STMT_BEGIN' || node['kind'] === 'TRANS_STMT_START' ? [{ kind: 'begin' }] : node['kind'] === 'TRANS_STMT_COMMIT' || node['kind'] === 'TRANS_STMT_ROLLBACK' ? [{ kind: 'end' }] : [{ kind: 'other' }]
    case 'SelectStmt':
      return setsTimeout(node)
    default:
      return [{ kind: 'other' }]
  }
}

/** `SELECT set_config('lock_timeout', '2s', true)`. */
function setsTimeout(node: Ast): readonly Part[] {
  const call = at(list(node['targetList'])[0], 'ResTarget', 'val', 'FuncCall')
  if (text(at(list(at(call, 'funcname')).at(-1), 'String', 'sval')) !== 'set_config') return [{ kind: 'other' }]
  return [{ kind: 'set-timeout', name: text(at(list(at(call, 'args'))[0], 'A_Const', 'sval', 'sval')) }]
}

function dropped(node: Ast): readonly Part[] {
  const names = list(node['objects']).map(object => text(at(list(at(object, 'List', 'items')).at(-1), 'String', 'sval')))
  const isConcurrent = node['concurrent'] === true
  if (node['removeType'] === 'OBJECT_INDEX') return names.map(name => ({ kind: 'drop-index', name, isConcurrent }))
  return node['removeType'] === 'OBJECT_TABLE' ? names.map(table => ({ kind: 'drop-table', table })) : [{ kind: 'other' }]
}

function renamed(node: Ast): readonly Part[] {
  const table = relation(node['relation'])
  if (node['renameType'] === 'OBJECT_COLUMN' && node['relationType'] === 'OBJECT_TABLE') return [{ kind: 'rename-column', table, name: text(node['subname']) }]
  return node['renameType'] === 'OBJECT_TABLE' ? [{ kind: 'rename-table', table }] : [{ kind: 'other' }]
}

function altered(node: Ast, source: string, place: Places, range: Range): readonly Part[] {
  if (node['objtype'] !== 'OBJECT_TABLE') return [{ kind: 'other' }]
  const table = relation(node['relation'])
  let from = 0
  return list(node['cmds']).flatMap(each => {
    const command = at(each, 'AlterTableCmd')
    if (!isAst(command)) return []
    const definition = at(command, 'def', 'ColumnDef', 'location') ?? at(command, 'def', 'Constraint', 'location')
    // Commands without a definition have no place in the tree: the next mention of their name is theirs.
    const name = text(command['name'])
    const named = name === null ? -1 : mention(source, name, from)
    if (named !== -1) from = named + 1
    const start = typeof definition === 'number' && definition > 0 ? place.ofByte(definition) : named !== -1 && list(node['cmds']).length > 1 ? place.ofOffset(named) : range[0]
    return commandParts(command).map(part => ({ ...part, table, range: [start, range[1]] as const }))
  })
}

/** Where a name stands as a word of its own; -1 where it does not. */
function mention(source: string, name: string, from: number): number {
  for (let at = source.toLowerCase().indexOf(name.toLowerCase(), from); at !== -1; at = source.toLowerCase().indexOf(name.toLowerCase(), at + 1)) {
    if (!/\w/.test(source.charAt(at - 1)) && !/\w/.test(source.charAt(at + name.length))) return at
  }
  return -1
}

function commandParts(command: Ast): readonly Part[] {
  const name = text(command['name'])
  switch (command['subtype']) {
    case 'AT_AddConstraint': {
      const constraint = at(command, 'def', 'Constraint')
      return isAst(constraint) ? constraintPart(constraint) : []
    }
    case 'AT_AddColumn': {
      const column = at(command, 'def', 'ColumnDef')
      return isAst(column) ? columnParts(column) : []
    }
    case 'AT_AlterColumnType':
      return [{ kind: 'alter-type', name, detail: typeName(at(command, 'def', 'ColumnDef', 'typeName')), isRequired: at(command, 'def', 'ColumnDef', 'raw_default') !== undefined }]
    case 'AT_SetNotNull':
      return [{ kind: 'set-not-null', name }]
    case 'AT_DropNotNull':
      return [{ kind: 'drop-not-null', name }]
    case 'AT_DropColumn':
      return [{ kind: 'drop-column', name }]
    case 'AT_SetLogged':
    case 'AT_SetUnLogged':
      return [{ kind: 'rewrite', detail: command['subtype'] === 'AT_SetLogged' ? 'SET LOGGED' : 'SET UNLOGGED' }]
    case 'AT_SetTableSpace':
      return [{ kind: 'rewrite', detail: 'SET TABLESPACE' }]
    case 'AT_SetAccessMethod':
      return [{ kind: 'rewrite', detail: 'SET ACCESS METHOD' }]
    case 'AT_DetachPartition':
      return [{ kind: 'detach-partition', isConcurrent: at(command, 'def', 'PartitionCmd', 'concurrent') === true }]
    default:
      return [{ kind: 'other-ddl', name }]
  }
}

const constraints: Readonly<Record<string, MigrationStep['constraint']>> = { CONSTR_FOREIGN: 'foreign key', CONSTR_CHECK: 'check', CONSTR_UNIQUE: 'unique', CONSTR_PRIMARY: 'primary key', CONSTR_EXCLUSION: 'exclusion' }

function constraintPart(constraint: Ast): readonly Part[] {
  const kind = constraints[text(constraint['contype']) ?? ''] ?? null
  const isDeferred = constraint['skip_validation'] === true || constraint['indexname'] !== undefined
  return kind === null ? [{ kind: 'other-ddl' }] : [{ kind: 'add-constraint', name: text(constraint['conname']), constraint: kind, isDeferred, detail: neverNull(constraint['raw_expr']) }]
}

function columnParts(column: Ast): readonly Part[] {
  const name = text(column['colname'])
  const own = list(column['constraints']).map(each => at(each, 'Constraint')).filter(isAst)
  const type = typeName(column['typeName'])
  const isSerial = /^(?:small|big)?serial\d?$/.test(type ?? '')
  const fallback = own.find(each => each['contype'] === 'CONSTR_DEFAULT')
  const isGenerated = own.some(each => each['contype'] === 'CONSTR_GENERATED')
  const isIdentity = own.some(each => each['contype'] === 'CONSTR_IDENTITY')
  const value = isGenerated ? 'generated' : isSerial || isIdentity ? 'volatile' : fallback === undefined ? 'none' : isVolatile(fallback['raw_expr']) ? 'volatile' : 'constant'
  const isRequired = own.some(each => each['contype'] === 'CONSTR_NOTNULL' || each['contype'] === 'CONSTR_PRIMARY')
  return [{ kind: 'add-column', name, value, isRequired, detail: isSerial || isIdentity ? (isSerial ? type : 'identity') : type }, ...own.flatMap((each): readonly Part[] => {
    const constraint = constraints[text(each['contype']) ?? ''] ?? null
    // A reference from a new column is checked too, by a scan of both tables under a lock.
    return constraint === 'unique' || constraint === 'primary key' || constraint === 'foreign key' ? [{ kind: 'add-constraint', name, constraint }] : []
  })]
}

/** The column that a check of `x IS NOT NULL` speaks of. */
function neverNull(expression: unknown): string | null {
  const test = at(expression, 'NullTest')
  return at(test, 'nulltesttype') === 'IS_NOT_NULL' ? text(at(list(at(test, 'arg', 'ColumnRef', 'fields')).at(-1), 'String', 'sval')) : null
}

/** Functions that PostgreSQL computes once for all rows. */
const stable = new Set(['now', 'current_timestamp', 'transaction_timestamp', 'statement_timestamp', 'current_date', 'current_user', 'current_setting', 'lower', 'upper', 'concat', 'coalesce', 'to_timestamp', 'make_interval', 'jsonb_build_object', 'json_build_object', 'jsonb_build_array', 'array', 'timezone', 'date_trunc', 'md5', 'length', 'abs'])

function isVolatile(expression: unknown): boolean {
  const stack: unknown[] = [expression]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (Array.isArray(next)) stack.push(...next)
    else if (isAst(next)) {
      const call = next['FuncCall']
      if (isAst(call) && !stable.has(text(at(list(call['funcname']).at(-1), 'String', 'sval')) ?? '')) return true
      stack.push(...Object.values(next).filter(value => value !== undefined))
    }
  }
  return false
}

/** `WHERE id = 1`: a row by its key is no backfill. */
function isOneRow(where: unknown): boolean {
  const comparison = at(where, 'A_Expr')
  const columns = list(at(comparison, 'lexpr', 'ColumnRef', 'fields'))
  return text(at(list(at(comparison, 'name'))[0], 'String', 'sval')) === '=' && text(at(columns.at(-1), 'String', 'sval')) === 'id' && at(comparison, 'rexpr', 'A_Const') !== undefined
}

/** PostgreSQL's own names for what people write otherwise. */
const written: Readonly<Record<string, string>> = { int8: 'bigint', int4: 'integer', int2: 'smallint', float8: 'double precision', float4: 'real', bool: 'boolean', bpchar: 'char' }

function typeName(node: unknown): string | null {
  const name = text(at(list(at(node, 'names')).at(-1), 'String', 'sval'))
  if (name === null) return null
  const sizes = list(at(node, 'typmods')).flatMap(each => (typeof at(each, 'A_Const', 'ival', 'ival') === 'number' ? [String(at(each, 'A_Const', 'ival', 'ival'))] : []))
  return `${written[name] ?? name}${sizes.length > 0 ? `(${sizes.join(',')})` : ''}${list(at(node, 'arrayBounds')).length > 0 ? '[]' : ''}`
}

function relation(node: unknown): string | null {
  return text(at(node, 'relname'))
}

function at(node: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => (isAst(found) ? found[key] : undefined), node)
}

function list(node: unknown): readonly unknown[] {
  return Array.isArray(node) ? node : []
}

function text(node: unknown): string | null {
  return typeof node === 'string' ? node : null
}

function isAst(node: unknown): node is Ast {
  return typeof node === 'object' && node !== null && !Array.isArray(node)
}
