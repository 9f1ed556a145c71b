import { all, type Client, reads, writes } from './client.ts'

const databases = ['PostgresJsDatabase', 'NodePgDatabase', 'PgDatabase', 'PgTransaction', 'PgliteDatabase', 'NeonDatabase', 'NeonHttpDatabase', 'VercelPgDatabase', 'AwsDataApiPgDatabase', 'PgRemoteDatabase', 'MySql2Database', 'MySqlDatabase', 'MySqlTransaction', 'PlanetScaleDatabase', 'TiDBServerlessDatabase', 'BetterSQLite3Database', 'BaseSQLiteDatabase', 'SQLiteTransaction', 'LibSQLDatabase', 'DrizzleD1Database', 'BunSQLiteDatabase', 'SQLJsDatabase', 'SqliteRemoteDatabase'] as const

/** Drizzle: queries are built in a chain and run when awaited. */
export const drizzle: Client = {
  id: 'drizzle',
  name: 'Drizzle',
  packages: ['drizzle-orm', 'drizzle-orm/*'],
  exports: { drizzle: { gives: 'db' }, withReplicas: { gives: 'db' }, ...all({ gives: 'db' }, ...databases) },
  bases: {},
  roles: {
    db: {
      members: {
        ...all({ gives: 'reading' }, 'select', 'selectDistinct', 'selectDistinctOn'),
        ...all({ gives: 'changing' }, 'insert', 'update', 'delete', 'replace'),
        ...all({ does: 'sql' }, 'execute', 'run', 'all', 'get', 'values'),
        ...reads('$count'),
        query: { gives: 'tables' },
        transaction: { runs: 'db' },
        batch: { batch: true },
        with: { gives: 'db' },
        $primary: { gives: 'db' },
      },
    },
    tables: { other: { gives: 'table' } },
    table: { members: reads('findMany', 'findFirst') },
    reading: { lazy: 'read', members: { ...reads('all', 'get', 'execute', 'values', 'run'), ...all({}, 'as', 'toSQL', 'getSQL', 'prepare') }, other: { gives: 'self' } },
    changing: { lazy: 'write', members: { ...writes('run', 'all', 'get', 'execute'), ...all({}, 'toSQL', 'getSQL', 'prepare') }, other: { gives: 'self' } },
  },
  batched: { read: '`where(inArray(table.id, ids))`', write: '`insert(table).values(rows)`, or one `update` or `delete` with `inArray`' },
}
