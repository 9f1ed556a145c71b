import { all, type Client, reads, readsMany, readsOne, writes, writesOne } from './client.ts'

/** Sequelize, and its decorators in sequelize-typescript. */
export const sequelize: Client = {
  id: 'sequelize',
  name: 'Sequelize',
  packages: ['sequelize', 'sequelize/*', 'sequelize-typescript', '@sequelize/core*'],
  exports: { Sequelize: { gives: 'source' }, ...all({ gives: 'model' }, 'ModelStatic', 'ModelCtor', 'ModelType'), Model: { gives: 'entity' } },
  bases: { Model: { statics: 'model', instances: 'entity' }, Sequelize: { statics: 'none', instances: 'source' } },
  roles: {
    source: { members: { query: { does: 'sql' }, transaction: { runs: 'transaction' }, define: { gives: 'model' }, model: { gives: 'model' }, models: { gives: 'models' } } },
    transaction: { members: {} },
    models: { models: 'model', other: { gives: 'model' } },
    model: {
      members: {
        ...readsMany('findAll'),
        ...readsOne('findByPk', 'findOne', 'findById'),
        ...reads('findAndCountAll', 'count', 'max', 'min', 'sum', 'aggregate'),
        ...writesOne('create'),
        ...all({ does: 'write', gives: 'pair', alone: true }, 'findOrCreate', 'upsert', 'findCreateFind'),
        ...writes('bulkCreate', 'update', 'destroy', 'increment', 'decrement', 'restore', 'truncate'),
        ...all({ gives: 'self' }, 'scope', 'unscoped', 'schema', 'withScope'),
        build: { gives: 'one' },
        findOrBuild: { does: 'read', gives: 'pair' },
      },
      call: { gives: 'one' },
    },
    entity: { members: { ...all({ does: 'write', alone: true }, 'save', 'update'), ...writes('destroy', 'restore', 'increment', 'decrement', '$set', '$add', '$create', '$remove'), ...reads('reload', '$get', '$count', '$has'), sequelize: { gives: 'source' } } },
  },
  batched: { read: '`findAll({ where: { id: ids } })`', write: '`bulkCreate`, or one `update` or `destroy` with `where: { id: ids }`' },
}
