import { all, type Client, reads, readsMany, readsOne, writes } from './client.ts'

const finds = {
  ...readsOne('findOne', 'findOneBy', 'findOneOrFail', 'findOneByOrFail', 'findOneById', 'preload'),
  ...readsMany('find', 'findBy', 'findByIds', 'findTrees', 'findRoots', 'findDescendants', 'findAncestors'),
  ...reads('findAndCount', 'findAndCountBy', 'count', 'countBy', 'exist', 'exists', 'existsBy', 'existBy', 'sum', 'average', 'minimum', 'maximum', 'countDescendants', 'countAncestors', 'findDescendantsTree', 'findAncestorsTree'),
}
const changes = {
  ...all({ does: 'write', gives: 'one' }, 'save', 'softRemove', 'recover', 'remove'),
  ...all({ does: 'write', alone: true }, 'update'),
  ...writes('insert', 'upsert', 'delete', 'softDelete', 'restore', 'increment', 'decrement', 'clear'),
}
const repositories = all({ gives: 'repository' }, 'getRepository', 'getTreeRepository', 'getMongoRepository', 'getCustomRepository', 'withRepository')

/** TypeORM: repositories, entity managers, query builders and active records. */
export const typeorm: Client = {
  id: 'typeorm',
  name: 'TypeORM',
  packages: ['typeorm', 'typeorm/*', '@nestjs/typeorm'],
  exports: {
    ...all({ gives: 'repository' }, 'Repository', 'TreeRepository', 'MongoRepository', 'AbstractRepository', 'getRepository', 'getTreeRepository', 'getCustomRepository', 'getMongoRepository'),
    ...all({ gives: 'manager' }, 'EntityManager', 'MongoEntityManager', 'getManager'),
    ...all({ gives: 'source' }, 'DataSource', 'Connection', 'getConnection', 'createConnection'),
    ...all({ gives: 'builder' }, 'SelectQueryBuilder', 'QueryBuilder'),
    QueryRunner: { gives: 'runner' },
  },
  bases: {
    BaseEntity: { statics: 'repository', instances: 'entity' },
    ...Object.fromEntries(['Repository', 'TreeRepository', 'MongoRepository', 'AbstractRepository'].map(name => [name, { statics: 'none', instances: 'repository' }])),
    EntityManager: { statics: 'none', instances: 'manager' },
    DataSource: { statics: 'none', instances: 'source' },
  },
  roles: {
    source: {
      members: {
        ...repositories,
        ...all({ gives: 'manager' }, 'manager', 'createEntityManager'),
        ...all({ gives: 'builder' }, 'createQueryBuilder'),
        ...all({ gives: 'runner' }, 'createQueryRunner'),
        transaction: { runs: 'manager' },
        query: { does: 'sql' },
      },
    },
    runner: { members: { manager: { gives: 'manager' }, query: { does: 'sql' }, connection: { gives: 'source' } } },
    manager: { members: { ...finds, ...changes, ...repositories, createQueryBuilder: { gives: 'builder' }, transaction: { runs: 'manager' }, query: { does: 'sql' }, connection: { gives: 'source' }, queryRunner: { gives: 'runner' } } },
    repository: { members: { ...finds, ...changes, createQueryBuilder: { gives: 'builder' }, manager: { gives: 'manager' }, repository: { gives: 'repository' }, extend: { gives: 'repository' }, query: { does: 'sql' }, create: {}, merge: {} } },
    builder: {
      members: {
        ...readsOne('getOne', 'getOneOrFail'),
        ...readsMany('getMany'),
        ...reads('getRawOne', 'getRawMany', 'getManyAndCount', 'getRawAndEntities', 'getCount', 'getExists', 'execute', 'stream', 'loadOne', 'loadMany'),
        ...all({ gives: 'changing' }, 'insert', 'update', 'delete', 'softDelete', 'restore'),
        relation: { gives: 'relation' },
        ...all({}, 'getQuery', 'getSql', 'getParameters', 'getQueryAndParameters', 'expressionMap', 'alias'),
      },
      other: { gives: 'self' },
    },
    changing: { members: { ...writes('execute') }, other: { gives: 'self' } },
    relation: { members: { ...writes('add', 'remove', 'set', 'addAndRemove'), ...reads('loadOne', 'loadMany') }, other: { gives: 'self' } },
    entity: { members: writes('save', 'remove', 'softRemove', 'recover', 'reload') },
  },
  batched: { read: '`find({ where: { id: In(ids) } })`', write: 'one `save`, `insert` or `remove` of the whole array, or `update({ id: In(ids) }, …)`' },
}
