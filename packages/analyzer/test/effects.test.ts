import { expect, test } from 'vitest'
import { repeatsOf } from './project.ts'

test('functions that call each other end, with the shortest way to the query', () => {
  const [found] = repeatsOf({
    'tree.ts': `
      import { Pool } from 'pg'
      const pool = new Pool()
      const even = async (n: number): Promise<void> => { await odd(n - 1); await load(n) }
      const odd = async (n: number): Promise<void> => { await even(n - 1) }
      const load = async (n: number) => pool.query('SELECT $1', [n])
      export const all = (ns: number[]) => Promise.all(ns.map(n => odd(n)))
    `,
  })
  expect(found?.call).toBe('odd')
  expect(found?.chain.map(({ note }) => note)).toEqual(['`.map` runs its callback once per item', '`odd` calls `even`', '`even` calls `load`', '`load` makes the round trip'])
})

test('a helper that runs its callback once adds nothing; one that iterates does', () => {
  const files = (body: string) => ({
    'run.ts': `
      import { Pool } from 'pg'
      const pool = new Pool()
      async function run(items: string[], work: (item: string) => Promise<unknown>) { ${body} }
      export const go = (items: string[]) => run(items, async item => { await pool.query('SELECT $1', [item]) })
    `,
  })
  expect(repeatsOf(files('await work(items.join())'))).toEqual([])
  expect(repeatsOf(files('await Promise.all(items.map(work))')).map(({ kind }) => kind)).toEqual(['read'])
})

test('objects that are spread into each other are looked through once', () => {
  const spread = Array.from({ length: 24 }, (_, at) => `export const part${at + 1} = { ...part${at}, ...part${at} }`).join('\n')
  expect(repeatsOf({ 'parts.ts': `export const part0 = { none: () => 1 }\n${spread}\nexport const go = (xs: string[]) => xs.map(x => part24.missing(x))` })).toEqual([])
})

/** One file whose function `go` is called with what a test is about. */
const withPrisma = (body: string) => ({ 'case.ts': `import { PrismaClient } from '@prisma/client'\nconst prisma = new PrismaClient()\n${body}` })
const sureOf = (body: string) => repeatsOf(withPrisma(body)).map(({ sure }) => sure)

test('a write of own data that no form takes together is arguable; one that writes the same to all is not', () => {
  const update = (data: string) => `export async function go(rows: { id: string; at: number }[]) { for (const { id, at } of rows) await prisma.row.update({ where: { id }, data: ${data} }) }`
  expect(sureOf(update('{ at }'))).toEqual([false])
  expect(sureOf(update('{ open: false }'))).toEqual([true])
  expect(sureOf(update('{ closedAt: new Date() }'))).toEqual([true])
})

test('what a table keeps is asked for once per key, which is arguable', () => {
  const go = (body: string) => `const byKey = new Map<string, unknown>()\nexport async function go(keys: string[]) { for (const key of keys) { ${body} } }`
  expect(sureOf(go('if (!byKey.has(key)) byKey.set(key, await prisma.row.findFirst({ where: { key } }))'))).toEqual([false])
  expect(sureOf(go('const known = byKey.get(key); if (known) console.log(known); else byKey.set(key, await prisma.row.findFirst({ where: { key } }))'))).toEqual([false])
  expect(sureOf(go('const known = await prisma.row.count({ where: { key } }); if (!known) console.log(key)'))).toEqual([true])
})

test('an implementation that asks nobody makes a call through its interface arguable', () => {
  const files = {
    ...withPrisma('import type { Sink } from "./sink"\nexport class Stored implements Sink { async put(text: string) { await prisma.line.create({ data: { text } }) } }'),
    'sink.ts': 'export interface Sink { put(text: string): Promise<void> }',
    'go.ts': 'import type { Sink } from "./sink"\nexport async function go(sink: Sink, texts: string[]) { for (const text of texts) await sink.put(text) }',
  }
  const printed = { 'printed.ts': 'import type { Sink } from "./sink"\nexport class Printed implements Sink { async put(text: string) { console.log(text) } }' }
  expect(repeatsOf(files).map(({ sure }) => sure)).toEqual([true])
  expect(repeatsOf({ ...files, ...printed }).map(({ sure }) => sure)).toEqual([false])
})

test('what only a module of NestJS calls when it comes up is code of a start', () => {
  const service = (route: string) => withPrisma(`export class Plans {
    async onModuleInit() { await this.fill(['a', 'b'].concat(process.argv)) }
    ${route}
    private async fill(names: string[]) { for (const name of names) await prisma.plan.findFirst({ where: { name } }) }
  }`)
  expect(repeatsOf(service('')).map(({ startUp }) => startUp)).toEqual([true])
  expect(repeatsOf(service('async refill(names: string[]) { await this.fill(names) }')).map(({ startUp }) => startUp)).toEqual([false])
})

test('a wrapper does what the statements do that its callers hand in', () => {
  const kinds = repeatsOf({
    'run.ts': 'import { Pool } from "pg"\nconst pool = new Pool()\nconst send = (text: string, values: unknown[]) => pool.query(text, values)\nexport const run = async (text: string, values: unknown[]) => send(text, values)',
    'go.ts': 'import { run } from "./run"\nconst close = (id: string) => run("UPDATE item SET open = false WHERE id = $1", [id])\nexport async function go(ids: string[]) { for (const id of ids) { await close(id); await run("SELECT * FROM item WHERE id = $1", [id]) } }',
  }).map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(['read', 'write'])
})

test('settings and transactions are no questions, and a statement changes rows where its verb does', () => {
  const kindsOf = (statement: string) =>
    repeatsOf({ 'go.ts': `import { Pool } from "pg"\nconst pool = new Pool()\nexport async function go(ids: string[]) { for (const id of ids) await pool.query(${statement}) }` }).map(({ kind }) => kind)
  expect(kindsOf('`SET LOCAL app.user = ${id}`')).toEqual([])
  expect(kindsOf("'BEGIN'")).toEqual([])
  expect(kindsOf("'SELECT pg_advisory_xact_lock($1)', [id]")).toEqual([])
  expect(kindsOf("'SELECT name FROM item WHERE id = $1', [id]")).toEqual(['read'])
  expect(kindsOf('`\n  -- old ones\n  DELETE FROM item WHERE id = ${id}`')).toEqual(['write'])
  expect(kindsOf("{ text: 'UPDATE item SET open = false WHERE id = $1', values: [id] }")).toEqual(['write'])
  expect(kindsOf("'WITH gone AS (DELETE FROM item WHERE id = $1 RETURNING id) SELECT id FROM gone', [id]")).toEqual(['write'])
})

test('a helper that hands on what it is given says of each caller what that caller gave', () => {
  const caller = (n: number) => [`other${n}.ts`, `import { sorted } from "./sorted"\nimport { db } from "./db"\nexport const names${n} = sorted(db, ["b"])`] as const
  const files = {
    'db.ts': 'import { Sequelize, Model } from "sequelize"\nexport const db = new Sequelize("")\nexport class Star extends Model {}',
    'sorted.ts': 'export function sorted(key: unknown, items) { if (!items) return []\n return items.sort() }',
    'go.ts': 'import { sorted } from "./sorted"\nimport { Star } from "./db"\nexport async function go() { const stars = sorted(1, await Star.findAll()); for (const star of stars) await star.save() }',
    ...Object.fromEntries(Array.from({ length: 8 }, (_, n) => caller(n))),
  }
  expect(repeatsOf(files).map(({ call }) => call)).toEqual(['star.save'])
})

test('a callback handed to a method that the project replaces runs as it did before', () => {
  const repeats = repeatsOf({
    'db.ts': `import { Sequelize, Model } from "sequelize"
export const db = new Sequelize("")
export class User extends Model {}
const before = db.transaction.bind(db)
db.transaction = async (options, callback) => {
  const run = typeof options === 'function' ? options : callback
  return before(async t => { await db.query('SET LOCAL statement_timeout = 5'); return run(t) })
}`,
    'go.ts': 'import { db, User } from "./db"\nexport async function go(ids: string[]) { for (const id of ids) await db.transaction(async () => { await User.findByPk(id) }) }',
  })
  expect(repeats.map(({ call, kind }) => `${kind} ${call}`)).toEqual(['read User.findByPk'])
})

test('a query per group of rows is arguable, and one per chunk or per part of unknown size is none', () => {
  const over = (groups: string) => `import { chunk, groupBy } from 'lodash'
export async function go(rows: { owner: string }[], parts: { owner: string }[][]) { for (const part of ${groups}) { await prisma.owner.findMany({ where: { id: { in: part.map(row => row.owner) } } }) } }`
  expect(sureOf(over("Object.values(groupBy(rows, 'owner'))"))).toEqual([false])
  expect(sureOf(over('chunk(rows, 100)'))).toEqual([])
  expect(sureOf(over('parts'))).toEqual([])
})
