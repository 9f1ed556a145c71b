import { all, type Client, reads, writes } from './client.ts'

/** MongoDB's own driver: `find` and `aggregate` give a cursor, which does the reading. */
export const mongodb: Client = {
  id: 'mongodb',
  name: 'MongoDB',
  packages: ['mongodb'],
  exports: { MongoClient: { gives: 'client' }, Db: { gives: 'db' }, Collection: { gives: 'collection' }, FindCursor: { gives: 'cursor' }, default: { gives: 'root' }, '*': { gives: 'root' } },
  bases: { MongoClient: { statics: 'none', instances: 'client' } },
  roles: {
    root: { members: { MongoClient: { gives: 'client' } } },
    client: { members: { db: { gives: 'db' }, connect: { gives: 'client' }, startSession: {}, withSession: {} } },
    db: { members: { collection: { gives: 'collection' }, command: { does: 'read' }, db: { gives: 'db' } } },
    collection: {
      members: {
        ...reads('findOne', 'countDocuments', 'estimatedDocumentCount', 'distinct', 'count'),
        ...writes('insertOne', 'insertMany', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'replaceOne', 'findOneAndUpdate', 'findOneAndDelete', 'findOneAndReplace', 'bulkWrite', 'findAndModify'),
        ...all({ gives: 'cursor' }, 'find', 'aggregate'),
      },
    },
    cursor: { members: { ...reads('toArray', 'next', 'tryNext', 'hasNext', 'forEach', 'count', 'explain') }, other: { gives: 'self' } },
  },
  batched: { read: '`find({ _id: { $in: ids } })`', write: '`bulkWrite`, `insertMany`, or `updateMany` and `deleteMany` with `$in`' },
}

const references = ['DocumentReference', 'CollectionReference', 'CollectionGroup', 'Query'] as const
const snapshots = ['QuerySnapshot', 'DocumentSnapshot', 'QueryDocumentSnapshot'] as const

/** Firestore, as admin and as web client. Batches, bulk writers and writes of a transaction are sent together. */
export const firestore: Client = {
  id: 'firestore',
  name: 'Firestore',
  packages: ['firebase-admin', 'firebase-admin/firestore', '@google-cloud/firestore', 'firebase/firestore', 'firebase/firestore/lite'],
  exports: {
    default: { gives: 'admin' },
    '*': { gives: 'admin' },
    firestore: { gives: 'db' },
    ...all({ gives: 'db' }, 'getFirestore', 'Firestore'),
    ...all({ does: 'read', gives: 'snapshot' }, 'getDoc', 'getDocs', 'getDocFromServer', 'getDocsFromServer'),
    ...reads('getCountFromServer'),
    ...all({ gives: 'reference' }, 'collection', 'doc', 'query', 'collectionGroup'),
    ...writes('setDoc', 'updateDoc', 'deleteDoc', 'addDoc'),
    ...all({ gives: 'reference' }, ...references, ...references.map(name => `firestore.${name}`)),
    ...all({ gives: 'db' }, 'firestore.Firestore'),
    ...all({ gives: 'transaction' }, 'Transaction', 'firestore.Transaction'),
    ...all({ gives: 'snapshot' }, ...snapshots, ...snapshots.map(name => `firestore.${name}`)),
  },
  roles: {
    admin: { members: { firestore: { gives: 'db' } } },
    db: { members: { ...all({ gives: 'reference' }, 'collection', 'doc', 'collectionGroup'), getAll: { does: 'read' }, runTransaction: { runs: 'transaction' }, batch: {}, bulkWriter: {} }, call: { gives: 'db' } },
    transaction: { members: { get: { does: 'read' }, getAll: { does: 'read' } } },
    snapshot: { members: { docs: { gives: '*snapshot' }, ref: { gives: 'reference' } } },
    reference: { members: { get: { does: 'read', gives: 'snapshot' }, ...all({ does: 'read', gives: '*reference' }, 'listDocuments', 'listCollections'), ...writes('set', 'update', 'delete', 'create', 'add'), ...all({}, 'onSnapshot', 'id', 'path', 'withConverter') }, other: { gives: 'self' } },
  },
  batched: { read: '`getAll(...refs)` or a query with `in`', write: 'a `WriteBatch` or a `BulkWriter`' },
}

/** Supabase: a query runs when awaited. */
export const supabase: Client = {
  id: 'supabase',
  name: 'Supabase',
  packages: ['@supabase/supabase-js', '@supabase/ssr', '@supabase/auth-helpers-nextjs', '@supabase/postgrest-js'],
  exports: all({ gives: 'client' }, 'createClient', 'createServerClient', 'createBrowserClient', 'SupabaseClient', 'createServerComponentClient', 'createRouteHandlerClient', 'createClientComponentClient'),
  roles: {
    client: { members: { from: { gives: 'table' }, rpc: { gives: 'reading' }, schema: { gives: 'client' }, ...all({}, 'auth', 'storage', 'channel', 'functions', 'realtime') } },
    table: { members: { select: { gives: 'reading' }, ...all({ gives: 'changing' }, 'insert', 'update', 'upsert', 'delete') } },
    reading: { lazy: 'read', other: { gives: 'self' } },
    changing: { lazy: 'write', other: { gives: 'self' } },
  },
  batched: { read: '`.in(\'id\', ids)`', write: 'one `insert` or `upsert` of all rows, or one `update` or `delete` with `.in`' },
}
