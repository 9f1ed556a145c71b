import { all, type Client, reads, writes } from './client.ts'

const batched = { read: 'one statement with `= ANY($1)` or `IN (…)`', write: 'one statement with many rows (`INSERT … SELECT FROM UNNEST`, `UPDATE … FROM (VALUES …)`, `DELETE … WHERE id IN (…)`)' } as const

/** node-postgres and drivers of the same form. */
export const pg: Client = {
  id: 'pg',
  name: 'PostgreSQL',
  packages: ['pg', '@neondatabase/serverless', '@vercel/postgres', 'pg-pool'],
  exports: { ...all({ gives: 'db' }, 'Pool', 'Client', 'PoolClient', 'ClientBase', 'createPool', 'createClient', 'Pool.Client'), default: { gives: 'root', ready: true }, '*': { gives: 'root', ready: true }, neon: { gives: 'sql' }, sql: { gives: 'sql', ready: true } },
  bases: { Pool: { statics: 'none', instances: 'db' }, Client: { statics: 'none', instances: 'db' } },
  roles: {
    root: { members: all({ gives: 'db' }, 'Pool', 'Client', 'native'), call: { gives: 'db' } },
    db: { members: { query: { does: 'sql' }, sql: { does: 'sql' }, connect: { gives: 'db' } } },
    sql: { members: { query: { does: 'sql' } }, call: { does: 'sql' } },
  },
  batched,
}

/** pg-promise. */
export const pgPromise: Client = {
  id: 'pg-promise',
  name: 'pg-promise',
  packages: ['pg-promise'],
  exports: { ...all({ gives: 'root', ready: true }, 'default', '*'), ...all({ gives: 'db' }, 'IDatabase', 'ITask', 'IBaseProtocol', 'default.IDatabase', 'default.ITask') },
  roles: {
    root: { members: all({}, 'as', 'helpers', 'pg'), call: { gives: 'made' } },
    made: { members: all({}, 'helpers', 'as', 'pg', 'end'), call: { gives: 'db' } },
    db: { members: { ...all({ does: 'sql' }, 'one', 'oneOrNone', 'many', 'manyOrNone', 'any', 'none', 'result', 'query', 'multi', 'map', 'each', 'func', 'proc'), ...all({ runs: 'db' }, 'tx', 'task', 'txIf', 'taskIf'), batch: {} } },
  },
  batched,
}

/** postgres.js: the client is a template tag. */
export const postgresJs: Client = {
  id: 'postgres.js',
  name: 'postgres.js',
  packages: ['postgres'],
  exports: { ...all({ gives: 'factory', ready: true }, 'default', '*'), ...all({ gives: 'db' }, 'Sql', 'TransactionSql', 'default.Sql', 'default.TransactionSql') },
  roles: { factory: { call: { gives: 'db' } }, db: { call: { does: 'sql' }, members: { unsafe: { does: 'sql' }, begin: { runs: 'db' }, savepoint: { runs: 'db' }, file: { does: 'sql' } } } },
  batched,
}

/** mysql and mysql2. */
export const mysql: Client = {
  id: 'mysql',
  name: 'MySQL',
  packages: ['mysql', 'mysql2', 'mysql2/promise', 'mariadb'],
  exports: { ...all({ gives: 'db' }, 'createConnection', 'createPool', 'Connection', 'Pool', 'PoolConnection'), ...all({ gives: 'root', ready: true }, 'default', '*') },
  roles: { root: { members: all({ gives: 'db' }, 'createConnection', 'createPool') }, db: { members: { ...all({ does: 'sql' }, 'query', 'execute'), ...all({ gives: 'db' }, 'getConnection', 'promise') } } },
  batched,
}

/** SQLite drivers, most of them synchronous. */
export const sqlite: Client = {
  id: 'sqlite',
  name: 'SQLite',
  packages: ['better-sqlite3', 'sqlite3', 'sqlite', 'node:sqlite', 'bun:sqlite', 'sql.js', 'better-sqlite3-multiple-ciphers'],
  exports: { ...all({ gives: 'db' }, 'Database', 'DatabaseSync', 'open', 'default.Database'), default: { gives: 'db' }, Statement: { gives: 'statement' }, 'default.Statement': { gives: 'statement' }, SqlJsDatabase: { gives: 'db' } },
  bases: { default: { statics: 'none', instances: 'db' }, Database: { statics: 'none', instances: 'db' } },
  roles: {
    db: { members: { ...all({ does: 'sql' }, 'exec', 'run', 'get', 'all', 'each'), ...all({ gives: 'statement' }, 'prepare', 'query'), Database: { gives: 'db' }, transaction: {}, pragma: {}, close: {} }, call: { gives: 'db' } },
    statement: { members: { ...reads('get', 'all', 'iterate', 'values', 'step', 'getAsObject'), ...writes('run'), ...all({ gives: 'self' }, 'bind', 'pluck', 'raw') } },
  },
  batched,
}
