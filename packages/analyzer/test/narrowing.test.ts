import { expect, test } from 'vitest'
import { mentionsIn } from '../src/narrowing/mentions.ts'
import { narrowedRepeatsOf, repeatsOf } from './project.ts'

const client = "import { PrismaClient } from '@prisma/client'\nexport const db = new PrismaClient()\n"

function sameAsWhole(files: Readonly<Record<string, string>>) {
  const { repeats, wanted } = narrowedRepeatsOf(files)
  expect(repeats).toEqual(repeatsOf(files))
  return { found: repeats.map(({ path, call }) => `${path} ${call}`), wanted }
}

test('what neither mentions a client nor is used by who does is left alone', () => {
  const { found, wanted } = sameAsWhole({
    'button.ts': "import { label } from './label.ts'\nexport const button = () => label()",
    'db.ts': client,
    'each.ts': 'export const each = (items, run) => Promise.all(items.map(run))',
    'label.ts': "export const label = () => 'ok'",
    'users.ts': "import { db } from './db.ts'\nimport { each } from './each.ts'\nexport const all = (ids) => each(ids, id => db.user.findFirst({ where: { id } }))",
  })
  expect(found).toEqual(['users.ts db.user.findFirst'])
  expect(wanted).toEqual(['db.ts', 'each.ts', 'users.ts'])
})

test('what names a method or a statement alone is wanted where a package depends on the client', () => {
  const files = {
    'statement.ts': 'export async function drop(ids, run) { for (const id of ids) await run.query(`DELETE FROM users WHERE id = ${id}`) }',
    'chain.ts': "export async function load(ids, store) { for (const id of ids) await store.collection('users').doc(id).get() }",
    'map.ts': 'export async function keep(ids, cache) { for (const id of ids) await cache.get(id) }',
  }
  expect(narrowedRepeatsOf(files).wanted).toEqual([])
  const { repeats, wanted } = narrowedRepeatsOf(files, ['pg', 'firebase-admin'])
  expect(repeats).toEqual(repeatsOf(files, ['pg', 'firebase-admin']))
  expect(repeats.map(({ path }) => path)).toEqual(['statement.ts', 'chain.ts'])
  expect(wanted).toEqual(['chain.ts', 'statement.ts'])
})

test('who knows a repository by its interface alone is wanted', () => {
  const { found, wanted } = sameAsWhole({
    'barrel.ts': "export * from './store.ts'",
    'db.ts': client,
    'report.ts': "import type { Store } from './barrel.ts'\nexport async function report(store: Store, ids: string[]) { for (const id of ids) await store.one(id) }",
    'sql-store.ts': "import { db } from './db.ts'\nimport type { Store } from './barrel.ts'\nexport class SqlStore implements Store { one(id: string) { return db.user.findFirst({ where: { id } }) } }",
    'store.ts': 'export interface Store { one(id: string): Promise<unknown> }',
  })
  expect(found).toEqual(['report.ts store.one'])
  expect(wanted).toContain('report.ts')
})

test('a class that is handed its client, and whoever uses it by its interface', () => {
  const { found } = sameAsWhole({
    'main.ts': "import { Pool } from 'pg'\nimport { SqlStore } from './sql-store.ts'\nexport const store = new SqlStore(new Pool())",
    'report.ts': "import type { Store } from './store.ts'\nexport async function report(store: Store, ids: string[]) { for (const id of ids) await store.one(id) }",
    'sql-store.ts': "import type { Store } from './store.ts'\nexport class SqlStore implements Store { constructor(private pool) {} async one(id: string) { return this.pool.query('SELECT 1 FROM users WHERE id = $1', [id]) } }",
    'store.ts': 'export interface Store { one(id: string): Promise<unknown> }',
  })
  expect(found).toEqual(['report.ts store.one'])
})

test('classes beside the one that asks a database count, since the program may use them', () => {
  const { wanted } = sameAsWhole({
    'db.ts': client,
    'memory-store.ts': "import type { Store } from './store.ts'\nexport class MemoryStore implements Store { async one(id: string) { return { id } } }",
    'report.ts': "import type { Store } from './store.ts'\nexport async function report(store: Store, ids: string[]) { for (const id of ids) await store.one(id) }",
    'sql-store.ts': "import { db } from './db.ts'\nimport type { Store } from './store.ts'\nexport class SqlStore implements Store { one(id: string) { return db.user.findFirst({ where: { id } }) } }",
    'store.ts': 'export interface Store { one(id: string): Promise<unknown> }',
  })
  expect(wanted).toContain('memory-store.ts')
})

test.each([
  ["import a from './a'", './a'],
  ["import './a'", './a'],
  ['import {\n  a,\n  b\n} from "./a"', './a'],
  ["export * from './a'", './a'],
  ["export { a } from './a'", './a'],
  ["const a = require('./a')", './a'],
  ["import a = require('./a')", './a'],
  ["const a = await import(/* webpackChunkName: 'x' */ './a')", './a'],
  ['const a = require(`./a/${name}`)', './a/*'],
  ["type A = import('./a').A", './a'],
])('%s mentions its module', (text, specifier) => {
  expect(mentionsIn(text).specifiers).toEqual([specifier])
})
