import { type Client, type Member, type Role, clientExporting, clientOf } from '../clients/index.ts'
import type { OperationOrigin, Origin, Origins, RoleOrigin } from './origin.ts'

type PackageOrigin = Extract<Origin, { is: 'package' }>

/** The table of a role. */
export function tableOf({ client, role }: RoleOrigin): Role {
  return client.roles[role] ?? {}
}

/** What a client's package exports under a name. */
export function exportOf({ from, name }: PackageOrigin): { readonly client: Client; readonly member: Member } | undefined {
  const client = clientOf(from) ?? clientExporting(name)
  const member = client && Object.hasOwn(client.exports, name) ? client.exports[name] : undefined
  return client && member ? { client, member } : undefined
}

/** A member of a package's export: of its namespace, of a nested namespace, or of the role that the export is. */
export function memberOfPackage(origin: PackageOrigin, name: string): Origins {
  const { from } = origin
  const nested = origin.name === '*' || origin.name === 'default' ? name : `${origin.name}.${name}`
  const known = exportOf({ is: 'package', from, name: nested })
  if (known) return [{ is: 'package', from, name: nested }]
  const own = exportOf(origin)
  if (own?.member.gives !== undefined) {
    const operation = operationOf({ is: 'role', client: own.client, role: own.member.gives, sure: true }, name)
    if (operation) return [operation]
  }
  return [{ is: 'package', from, name: nested }]
}

/** A member of a role: listed, or what its others are. */
export function operationOf(on: RoleOrigin, name: string): OperationOrigin | undefined {
  const table = tableOf(on)
  const member = table.members && Object.hasOwn(table.members, name) ? table.members[name] : table.other
  return member ? { is: 'operation', on, name, member } : undefined
}

/** What a member gives, as a property or called; `of` overrides the entity's class (`getRepository(User)`). */
export function givenBy(on: RoleOrigin, member: Member, of: Origin | undefined): Origins {
  const entity = of ?? on.of
  const role = (name: string): RoleOrigin => ({ is: 'role', client: on.client, role: name, sure: on.sure, ...(entity ? { of: entity } : {}) })
  switch (member.gives) {
    case undefined:
      return []
    case 'self':
      return [on]
    case 'one':
      return one(on, entity)
    case 'many':
    case 'pair':
      return [{ is: 'list', of: one(on, entity) }]
    default:
      return member.gives.startsWith('*') ? [{ is: 'list', of: [role(member.gives.slice(1))] }] : [role(member.gives)]
  }
}

/** An entity: an instance of its class, which inherits the role; where no class is known, the role alone. */
function one(on: RoleOrigin, entity: Origin | undefined): Origins {
  if (entity?.is === 'class') return [{ is: 'instance', path: entity.path, index: entity.index }]
  return on.client.roles['entity'] ? [{ is: 'role', client: on.client, role: 'entity', sure: on.sure }] : []
}
