import { expect, test } from 'vitest'
import { repeatsOf } from './project.ts'

const withPrisma = (body: string) => ({ 'case.ts': `import { PrismaClient } from '@prisma/client'\nconst prisma = new PrismaClient()\n${body}` })

test('a method of a base class that gives this gives the class on which it is called', () => {
  expect(
    repeatsOf({
      'base.ts': 'export class Base { within(manager: unknown): this { return this } }',
      'lines.ts': 'import { Pool } from "pg"\nimport { Base } from "./base"\nexport class Lines extends Base { pool = new Pool(); async load(id: string) { return this.pool.query("SELECT $1", [id]) } }',
      'go.ts': 'import { Lines } from "./lines"\nexport async function go(lines: Lines, ids: string[]) { const inside = lines.within(1); for (const id of ids) await inside.load(id) }',
    }).map(({ call, sure }) => [call, sure]),
  ).toEqual([['inside.load', true]])
})

test('mocks of tests say nothing of what the program passes', () => {
  const program = { 'prices.ts': 'import { Pool } from "pg"\nexport const prices = (pool, ids: string[]) => Promise.all(ids.map(id => pool.query("SELECT $1", [id])))', 'go.ts': 'import { Pool } from "pg"\nimport { prices } from "./prices"\nconst pool = new Pool()\nexport const go = (ids: string[]) => prices(pool, ids)' }
  const mocks = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`test/p${at}.test.ts`, 'import { prices } from "../prices"\nprices({ query: () => 1 }, [])']))
  expect(repeatsOf({ ...program, ...mocks }).map(({ kind }) => kind)).toEqual(['read'])
})

test('pages are rows, and a handler that answers with a failure goes through all items', () => {
  const kinds = (body: string) => repeatsOf(withPrisma(`export async function go(pages: { id: string }[], res: any) { ${body} }`)).map(({ kind }) => kind)
  expect(kinds('for (const page of pages) await prisma.page.findFirst({ where: { id: page.id } })')).toEqual(['read'])
  expect(kinds('for (const { id } of pages) { const row = await prisma.page.findFirst({ where: { id } }); if (row.gone) { return res.sendStatus(400) } }')).toEqual(['read'])
  expect(kinds('for (const { id } of pages) { const row = await prisma.page.findFirst({ where: { id } }); if (row) { return row } }')).toEqual([])
})
