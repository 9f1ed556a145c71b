import { all, type Client, reads, readsMany, readsOne, writes, writesOne } from './client.ts'

/** Mongoose: models made by `model()`, injected or extended, and their documents. */
export const mongoose: Client = {
  id: 'mongoose',
  name: 'Mongoose',
  packages: ['mongoose', '@nestjs/mongoose', '@typegoose/typegoose'],
  exports: {
    default: { gives: 'root' },
    '*': { gives: 'root' },
    model: { gives: 'model' },
    Model: { gives: 'model' },
    getModelForClass: { gives: 'model' },
    ...all({ gives: 'model' }, 'PaginateModel', 'ReturnModelType'),
    ...all({ gives: 'entity' }, 'Document', 'HydratedDocument', 'DocumentType'),
    Connection: { gives: 'root' },
    createConnection: { gives: 'root' },
    connection: { gives: 'root' },
  },
  bases: { Model: { statics: 'model', instances: 'entity' } },
  roles: {
    root: { members: { ...all({ gives: 'model' }, 'model', 'Model'), ...all({ gives: 'models' }, 'models'), ...all({ gives: 'root' }, 'connection', 'createConnection', 'default') } },
    models: { models: 'model', other: { gives: 'model' } },
    model: {
      members: {
        ...readsMany('find', 'aggregate', 'distinct'),
        ...readsOne('findOne', 'findById'),
        ...reads('exists', 'countDocuments', 'estimatedDocumentCount', 'count', 'populate'),
        ...writesOne('create', 'findOneAndUpdate', 'findByIdAndUpdate', 'findOneAndDelete', 'findByIdAndDelete', 'findOneAndReplace', 'findOneAndRemove', 'findByIdAndRemove'),
        ...writes('insertMany', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'replaceOne', 'bulkWrite', 'bulkSave', 'remove', 'update'),
        hydrate: { gives: 'one' },
      },
      call: { gives: 'one' },
    },
    entity: { members: { ...writes('save', 'deleteOne', 'updateOne', 'remove'), ...reads('populate', 'execPopulate') } },
  },
  batched: { read: '`find({ _id: { $in: ids } })`', write: '`bulkWrite`, `insertMany`, or `updateMany` and `deleteMany` with `$in`' },
}
