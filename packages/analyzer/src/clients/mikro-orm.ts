import { all, type Client, reads, readsMany, readsOne, writes } from './client.ts'

const finds = { ...readsOne('findOne', 'findOneOrFail', 'refresh'), ...readsMany('find', 'findAll', 'findByCursor'), ...reads('findAndCount', 'count', 'populate') }
const changes = writes('insert', 'insertMany', 'nativeInsert', 'nativeUpdate', 'nativeDelete', 'upsert', 'upsertMany', 'flush', 'persistAndFlush', 'removeAndFlush')

/** MikroORM: `create`, `assign` and `persist` wait for the flush. */
export const mikroOrm: Client = {
  id: 'mikro-orm',
  name: 'MikroORM',
  packages: ['@mikro-orm/*', '@medusajs/framework/mikro-orm/*', '@medusajs/deps/mikro-orm/*'],
  exports: { ...all({ gives: 'manager' }, 'EntityManager', 'SqlEntityManager', 'MongoEntityManager'), ...all({ gives: 'repository' }, 'EntityRepository', 'SqlEntityRepository'), MikroORM: { gives: 'source' } },
  bases: { EntityRepository: { statics: 'none', instances: 'repository' } },
  roles: {
    source: { members: { em: { gives: 'manager' }, init: { gives: 'source' } } },
    manager: {
      members: { ...finds, ...changes, ...all({ gives: 'manager' }, 'fork', 'getContext', 'clear'), ...all({ runs: 'manager' }, 'transactional'), getRepository: { gives: 'repository' }, execute: { does: 'sql' }, ...all({ gives: 'builder' }, 'createQueryBuilder', 'qb') },
    },
    repository: { members: { ...finds, ...changes, getEntityManager: { gives: 'manager' }, em: { gives: 'manager' }, ...all({ gives: 'builder' }, 'createQueryBuilder', 'qb') } },
    builder: { members: { ...reads('getResult', 'getResultList', 'getSingleResult', 'execute', 'getCount'), ...all({}, 'getQuery', 'getKnexQuery', 'clone') }, other: { gives: 'self' } },
    entity: {},
  },
  batched: { read: '`find(Entity, { id: { $in: ids } })` or `populate`', write: 'changes to managed entities and one `flush`' },
}
