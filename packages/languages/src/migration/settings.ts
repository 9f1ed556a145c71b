import { parse as parseJson } from 'jsonc-parser'
import { parse, TomlError } from 'smol-toml'
import type { MigrationSettings, SqlDialect } from './facts.ts'

const dialects: Readonly<Record<string, SqlDialect>> = { postgresql: 'postgres', postgres: 'postgres', cockroachdb: 'postgres', pg: 'postgres', mysql: 'mysql', sqlite: 'sqlite', turso: 'sqlite', sqlserver: 'mssql', mssql: 'mssql', singlestore: 'mysql' }

/** Reads Prisma's `migration_lock.toml`, Drizzle's `meta/_journal.json` and Wrangler's settings; null when they say nothing. */
export function readSettings(text: string, path: string): MigrationSettings | null {
  if (/(?:^|\/)wrangler\.\w+$/.test(path)) return hasD1(text, path) ? { dialect: 'sqlite', tool: 'sql' } : null
  const isPrisma = path.endsWith('.toml')
  const word = isPrisma ? providerOf(text) : dialectOf(text)
  return { dialect: (word === undefined ? undefined : dialects[word.toLowerCase()]) ?? null, tool: isPrisma ? 'prisma' : 'drizzle' }
}

/** A Worker of Cloudflare with a D1 database, which is SQLite. */
function hasD1(text: string, path: string): boolean {
  const settings: unknown = path.endsWith('.toml') ? tomlOf(text) : parseJson(text)
  return typeof settings === 'object' && settings !== null && 'd1_databases' in settings
}

function tomlOf(text: string): unknown {
  try {
    return parse(text)
  } catch (thrown) {
    if (thrown instanceof TomlError) return undefined
    throw thrown
  }
}

function providerOf(text: string): string | undefined {
  const settings = tomlOf(text)
  return typeof settings === 'object' && settings !== null && 'provider' in settings && typeof settings.provider === 'string' ? settings.provider : undefined
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
