import type { Range } from '@perf-rules/core'
import type { PythonNode } from '../python/tree.ts'
import { step } from './ast.ts'
import type { MigrationFacts, MigrationStep } from './facts.ts'
import { dialectOf, readScript } from './read-sql.ts'

/** Reads a revision of Alembic; undefined when the file imports no `op` or has no `upgrade`. */
export function readAlembic(tree: PythonNode): MigrationFacts | undefined {
  const operations = operationsName(tree)
  const up = functionNamed(tree, 'upgrade')
  if (operations === undefined || !up) return undefined
  const run = new Run(operations)
  for (const call of up.all('CallExpression')) run.call(call)
  return { tool: 'alembic', steps: run.steps, statements: run.statements, noTransaction: false, dialect: run.dialect === 'postgres' ? 'postgres' : null, down: wayBack(tree), isDown: false, head: [up.range[0], Math.min(up.range[1], up.range[0] + (up.text.split('\n', 1)[0] ?? '').length)] }
}

/** `from alembic import op`, also under another name. */
function operationsName(tree: PythonNode): string | undefined {
  for (const node of tree.all('ImportStatement')) {
    const match = /^from\s+alembic\s+import\s+(.*)$/s.exec(node.text)
    const name = match?.[1]?.replace(/[()]/g, '').split(',').map(each => /^\s*op(?:\s+as\s+(\w+))?\s*$/.exec(each)).find(found => found)
    if (name) return name[1] ?? 'op'
  }
  return undefined
}

function functionNamed(tree: PythonNode, name: string): PythonNode | undefined {
  for (const node of tree.all('FunctionDefinition')) if (node.child('VariableName')?.text === name) return node
  return undefined
}

function wayBack(tree: PythonNode): MigrationFacts['down'] {
  const down = functionNamed(tree, 'downgrade')
  const body = down?.child('Body')
  if (!body) return 'none'
  const real = body.statements.filter(statement => statement.type !== 'PassStatement' && !(statement.type === 'ExpressionStatement' && statement.child('String')) && statement.text.trim() !== '...')
  if (real.some(statement => statement.type === 'RaiseStatement')) return 'reason'
  if (real.length > 0) return 'inside'
  return /#(?!\s*(?:#|please adjust|pass))\s*\w/.test(body.text) || /"""|'''/.test(body.text) ? 'reason' : 'empty'
}

interface Call {
  readonly positional: readonly PythonNode[]
  readonly named: ReadonlyMap<string, PythonNode>
}

class Run {
  readonly steps: MigrationStep[] = []
  statements = 0
  dialect: MigrationFacts['dialect'] = null
  readonly #operations: string

  constructor(operations: string) {
    this.#operations = operations
  }

  call(node: PythonNode): void {
    const [callee] = node.children
    if (callee?.type !== 'MemberExpression') return
    const [base, , member] = callee.children
    const method = member?.text ?? ''
    const batch = base?.text === this.#operations ? undefined : batchTable(node, base?.text ?? '', this.#operations)
    if (base?.text !== this.#operations && batch === undefined) return
    const args = argumentsOf(node)
    this.statements++
    this.steps.push(...this.#read(method, args, node.range, batch ?? null, isOutside(node)))
  }

  #read(method: string, { positional, named }: Call, range: Range, batch: string | null, isOutside: boolean): readonly MigrationStep[] {
    const inTransaction = isOutside ? false : null
    // Operations of a batch leave out the table, wherever it stands.
    const at = (index: number, name: string, tableBefore = true): PythonNode | undefined => named.get(name) ?? positional[batch !== null && tableBefore ? index - 1 : index]
    const make = (kind: MigrationStep['kind'], table: string | null, more: Partial<MigrationStep> = {}): MigrationStep => step(kind, range, { table, inTransaction, ...more })
    const isTrue = (name: string): boolean => named.get(name)?.text === 'True'
    const tableAt = (index: number, name = 'table_name'): string | null => batch ?? stringOf(named.get(name) ?? positional[index])
    switch (method) {
      case 'create_table':
        return [make('create-table', tableAt(0))]
      case 'drop_table':
        return [make('drop-table', tableAt(0))]
      case 'rename_table':
        return [make('rename-table', tableAt(0, 'old_table_name'))]
      case 'create_index':
        return [make('create-index', tableAt(1), { name: stringOf(at(0, 'index_name', false)), isConcurrent: isTrue('postgresql_concurrently') })]
      case 'drop_index':
        return [make('drop-index', tableAt(1), { name: stringOf(at(0, 'index_name', false)), isConcurrent: isTrue('postgresql_concurrently') })]
      case 'drop_column':
        return [make('drop-column', tableAt(0), { name: stringOf(at(1, 'column_name')) })]
      case 'add_column':
        return column(at(1, 'column'), more => make('add-column', tableAt(0), more))
      case 'alter_column':
        return altered(named, stringOf(at(1, 'column_name')), (kind, more) => make(kind, tableAt(0), more))
      case 'create_foreign_key':
        return [make('add-constraint', tableAt(1, 'source_table'), { constraint: 'foreign key', isDeferred: isTrue('postgresql_not_valid') })]
      case 'create_check_constraint':
        return [make('add-constraint', tableAt(1), { constraint: 'check', isDeferred: isTrue('postgresql_not_valid') })]
      case 'create_unique_constraint':
        return [make('add-constraint', tableAt(1), { constraint: 'unique' })]
      case 'create_primary_key':
        return [make('add-constraint', tableAt(1), { constraint: 'primary key' })]
      case 'execute':
        return this.#sql(positional[0], inTransaction)
      default:
        return []
    }
  }

  #sql(node: PythonNode | undefined, inTransaction: boolean | null): readonly MigrationStep[] {
    const literal = node?.type === 'CallExpression' ? argumentsOf(node).positional[0] : node
    if (!literal || (literal.type !== 'String' && literal.type !== 'FormatString' && literal.type !== 'ContinuedString')) return []
    const open = /^[a-zA-Z]*("""|'''|"|')/.exec(literal.text)
    if (!open || literal.type === 'ContinuedString') return []
    const quote = open[1]?.length ?? 1
    const text = literal.text.slice(open[0].length, literal.text.length - quote)
    this.dialect ??= dialectOf(text)
    const begin = literal.range[0] + open[0].length
    // What a format string puts in counts as a name of the same length.
    const read = readScript(literal.type === 'FormatString' ? text.replace(/\{[^{}]*\}/g, all => 'x'.repeat(all.length)) : text, (start, end) => [begin + start, begin + end])
    return read.steps.map(each => ({ ...each, inTransaction: inTransaction ?? each.inTransaction }))
  }
}

function column(node: PythonNode | undefined, make: (more: Partial<MigrationStep>) => MigrationStep): readonly MigrationStep[] {
  if (node?.type !== 'CallExpression') return [make({})]
  const { positional, named } = argumentsOf(node)
  const fallback = named.get('server_default')
  const isRequired = named.get('nullable')?.text === 'False'
  const isVolatile = fallback !== undefined && /gen_random_uuid|uuid_generate|random\(|clock_timestamp|nextval/i.test(fallback.text)
  const isGenerated = positional.some(each => calleeOf(each) === 'Computed')
  const name = stringOf(positional[0])
  return [make({ name, isRequired, value: isGenerated ? 'generated' : isVolatile ? 'volatile' : fallback ? 'constant' : 'none' }), ...(positional.some(each => calleeOf(each) === 'ForeignKey') ? [make({ kind: 'add-constraint', name, constraint: 'foreign key' })] : []), ...(named.get('unique')?.text === 'True' ? [make({ kind: 'add-constraint', name, constraint: 'unique' })] : [])]
}

function altered(named: ReadonlyMap<string, PythonNode>, name: string | null, make: (kind: MigrationStep['kind'], more: Partial<MigrationStep>) => MigrationStep): readonly MigrationStep[] {
  const type = named.get('type_')
  const steps: MigrationStep[] = []
  if (type) steps.push(make('alter-type', { name, detail: typeOf(type), isRequired: named.has('postgresql_using') }))
  if (named.get('nullable')?.text === 'False') steps.push(make('set-not-null', { name }))
  if (named.get('nullable')?.text === 'True') steps.push(make('drop-not-null', { name }))
  if (named.has('new_column_name')) steps.push(make('rename-column', { name }))
  return steps
}

/** Last name of what is called: `Computed` of `sa.Computed(…)`. */
function calleeOf(node: PythonNode): string | undefined {
  if (node.type !== 'CallExpression') return undefined
  const [callee] = node.children
  return callee?.type === 'MemberExpression' ? callee.children.at(-1)?.text : callee?.text
}

function typeOf(node: PythonNode): string {
  const match = /(\w+)\s*(?:\(([^)]*)\))?\s*$/.exec(node.text)
  const name = (match?.[1] ?? '').toLowerCase()
  const size = match?.[2]?.trim() ?? ''
  const known: Readonly<Record<string, string>> = { string: 'varchar', text: 'text', unicode: 'varchar', unicodetext: 'text' }
  return `${known[name] ?? name}${size === '' ? '' : `(${size.replace('length=', '')})`}`
}

/** The table of `with op.batch_alter_table('t') as NAME`, where the call stands in that block. */
function batchTable(call: PythonNode, name: string, operations: string): string | undefined {
  for (const { context, alias } of blocksAround(call)) {
    if (alias?.text !== name || !isCallOf(context, operations, 'batch_alter_table')) continue
    const { positional, named } = argumentsOf(context)
    return stringOf(named.get('table_name') ?? positional[0]) ?? undefined
  }
  return undefined
}

/** `with op.get_context().autocommit_block():` takes what stands in it out of the transaction. */
function isOutside(call: PythonNode): boolean {
  return blocksAround(call).some(({ context }) => isCallOf(context, undefined, 'autocommit_block'))
}

interface Block {
  readonly context: PythonNode
  readonly alias: PythonNode | undefined
}

/** What the `with` statements around a node open, the nearest first. */
function blocksAround(node: PythonNode): readonly Block[] {
  const blocks: Block[] = []
  for (let at = node.parent; at; at = at.parent) {
    if (at.type !== 'WithStatement') continue
    const { children } = at
    for (const [index, child] of children.entries()) if (child.type === 'CallExpression') blocks.push({ context: child, alias: children[index + 1]?.type === 'as' ? children[index + 2] : undefined })
  }
  return blocks
}

/** A call of a method by name; without a receiver, of anything's method of that name. */
function isCallOf(call: PythonNode, receiver: string | undefined, method: string): boolean {
  const [callee] = call.children
  if (callee?.type !== 'MemberExpression') return false
  const [base, , member] = callee.children
  return member?.text === method && (receiver === undefined || base?.text === receiver)
}

function argumentsOf(call: PythonNode): Call {
  const positional: PythonNode[] = []
  const named = new Map<string, PythonNode>()
  const parts = (call.child('ArgList')?.children ?? []).filter(({ type }) => type !== '(' && type !== ')' && type !== ',' && type !== 'Comment')
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]
    const value = parts[index + 2]
    if (part?.type === 'VariableName' && parts[index + 1]?.type === 'AssignOp' && value) {
      named.set(part.text, value)
      index += 2
    } else if (part) positional.push(part)
  }
  return { positional, named }
}

function stringOf(node: PythonNode | undefined): string | null {
  const inner = node?.type === 'CallExpression' && /\.f\(/.test(node.text) ? argumentsOf(node).positional[0] : node
  return inner?.type === 'String' ? inner.text.replace(/^[a-zA-Z]*["']+|["']+$/g, '') : null
}
