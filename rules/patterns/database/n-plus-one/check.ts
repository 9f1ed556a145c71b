import { defineCheck, messages } from '@perf-rules/core'

export const say = messages({
  queryPerItem: {
    what: '`{call}` asks {client} once per item of {items}.',
    why: '{growth}.',
    do: 'Ask once for all items before the iteration, with {batched}, and look them up in a `Map`.',
  },
  queryBehindCall: {
    what: '`{call}` leads to a {client} query (`{operation}`) once per item of {items}.',
    why: '{growth}. The query is out of sight here: the related places lead to it.',
    do: 'Give the callee a form that takes all items and asks once, with {batched}, and look them up in a `Map`.',
  },
})

export default defineCheck({
  id: 'n-plus-one',
  says: 'Ask once for all items, not once per item.',
  clauses: ['R13.6'],
  severity: { recommended: 'warning', strict: 'error', patterns: 'warning' },
  stage: 'settled',
  messages: say,
  history: [{ in: 'next', note: 'Finds reads in iterations, also behind helpers, services and injected fields in other files, for Prisma, TypeORM, Sequelize, Mongoose, Drizzle, Knex, Kysely, MikroORM, Objection, MongoDB, Firestore, Supabase, Redis and SQL drivers.' }],
})
