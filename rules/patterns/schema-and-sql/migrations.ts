import type { ProjectIndex } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { MigrationFacts, MigrationStep, SqlDialect } from '@perf-rules/languages/views'

/** The facts that tell which migrations there are, and which database they are for. */
export const migrationNeeds = ['migration', 'migrationSettings', 'package'] as const

/** A migration that goes to PostgreSQL, with what its surroundings say of its steps. */
export interface Migration {
  readonly path: string
  readonly facts: MigrationFacts
  /** Steps on tables that were there before, and on those of which that is not known. */
  readonly onExisting: readonly MigrationStep[]
  /** Names of indexes that the migration makes itself. */
  readonly ownIndexes: ReadonlySet<string>
  isInTransaction(step: MigrationStep): boolean
}

/** Every forward migration for PostgreSQL. Those of another database, and those of which it cannot be told whether they go forward, are left out. */
export function* migrationsOf(index: ProjectIndex): Iterable<Migration> {
  const all = index.facts('migration')
  const folders = new Map<string, SqlDialect>()
  for (const [path, { dialect }] of all) if (dialect !== null && dialect !== 'postgres') folders.set(folderOf(path), dialect)
  for (const [path, facts] of all) {
    if (facts.isDown || isTestFile(path) || dialectFor(path, facts, folders, index) !== 'postgres') continue
    const created = new Set(facts.steps.flatMap(({ kind, table }) => (kind === 'create-table' && table !== null ? [table] : [])))
    const ownIndexes = new Set(facts.steps.flatMap(({ kind, name }) => (kind === 'create-index' && name !== null ? [name] : [])))
    yield { path, facts, ownIndexes, onExisting: facts.steps.filter(({ table }) => table === null || !created.has(table)), isInTransaction: step => isInTransaction(step, facts) }
  }
}

function dialectFor(path: string, facts: MigrationFacts, folders: ReadonlyMap<string, SqlDialect>, index: ProjectIndex): SqlDialect {
  const settings = settingsFor(path, index)
  if (settings) return settings
  if (facts.dialect) return facts.dialect
  const around = folders.get(folderOf(path))
  if (around) return around
  if (/(?:^|[/_.-])(?:mysql|mariadb)(?:[/_.-]|$)/i.test(path)) return 'mysql'
  if (/(?:^|[/_.-])(?:sqlite3?|d1|libsql|turso)(?:[/_.-]|$)/i.test(path)) return 'sqlite'
  if (/(?:^|[/_.-])(?:mssql|sqlserver)(?:[/_.-]|$)/i.test(path)) return 'mssql'
  return driverFor(path, index) ?? 'postgres'
}

function settingsFor(path: string, index: ProjectIndex): SqlDialect | undefined {
  const settings = index.facts('migrationSettings')
  for (const folder of foldersAbove(path)) {
    for (const name of ['migration_lock.toml', 'meta/_journal.json', 'wrangler.toml', 'wrangler.json', 'wrangler.jsonc']) {
      const found = settings.get(`${folder}${name}`)
      if (found?.dialect) return found.dialect
    }
  }
  return undefined
}

const postgresDrivers = new Set(['pg', 'postgres', 'pg-promise', 'pg-native', 'slonik', '@neondatabase/serverless', '@vercel/postgres', '@mikro-orm/postgresql', '@prisma/adapter-pg', '@electric-sql/pglite', '@supabase/supabase-js', 'node-pg-migrate'])
const otherDrivers: Readonly<Record<string, SqlDialect>> = { mysql: 'mysql', mysql2: 'mysql', mariadb: 'mysql', '@mikro-orm/mysql': 'mysql', '@mikro-orm/mariadb': 'mysql', '@planetscale/database': 'mysql', sqlite3: 'sqlite', 'better-sqlite3': 'sqlite', '@libsql/client': 'sqlite', '@mikro-orm/sqlite': 'sqlite', '@mikro-orm/better-sqlite': 'sqlite', 'expo-sqlite': 'sqlite', tedious: 'mssql', mssql: 'mssql' }

/** What the nearest manifest with a driver says; with several drivers PostgreSQL counts. */
function driverFor(path: string, index: ProjectIndex): SqlDialect | undefined {
  const manifests = index.facts('package')
  for (const folder of foldersAbove(path)) {
    const dependencies = manifests.get(`${folder}package.json`)?.dependencies ?? []
    if (dependencies.some(name => postgresDrivers.has(name))) return 'postgres'
    const other = dependencies.find(name => Object.hasOwn(otherDrivers, name))
    if (other !== undefined) return otherDrivers[other]
  }
  return undefined
}

function* foldersAbove(path: string): Iterable<string> {
  for (let at = path.lastIndexOf('/'); at !== -1; at = path.lastIndexOf('/', at - 1)) yield path.slice(0, at + 1)
  yield ''
}

/** The folder of all migrations of one tool; Prisma and newer Drizzle give each a folder of its own. */
function folderOf(path: string): string {
  const parts = path.split('/').slice(0, -1)
  return (/\/migration\.sql$/.test(path) ? parts.slice(0, -1) : parts).join('/')
}

function isInTransaction(step: MigrationStep, facts: MigrationFacts): boolean {
  if (step.inTransaction !== null) return step.inTransaction
  let isOpen = false
  for (const each of facts.steps) {
    if (each === step) break
    if (each.kind === 'begin') isOpen = true
    if (each.kind === 'end') isOpen = false
  }
  if (isOpen) return true
  if (facts.noTransaction) return false
  switch (facts.tool) {
    case 'prisma':
    case 'golang-migrate':
      // Sent in one message, which PostgreSQL runs in one transaction unless it holds a single statement.
      return facts.statements > 1
    case 'sql':
    case 'flyway':
    case 'sequelize':
      return false
    default:
      return true
  }
}
