import { all, type Client, reads, writes } from './client.ts'

/** Redis, with ioredis and node-redis. Pipelines and multi blocks are sent together. */
export const redis: Client = {
  id: 'redis',
  name: 'Redis',
  packages: ['ioredis', 'redis', '@upstash/redis', '@redis/client'],
  exports: { default: { gives: 'db' }, ...all({ gives: 'db' }, 'Redis', 'Cluster', 'createClient', 'createCluster', 'RedisClientType', 'RedisClient') },
  bases: { default: { statics: 'none', instances: 'db' }, Redis: { statics: 'none', instances: 'db' } },
  roles: {
    db: {
      members: {
        ...reads('get', 'hget', 'hgetall', 'hGet', 'hGetAll', 'exists', 'ttl', 'pttl', 'smembers', 'sMembers', 'sismember', 'sIsMember', 'scard', 'zrange', 'zRange', 'zscore', 'zScore', 'lrange', 'lRange', 'llen', 'type', 'getBuffer', 'keys'),
        ...writes('set', 'setex', 'setEx', 'psetex', 'hset', 'hSet', 'hmset', 'hdel', 'hDel', 'del', 'unlink', 'incr', 'incrby', 'decr', 'expire', 'sadd', 'sAdd', 'srem', 'sRem', 'zadd', 'zAdd', 'zrem', 'zRem', 'lpush', 'lPush', 'rpush', 'rPush', 'publish', 'zincrby'),
        ...all({}, 'pipeline', 'multi', 'on', 'once', 'quit', 'disconnect', 'status'),
        duplicate: { gives: 'db' },
      },
    },
  },
  batched: { read: '`mget` or a pipeline', write: '`mset`, one `del` of all keys, or a pipeline' },
}
