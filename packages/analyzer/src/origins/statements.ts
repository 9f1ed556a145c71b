import type { ExprId } from '@perf-rules/languages/views'
import type { Client } from '../clients/index.ts'
import type { Project } from './project.ts'

const deepest = 6
/** Statements that change rows. */
const changes: ReadonlySet<string> = new Set(['insert', 'update', 'delete', 'upsert', 'merge', 'replace', 'copy'])
/** Statements that ask. */
const asks: ReadonlySet<string> = new Set(['select', 'with', 'show', 'explain', 'values', 'table', 'match', 'call', 'exec', 'execute'])

/** What a statement does, as far as its text is written out; `none` for transactions, settings and the schema. */
export function kindOfSql(project: Project, path: string, id: ExprId, level = 0): 'read' | 'write' | 'none' | undefined {
  const expr = project.expr(path, id)
  if (!expr || level > deepest) return undefined
  switch (expr[0]) {
    case 'ref':
      return kindOfSql(project, path, project.module(path).bindings[expr[1]]?.[1] ?? -1, level + 1)
    case 'call':
      return kindOfSql(project, path, statementOf(project, path, expr[1], level + 1), level + 1)
    case 'either':
      return expr[1].map(each => kindOfSql(project, path, each, level + 1)).find(kind => kind !== undefined)
    case 'object': {
      // Drivers take `{ text, values }` and `{ sql, args }` as well.
      const [, text = -1] = expr[1].find(([key]) => key === 'text' || key === 'sql') ?? []
      return kindOfSql(project, path, text, level + 1)
    }
    case 'text': {
      const verb = expr[1].replace(/[ *]+$/, '')
      return verb === '' ? undefined : changes.has(verb) ? 'write' : asks.has(verb) ? 'read' : 'none'
    }
    default:
      return undefined
  }
}

/** The statement that a call sends: its first argument, else the one with which its receiver was made (``sql`…`.execute(db)``). */
export function statementOf(project: Project, path: string, call: number, level = 0): ExprId {
  const [callee = -1, [first = -1] = []] = project.module(path).calls[call] ?? []
  const expr = project.expr(path, callee)
  const receiver = expr?.[0] === 'get' ? project.expr(path, expr[1]) : undefined
  const on = receiver?.[0] === 'ref' ? project.expr(path, project.module(path).bindings[receiver[1]]?.[1] ?? -1) : receiver
  if (level > deepest || on?.[0] !== 'call' || kindOfSql(project, path, first, level + 1) !== undefined) return first
  const made = statementOf(project, path, on[1], level + 1)
  return kindOfSql(project, path, made, level + 1) === undefined ? first : made
}

/** Methods to which clients of all kinds take a statement. */
const sends: ReadonlySet<string> = new Set(['query', 'execute', 'run', 'all', 'get', 'any', 'one', 'oneOrNone', 'many', 'manyOrNone', 'none', 'exec', 'unsafe', 'queryOne', 'queryAll', 'queryArray', 'queryObject'])

/** Whether a method of an object of which nothing is known sends its statement to a database. */
export function sendsStatement(method: string): boolean {
  return sends.has(method)
}

/** A client that takes statements as text. */
export function isSentAsText(client: Client): boolean {
  return Object.values(client.roles).some(({ members, call }) => call?.does === 'sql' || Object.values(members ?? {}).some(member => member.does === 'sql'))
}

/** Whether a text's outline is that of a statement which asks or changes rows. */
export function isVerb(outline: string): boolean {
  const verb = outline.replace(/[ *]+$/, '')
  return changes.has(verb) || asks.has(verb)
}

const beginnings = [...changes, ...asks].flatMap(verb => [verb, verb.toUpperCase()]).join('|')
const statement = new RegExp(`['"\`](?:\\s|\\\\[nrt]|\\(|--[^\\n]*\\n|/\\*[^]*?\\*/)*(?:${beginnings})(?![\\w$])`)

/** Whether a file's text holds a literal that begins as such a statement does; it may say so of prose, and misses none. */
export function mayHoldStatement(text: string): boolean {
  return statement.test(text)
}
