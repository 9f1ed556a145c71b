import { all, type Client, reads, writes } from './client.ts'

/** Kysely: a query runs when one of its `execute` methods is called. */
export const kysely: Client = {
  id: 'kysely',
  name: 'Kysely',
  packages: ['kysely', 'nestjs-kysely'],
  exports: { ...all({ gives: 'db' }, 'Kysely', 'Transaction', 'ControlledTransaction', 'QueryCreator'), sql: { gives: 'raw', ready: true } },
  bases: { Kysely: { statics: 'none', instances: 'db' } },
  roles: {
    db: {
      members: {
        ...all({ gives: 'reading' }, 'selectFrom', 'selectNoFrom'),
        ...all({ gives: 'changing' }, 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'),
        ...all({ gives: 'transaction' }, 'transaction', 'connection', 'startTransaction'),
        ...all({ gives: 'self' }, 'with', 'withRecursive', 'withSchema', 'withPlugin', 'withTables', 'withoutPlugins'),
        ...reads('executeQuery'),
        ...all({}, 'schema', 'dynamic', 'fn', 'destroy', 'introspection'),
      },
    },
    transaction: { members: { execute: { runs: 'db' } }, other: { gives: 'self' } },
    reading: { members: { ...reads('execute', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'stream', 'explain'), ...all({}, 'as', 'compile') }, other: { gives: 'self' } },
    changing: { members: { ...writes('execute', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'stream'), ...all({}, 'compile') }, other: { gives: 'self' } },
    raw: { members: { execute: { does: 'sql' }, ...all({}, 'as', 'compile', 'toOperationNode') }, call: { gives: 'self' }, other: { gives: 'self' } },
  },
  batched: { read: '`where(\'id\', \'in\', ids)`', write: '`insertInto(…).values(rows)`, or one `updateTable` or `deleteFrom` with `in`' },
}
