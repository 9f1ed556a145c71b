import { parse, TomlError } from 'smol-toml'
import type { MigrationSettings, SqlDialect } from './facts.ts'

const dialects: Readonly<Record<string, SqlDialect>> = { postgresql: 'postgres', postgres: 'postgres', cockroachdb: 'postgres', pg: 'postgres', mysql: 'mysql', sqlite: 'sqlite', turso: 'sqlite', sqlserver: 'mssql', mssql: 'mssql', singlestore: 'mysql' }

/** Reads Prisma's `migration_lock.toml` and Drizzle's `meta/_journal.json`; null when they say nothing. */
export function readSettings(text: string, path: string): MigrationSettings | null {
  const isPrisma = path.endsWith('.toml')
  const word = isPrisma ? providerOf(text) : dialectOf(text)
  return { dialect: (word === undefined ? undefined : dialects[word.toLowerCase()]) ?? null, tool: isPrisma ? 'prisma' : 'drizzle' }
}

function providerOf(text: string): string | undefined {
  try {
    const { provider } = parse(text)
    return typeof provider === 'string' ? provider : undefined
  } catch (thrown) {
    if (thrown instanceof TomlError) return undefined
    throw thrown
  }
}

function dialectOf(text: string): string | undefined {
  try {
    const journal: unknown = JSON.parse(text)
    return typeof journal === 'object' && journal !== null && 'dialect' in journal && typeof journal.dialect === 'string' ? journal.dialect : undefined
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined
    throw thrown
  }
}
