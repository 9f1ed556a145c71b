import { type Client, clients } from '../clients/index.ts'
import type { OperationOrigin } from './origin.ts'
import type { Project } from './project.ts'

/** Methods of a role; `after` names the calls on whose result alone they are that client's. */
interface Names {
  readonly role: string
  readonly names: readonly string[]
  readonly after?: readonly string[]
}

/**
 * Methods that no other kind of object has, by client: what is called so on a receiver of which nothing is known
 * is that client's, if the project depends on the client. Confidence medium.
 */
const methods: Readonly<Record<string, readonly Names[]>> = {
  prisma: [{ role: 'model', names: ['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'createMany', 'createManyAndReturn', 'updateMany', 'deleteMany'] }],
  sequelize: [{ role: 'model', names: ['findByPk', 'findOrCreate', 'findAndCountAll', 'bulkCreate', 'findAll', 'findOne'] }, { role: 'entity', names: ['$get', '$count', '$has', '$set', '$add', '$create', '$remove'] }],
  mongoose: [
    { role: 'model', names: ['findById', 'findByIdAndUpdate', 'findByIdAndDelete', 'findOneAndUpdate', 'findOneAndDelete', 'countDocuments', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'insertMany', 'findOne'] },
    { role: 'entity', names: ['populate', 'execPopulate'] },
  ],
  mongodb: [
    { role: 'collection', names: ['insertOne', 'insertMany', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'replaceOne', 'findOneAndUpdate', 'findOneAndDelete', 'countDocuments', 'findOne'] },
    { role: 'cursor', names: ['toArray'], after: ['find', 'aggregate', 'project', 'sort', 'limit', 'skip', 'map'] },
  ],
  typeorm: [
    { role: 'repository', names: ['findOneBy', 'findOneOrFail', 'findOneByOrFail', 'findAndCount', 'softDelete', 'createQueryBuilder'] },
    { role: 'builder', names: ['getMany', 'getOne', 'getOneOrFail', 'getRawMany', 'getRawOne', 'getManyAndCount'], after: ['where', 'andWhere', 'orWhere', 'leftJoin', 'leftJoinAndSelect', 'innerJoin', 'innerJoinAndSelect', 'select', 'addSelect', 'orderBy', 'take', 'limit', 'groupBy', 'setParameters'] },
  ],
  'mikro-orm': [{ role: 'manager', names: ['findOneOrFail', 'persistAndFlush', 'removeAndFlush', 'nativeUpdate', 'nativeDelete', 'nativeInsert'] }],
  objection: [{ role: 'entity', names: ['$query', '$relatedQuery', '$fetchGraph'] }, { role: 'model', names: ['query', 'relatedQuery'] }],
  kysely: [{ role: 'db', names: ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom'] }],
  drizzle: [
    { role: 'reading', names: ['from'], after: ['select', 'selectDistinct', 'selectDistinctOn'] },
    { role: 'changing', names: ['values'], after: ['insert'] },
    { role: 'changing', names: ['set'], after: ['update'] },
  ],
  supabase: [
    { role: 'table', names: ['select', 'insert', 'update', 'upsert', 'delete'], after: ['from'] },
  ],
  firestore: [{ role: 'reference', names: ['get', 'set', 'update', 'delete', 'create', 'collection'], after: ['doc'] }],
}

/** Finds the operation that a method's name alone gives away, or together with that of the call before it. */
export type Unmistakable = (name: string, after: string | undefined) => OperationOrigin | undefined

/** Only clients that a package of the project depends on. */
export function unmistakableIn(project: Project): Unmistakable {
  const byName = new Map<string, { readonly client: Client; readonly names: Names }[]>()
  // Where two clients share a name it costs a round trip with either; the first one lends its words.
  for (const client of clientsOf(project)) {
    for (const names of methods[client.id] ?? []) {
      for (const name of names.names) {
        const list = byName.get(name)
        if (list) list.push({ client, names })
        else byName.set(name, [{ client, names }])
      }
    }
  }
  return (name, after) => {
    for (const { client, names } of byName.get(name) ?? []) {
      if (names.after && (after === undefined || !names.after.includes(after))) continue
      const table = client.roles[names.role]
      const member = table?.members?.[name] ?? table?.other
      if (member) return { is: 'operation', on: { is: 'role', client, role: names.role, sure: false }, name, member }
    }
    return undefined
  }
}

/** The clients on whose packages the project depends. */
export function clientsOf(project: Project): readonly Client[] {
  return clientsAmong(project.dependencies)
}

/** The clients whose packages are among those of these names. */
export function clientsAmong(dependencies: ReadonlySet<string>): readonly Client[] {
  return clients.filter(client => client.packages.some(name => dependencies.has(name.replace(/\/?\*$/, ''))))
}

const words = new Set(Object.values(methods).flat().flatMap(({ names, after = [] }) => [...names, ...after]))
const word = new RegExp(`(?<![\\w$])(?:${[...words].map(each => each.replaceAll('$', '\\$')).join('|')})(?![\\w$])`, 'g')

/** The ids of the clients whose own methods a file's text may name. */
export function clientsNamedIn(text: string): readonly string[] {
  const found = new Set(text.match(word))
  if (found.size === 0) return []
  const isNamed = ({ names, after }: Names) => names.some(name => found.has(name)) && (!after || after.some(name => found.has(name)))
  return Object.entries(methods).flatMap(([id, all]) => (all.some(isNamed) ? [id] : []))
}
