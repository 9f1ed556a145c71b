import type { Range } from '@perf-rules/core'
import { argumentsOf, isLiteral, isNode, memberPath, nameOf, type Node, nodesBelow, propertyOf, step, stringOf } from './ast.ts'
import { pgCalls, sequelizeCalls, typeormCalls } from './code-calls.ts'
import type { MigrationFacts, MigrationStep, MigrationTool } from './facts.ts'
import { readTableBuilder } from './knex-table.ts'
import { dialectOf, readScript } from './read-sql.ts'

/** Reads a migration written in TypeScript or JavaScript; undefined when the file has no `up` of a tool we know. */
export function readCodeMigration(program: Node, source: string): MigrationFacts | undefined {
  const up = functionNamed(program, 'up')
  const tool = up && toolOf(program, up)
  if (!up || !tool) return undefined
  const run = new Run(up, tool, source)
  run.walk()
  return {
    tool,
    steps: run.steps,
    statements: run.statements,
    noTransaction: isWithoutTransaction(program, up),
    dialect: run.dialect,
    down: wayBack(program, source),
    isDown: false,
    head: [up.start, Math.min(up.end, source.indexOf('{', up.start) === -1 ? up.end : source.indexOf('{', up.start))],
  }
}

/** `export function up`, `exports.up =`, `module.exports = { up }` and a method of a class. */
function functionNamed(program: Node, name: string): Node | undefined {
  for (const node of nodesBelow(program)) {
    if (node.type === 'FunctionDeclaration' && nameOf(node['id']) === name) return node
    if ((node.type === 'MethodDefinition' || node.type === 'Property' || node.type === 'PropertyDefinition') && nameOf(node['key']) === name && isFunction(node['value'])) return node['value'] as Node
    if (node.type === 'VariableDeclarator' && nameOf(node['id']) === name && isFunction(node['init'])) return node['init'] as Node
    if (node.type === 'AssignmentExpression' && memberPath(node['left']).at(-1) === name && isFunction(node['right'])) return node['right'] as Node
  }
  return undefined
}

function isFunction(node: unknown): boolean {
  return isNode(node) && (node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression')
}

/** The tool, by what the file imports, by the type of the parameter, or by what is called on it. */
function toolOf(program: Node, up: Node): MigrationTool | undefined {
  const sources = (program['body'] as readonly Node[]).flatMap(node => (node.type === 'ImportDeclaration' ? [stringOf(node['source']) ?? ''] : []))
  const from = (pattern: RegExp): boolean => sources.some(source => pattern.test(source))
  const [parameter] = up['params'] as readonly Node[]
  const called = new Set(nodesBelow(up).filter(node => node.type === 'CallExpression').map(node => memberPath(node['callee']).filter(part => part !== '()').join('.')))
  const name = parameterName(parameter)
  if (from(/^typeorm$/) || [...called].some(each => /^queryRunner\.(?:query|createTable|addColumn|createIndex|manager)/.test(each))) return 'typeorm'
  if ([...called].some(each => each === 'this.addSql')) return 'mikro-orm'
  if (name === undefined) return undefined
  const calls = (pattern: RegExp): boolean => [...called].some(each => each.startsWith(`${name}.`) && pattern.test(each.slice(name.length + 1)))
  if (from(/^knex$/) || called.has(name) || calls(/^(?:schema|raw|fn)\b/)) return 'knex'
  if (from(/^node-pg-migrate/) || name === 'pgm' || calls(/^(?:sql|createIndex|alterColumn|addColumns|dropColumns|noTransaction)$/)) return 'node-pg-migrate'
  return from(/^(?:sequelize|umzug)$/) || calls(/^(?:addIndex|addColumn|changeColumn|removeColumn|removeIndex|addConstraint|removeConstraint|createTable|dropTable|renameColumn|renameTable|bulkInsert|bulkUpdate|bulkDelete|sequelize\..+)$/) ? 'sequelize' : undefined
}

/** `queryInterface`, also out of `{ context: queryInterface }`. */
function parameterName(parameter: Node | undefined): string | undefined {
  if (parameter?.type !== 'ObjectPattern') return nameOf(parameter)
  const context = (parameter['properties'] as readonly Node[]).find(property => nameOf(property['key']) === 'context')
  return nameOf(context?.['value'])
}

function isWithoutTransaction(program: Node, up: Node): boolean {
  for (const node of nodesBelow(program)) {
    if ((node.type === 'PropertyDefinition' || node.type === 'Property') && nameOf(node['key']) === 'transaction' && isLiteral(node['value'], false)) return true
    if (node.type === 'AssignmentExpression' && memberPath(node['left']).at(-1) === 'config' && isLiteral(propertyOf(node['right'], 'transaction'), false)) return true
    if (node.type === 'MethodDefinition' && nameOf(node['key']) === 'isTransactional') return true
  }
  return nodesBelow(up).some(node => node.type === 'CallExpression' && memberPath(node['callee']).at(-1) === 'noTransaction')
}

function wayBack(program: Node, source: string): MigrationFacts['down'] {
  const down = functionNamed(program, 'down')
  if (!down) return nodesBelow(program).some(node => isLiteral(node['right'], false) && memberPath(node['left']).at(-1) === 'down') ? 'reason' : 'none'
  const body = down['body']
  if (!isNode(body)) return 'empty'
  if (body.type !== 'BlockStatement') return 'inside'
  const inner = source.slice(body.start + 1, body.end - 1)
  const statements = body['body'] as readonly Node[]
  if (statements.some(statement => statement.type === 'ThrowStatement')) return 'reason'
  if (statements.length > 0 && !statements.every(statement => statement.type === 'ReturnStatement' && (!isNode(statement['argument']) || statement['argument'].type !== 'CallExpression' || memberPath(statement['argument']['callee']).join('.') === 'Promise.resolve'))) return 'inside'
  return /\/\/|\/\*/.test(inner) ? 'reason' : 'empty'
}

class Run {
  readonly steps: MigrationStep[] = []
  statements = 0
  dialect: MigrationFacts['dialect'] = null
  readonly #up: Node
  readonly #tool: MigrationTool
  readonly #source: string
  readonly #name: string
  /** What is handed to `transaction`, gathered when it is first asked for. */
  #callbacks: readonly Node[] | undefined

  constructor(up: Node, tool: MigrationTool, source: string) {
    this.#up = up
    this.#tool = tool
    this.#source = source
    this.#name = tool === 'mikro-orm' ? 'this' : (parameterName((up['params'] as readonly Node[])[0]) ?? '')
  }

  walk(): void {
    for (const node of nodesBelow(this.#up)) if (node.type === 'CallExpression') this.#call(node, memberPath(node['callee']))
  }

  #call(call: Node, path: readonly string[]): void {
    const [base, ...rest] = path
    if (base !== this.#name) return
    const range: Range = [call.start, call.end]
    const args = argumentsOf(call)
    const last = rest.at(-1) ?? ''
    if (/^(?:query|raw|sql|addSql)$/.test(last)) return this.#sql(args[0], args.some(arg => propertyOf(arg, 'transaction')) || this.#isInside(call))
    if (this.#tool === 'knex') return this.#knex(rest.filter(part => part !== '()'), args, range)
    const calls = this.#tool === 'typeorm' ? typeormCalls : this.#tool === 'node-pg-migrate' ? pgCalls : sequelizeCalls
    const reader = rest.length === 1 && Object.hasOwn(calls, last) ? calls[last] : undefined
    if (!reader) return
    this.statements++
    const inTransaction = this.#tool === 'sequelize' ? args.some(arg => propertyOf(arg, 'transaction') ?? hasShorthand(arg)) || this.#isInside(call) : null
    this.steps.push(...reader(args, range).map(each => ({ ...each, inTransaction })))
  }

  #knex(path: readonly string[], args: readonly Node[], range: Range): void {
    const last = path.at(-1)
    const table = stringOf(args[0]) ?? null
    this.statements++
    if (path.includes('schema')) {
      const callback = args.find(arg => isFunction(arg))
      if (last === 'createTable' || last === 'createTableIfNotExists') this.steps.push(step('create-table', range, { table }))
      else if ((last === 'alterTable' || last === 'table') && callback) this.steps.push(...readTableBuilder(table, callback))
      else if (last === 'dropTable' || last === 'dropTableIfExists') this.steps.push(step('drop-table', range, { table }))
      else if (last === 'renameTable') this.steps.push(step('rename-table', range, { table }))
    } else if (last === 'update' || last === 'del' || last === 'delete') this.steps.push(step('fill', range, { detail: last === 'update' ? 'UPDATE' : 'DELETE' }))
  }

  #sql(node: Node | undefined, inTransaction: boolean): void {
    const text = node && this.#textOf(node)
    if (!text) return
    this.dialect ??= dialectOf(text.text)
    const read = readScript(text.text, text.place)
    this.statements += read.statements
    this.steps.push(...read.steps.map(each => (this.#tool === 'sequelize' ? { ...each, inTransaction } : each)))
  }

  /** The text of a literal or template; what is put in counts as a name of the same length. */
  #textOf(node: Node): { readonly text: string; readonly place: (start: number, end: number) => Range } | undefined {
    const raw = this.#source.slice(node.start + 1, node.end - 1)
    const place = (start: number, end: number): Range => [node.start + 1 + start, node.start + 1 + end]
    if (node.type === 'Literal' && typeof node['value'] === 'string') return { text: raw.includes('\\') ? raw.replace(/\\(["'`])/g, ' $1').replace(/\\n/g, '  ') : raw, place }
    if (node.type !== 'TemplateLiteral') return node.type === 'TaggedTemplateExpression' && isNode(node['quasi']) ? this.#textOf(node['quasi']) : undefined
    let text = raw
    for (const expression of node['expressions'] as readonly Node[]) {
      const from = this.#source.lastIndexOf('${', expression.start) - node.start - 1
      const to = this.#source.indexOf('}', expression.end) - node.start
      text = text.slice(0, from) + 'x'.repeat(Math.max(0, to - from)) + text.slice(to)
    }
    return { text, place }
  }

  /** In the callback of `sequelize.transaction`. */
  #isInside(call: Node): boolean {
    this.#callbacks ??= nodesBelow(this.#up).flatMap(node => (node.type === 'CallExpression' && memberPath(node['callee']).at(-1) === 'transaction' ? argumentsOf(node) : []))
    return this.#callbacks.some(arg => arg.start <= call.start && call.end <= arg.end)
  }
}

function hasShorthand(node: Node): boolean {
  return node.type === 'ObjectExpression' && (node['properties'] as readonly Node[]).some(property => nameOf(property['key']) === 'transaction')
}
