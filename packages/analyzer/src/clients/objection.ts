import { all, type Client } from './client.ts'

/** Objection: `Model.query()` starts a query, which runs when awaited. */
export const objection: Client = {
  id: 'objection',
  name: 'Objection',
  packages: ['objection'],
  exports: { Model: { gives: 'entity' }, ...all({ gives: 'query' }, 'QueryBuilder') },
  bases: { Model: { statics: 'model', instances: 'entity' } },
  roles: {
    model: { members: { ...all({ gives: 'query' }, 'query', 'relatedQuery', 'fetchGraph'), ...all({ gives: 'model' }, 'bindKnex'), transaction: { runs: 'transaction' } } },
    transaction: { members: {} },
    entity: { members: all({ gives: 'query' }, '$query', '$relatedQuery', '$fetchGraph') },
    query: { lazy: 'read', members: { ...all({ gives: 'changing' }, 'insert', 'insertAndFetch', 'insertGraph', 'patch', 'patchAndFetch', 'patchAndFetchById', 'update', 'updateAndFetchById', 'upsertGraph', 'delete', 'deleteById', 'relate', 'unrelate', 'increment', 'decrement'), ...all({}, 'as', 'toKnexQuery', 'clone') }, other: { gives: 'self' } },
    changing: { lazy: 'write', other: { gives: 'self' } },
  },
  batched: { read: '`whereIn(\'id\', ids)` or `withGraphFetched`', write: 'one `insert` or `insertGraph` of all rows, or one `patch` or `delete` with `whereIn`' },
}
