import { type Client, clients } from '../clients/index.ts'
import type { OperationOrigin } from './origin.ts'
import type { Project } from './project.ts'

/**
 * Methods that no other kind of object has, by client: what is called so on a receiver of which nothing is known
 * is that client's, if the project depends on the client. Confidence medium.
 */
const methods: Readonly<Record<string, { readonly role: string; readonly names: readonly string[] }>> = {
  prisma: { role: 'model', names: ['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'createMany', 'updateMany', 'deleteMany'] },
  sequelize: { role: 'model', names: ['findByPk', 'findOrCreate', 'findAndCountAll', 'bulkCreate', 'findAll', 'findOne'] },
  mongoose: { role: 'model', names: ['findById', 'findByIdAndUpdate', 'findByIdAndDelete', 'findOneAndUpdate', 'findOneAndDelete', 'countDocuments', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'insertMany', 'findOne'] },
  mongodb: { role: 'collection', names: ['insertOne', 'insertMany', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'replaceOne', 'findOneAndUpdate', 'findOneAndDelete', 'countDocuments', 'findOne'] },
  typeorm: { role: 'repository', names: ['findOneBy', 'findOneOrFail', 'findOneByOrFail', 'findAndCount', 'softDelete', 'createQueryBuilder'] },
  objection: { role: 'entity', names: ['$query', '$relatedQuery', '$fetchGraph'] },
}

/** All of these names, whichever clients are there. */
export const namesAlone: ReadonlySet<string> = new Set(Object.values(methods).flatMap(({ names }) => names))

/** Finds the operation that a method's name alone gives away. */
export type Unmistakable = (name: string) => OperationOrigin | undefined

/** Only clients that a package of the project depends on. */
export function unmistakableIn(project: Project): Unmistakable {
  const present = clients.filter(client => methods[client.id] && client.packages.some(name => project.dependencies.has(name.replace(/\/?\*$/, ''))))
  const byName = new Map<string, Client>()
  // Where two clients share a name it costs a round trip with either; the first one lends its words.
  for (const client of present) for (const name of methods[client.id]?.names ?? []) if (!byName.has(name)) byName.set(name, client)
  return name => {
    const client = byName.get(name)
    const role = client && methods[client.id]?.role
    if (!client || role === undefined) return undefined
    const member = client.roles[role]?.members?.[name]
    return member ? { is: 'operation', on: { is: 'role', client, role, sure: false }, name, member } : undefined
  }
}
