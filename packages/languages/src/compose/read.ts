import { type DataNode, entryOf, type MapEntry, nodeAt, stringOf } from '../data/index.ts'
import type { ComposeBuild, ComposeDependency, ComposeFacts, ComposeService, ComposeText } from './facts.ts'
import { mountsOf, portsOf } from './network.ts'
import { plain, textAt, textsAt, within } from './text.ts'

/** Reads the services of a compose file that stands at `path`. A file without a map of services has none. */
export function readCompose(root: DataNode | undefined, path: string): ComposeFacts {
  const services = nodeAt(root, 'services')
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  const includes = includesOf(nodeAt(root, 'include'), folder)
  if (services?.kind !== 'map') return { services: [], includes }
  const volumes = nodeAt(root, 'volumes')
  return { services: inForce(services.entries).filter(entry => entry.value.kind === 'map').map(entry => serviceOf(entry, folder, volumes)), includes }
}

/** A key that stands twice counts once: compose takes the last. */
function inForce(entries: readonly MapEntry[]): readonly MapEntry[] {
  return entries.filter((entry, at) => entries.findLastIndex(other => other.key === entry.key) === at)
}

function serviceOf({ key, keyRange, value }: MapEntry, folder: string, volumes: DataNode | undefined): ComposeService {
  const image = textAt(value, 'image')
  const build = buildOf(entryOf(value, 'build')?.value, folder)
  const from = extendsOf(nodeAt(value, 'extends'), folder)
  const privileged = nodeAt(value, 'privileged')
  return {
    name: key,
    nameRange: keyRange,
    image,
    build,
    isPatch: image === null && build === null && from === null,
    extends: from,
    profiles: textsAt(value, 'profiles').map(({ written }) => written),
    user: textAt(value, 'user'),
    starts: startsOf(value),
    cpuLimit: limit(textAt(value, 'deploy', 'resources', 'limits', 'cpus') ?? textAt(value, 'cpus') ?? textAt(value, 'cpu_quota')),
    memoryLimit: limit(textAt(value, 'deploy', 'resources', 'limits', 'memory') ?? textAt(value, 'mem_limit')),
    healthcheck: healthcheckOf(entryOf(value, 'healthcheck')),
    restart: restartOf(value),
    privileged: privileged?.kind === 'scalar' && /^true$/i.test(plain(privileged) ?? '') ? privileged.range : null,
    namespaces: ['network_mode', 'pid', 'ipc', 'uts', 'userns_mode', 'cgroup'].flatMap(name => {
      const text = textAt(value, name)
      return text ? [{ key: name, value: text }] : []
    }),
    capAdd: textsAt(value, 'cap_add'),
    capDrop: textsAt(value, 'cap_drop'),
    securityOptions: textsAt(value, 'security_opt'),
    readOnlyRoot: textAt(value, 'read_only')?.resolved === 'true',
    mounts: mountsOf(value, volumes),
    ports: portsOf(value),
    dependsOn: dependenciesOf(nodeAt(value, 'depends_on')),
  }
}

/** A limit of zero is none. */
function limit(text: ComposeText | null): ComposeText | null {
  return text !== null && /^(?:0+(?:\.0*)?\s*[a-z]*|-1)$/i.test(text.resolved ?? '') ? null : text
}

function healthcheckOf(entry: MapEntry | undefined): ComposeService['healthcheck'] {
  if (entry?.value.kind !== 'map') return null
  const test = nodeAt(entry.value, 'test')
  const first = test?.kind === 'list' ? stringOf(test.items[0]) : stringOf(test)
  const isOff = textAt(entry.value, 'disable')?.resolved === 'true' || first?.trim().toUpperCase() === 'NONE'
  // Only an interval or so: the image's own test goes on.
  return { isOff, range: entry.keyRange }
}

function restartOf(service: DataNode): ComposeText | null {
  const own = textAt(service, 'restart')
  if (own) return own
  const policy = entryOf(nodeAt(service, 'deploy'), 'restart_policy')
  if (!policy) return null
  return textAt(policy.value, 'condition') ?? { written: 'any', resolved: 'any', isVariable: false, range: policy.keyRange }
}

function dependenciesOf(node: DataNode | undefined): readonly ComposeDependency[] {
  if (node?.kind === 'list') return node.items.flatMap(item => (item.kind === 'scalar' && typeof item.value === 'string' ? [{ service: item.value, condition: null, range: item.range }] : []))
  return node?.kind === 'map' ? node.entries.map(({ key, keyRange, value }) => ({ service: key, condition: plain(nodeAt(value, 'condition')) ?? null, range: keyRange })) : []
}

function extendsOf(node: DataNode | undefined, folder: string): ComposeService['extends'] {
  const short = plain(node)
  if (typeof short === 'string') return { path: null, service: short }
  const service = plain(nodeAt(node, 'service'))
  if (typeof service !== 'string') return null
  const file = plain(nodeAt(node, 'file'))
  return { path: typeof file === 'string' ? within(folder, file) : null, service }
}

function includesOf(node: DataNode | undefined, folder: string): readonly string[] {
  if (node?.kind !== 'list') return []
  const paths = node.items.flatMap(item => {
    const path = item.kind === 'map' ? nodeAt(item, 'path') : item
    return path?.kind === 'list' ? path.items : path ? [path] : []
  })
  return paths.flatMap(path => within(folder, plain(path) ?? '/') ?? [])
}

function buildOf(node: DataNode | undefined, folder: string): ComposeBuild | null {
  if (node === undefined) return null
  if (node.kind === 'list') return null
  const short = node.kind === 'scalar' ? plain(node) : undefined
  if (node.kind === 'scalar' && node.value === null) return null
  const context = short ?? plain(nodeAt(node, 'context')) ?? '.'
  const inside = context === null ? null : within(folder, context)
  const file = plain(nodeAt(node, 'dockerfile'))
  const dockerfile = inside === null || file === null ? null : within(inside, file ?? 'Dockerfile')
  return { context: inside, dockerfile, target: plain(nodeAt(node, 'target'))?.toLowerCase() ?? null, isInline: nodeAt(node, 'dockerfile_inline') !== undefined }
}

function startsOf(service: DataNode): string | null {
  const words = ['entrypoint', 'command'].flatMap(key => {
    const node = nodeAt(service, key)
    if (node?.kind === 'list') return node.items.flatMap(item => stringOf(item) ?? [])
    return stringOf(node) ?? []
  })
  return words.length === 0 ? null : words.join(' ')
}
