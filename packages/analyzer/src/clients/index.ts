import type { Client } from './client.ts'
import { firestore, mongodb, supabase } from './document-stores.ts'
import { drizzle } from './drizzle.ts'
import { knex } from './knex.ts'
import { kysely } from './kysely.ts'
import { mikroOrm } from './mikro-orm.ts'
import { mongoose } from './mongoose.ts'
import { objection } from './objection.ts'
import { prisma } from './prisma.ts'
import { redis } from './redis.ts'
import { sequelize } from './sequelize.ts'
import { mysql, pg, pgPromise, postgresJs, sqlite } from './sql-drivers.ts'
import { typeorm } from './typeorm.ts'

export type * from './client.ts'

/** Every client whose round trips we know. */
export const clients: readonly Client[] = [prisma, typeorm, sequelize, mongoose, drizzle, knex, kysely, mikroOrm, objection, pg, pgPromise, postgresJs, mysql, sqlite, mongodb, firestore, supabase, redis]

const exact = new Map<string, Client>()
const prefixes: (readonly [string, Client])[] = []
for (const client of clients) {
  for (const name of client.packages) {
    if (name.endsWith('*')) prefixes.push([name.slice(0, -1), client])
    else exact.set(name, client)
  }
}

/** The client that a specifier imports. */
export function clientOf(specifier: string): Client | undefined {
  return exact.get(specifier) ?? prefixes.find(([prefix]) => specifier.startsWith(prefix))?.[1]
}

const exporting = new Map(clients.flatMap(client => (client.anywhere ?? []).map(name => [name, client] as const)))

/** The client that exports a name so much its own that no package need be known. */
export function clientExporting(name: string): Client | undefined {
  return exporting.get(name)
}

/** Names of receivers that are taken for a client's. */
export const receiverNames: ReadonlySet<string> = new Set(clients.flatMap(client => client.byName?.receiver ?? []))
