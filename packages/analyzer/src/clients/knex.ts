import { all, type Client } from './client.ts'

/** Knex: a call of the client starts a query, which runs when awaited. */
export const knex: Client = {
  id: 'knex',
  name: 'Knex',
  packages: ['knex', 'knex/*'],
  exports: { default: { gives: 'db' }, '*': { gives: 'db' }, knex: { gives: 'db' }, Knex: { gives: 'db' }, 'Knex.Transaction': { gives: 'db' }, 'Knex.QueryBuilder': { gives: 'query' } },
  roles: {
    db: {
      members: { transaction: { runs: 'db', gives: 'db' }, raw: { gives: 'query', changes: 'changing' }, ...all({}, 'schema', 'migrate', 'seed', 'destroy', 'fn', 'ref', 'client', 'isTransaction', 'on'), batchInsert: { does: 'write' }, ...all({ gives: 'self' }, 'withSchema', 'default') },
      call: { gives: 'query' },
      other: { gives: 'query' },
    },
    query: { lazy: 'read', members: { ...all({ gives: 'changing' }, 'insert', 'update', 'del', 'delete', 'increment', 'decrement', 'truncate', 'upsert'), ...all({}, 'toSQL', 'toString', 'stream', 'as') }, other: { gives: 'self' } },
    changing: { lazy: 'write', members: all({}, 'toSQL', 'toString'), other: { gives: 'self' } },
  },
  batched: { read: '`whereIn(\'id\', ids)`', write: 'one `insert` of all rows, or one `update` or `del` with `whereIn`' },
}
