import { all, type Client, reads, writes } from './client.ts'

/** Prisma. Models are members of the client; several `findUnique` of one tick are one query. */
export const prisma: Client = {
  id: 'prisma',
  name: 'Prisma',
  packages: ['@prisma/client*', '.prisma/client*'],
  exports: { PrismaClient: { gives: 'client' }, 'Prisma.TransactionClient': { gives: 'client' }, 'Prisma.DefaultPrismaClient': { gives: 'client' } },
  bases: { PrismaClient: { statics: 'none', instances: 'client' } },
  anywhere: ['PrismaClient', 'Prisma.TransactionClient'],
  byName: { receiver: ['prisma', 'prismaClient', 'prismaService'], role: 'client' },
  roles: {
    client: {
      members: {
        ...all({ runs: 'client', batch: true }, '$transaction'),
        ...all({ gives: 'client' }, '$extends', '$primary', '$replica'),
        ...all({ does: 'sql' }, '$queryRaw', '$queryRawUnsafe', '$queryRawTyped'),
        ...writes('$executeRaw', '$executeRawUnsafe'),
        ...all({}, '$connect', '$disconnect', '$on', '$use', '$kysely'),
      },
      other: { gives: 'model' },
    },
    model: {
      members: {
        ...all({ does: 'read', coalesces: true }, 'findUnique', 'findUniqueOrThrow'),
        ...reads('findFirst', 'findFirstOrThrow', 'findMany', 'count', 'aggregate', 'groupBy', 'findRaw', 'aggregateRaw'),
        ...writes('create', 'createMany', 'createManyAndReturn', 'updateMany', 'updateManyAndReturn', 'delete', 'deleteMany'),
        ...all({ does: 'write', alone: true }, 'update', 'upsert'),
      },
    },
  },
  batched: { read: '`findMany({ where: { id: { in: ids } } })`', write: '`createMany`, `updateMany` or the array form of `$transaction`' },
}
