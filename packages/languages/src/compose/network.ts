import { type DataNode, entryOf, nodeAt } from '../data/index.ts'
import type { ComposeMount, ComposePort } from './facts.ts'
import { colonParts, plain, put } from './text.ts'

/** Ports of a service. `?` stands where only the environment knows. */
export function portsOf(service: DataNode): readonly ComposePort[] {
  const list = nodeAt(service, 'ports')
  if (list?.kind !== 'list') return []
  return list.items.flatMap((item): readonly ComposePort[] => {
    if (item.kind === 'map') {
      return [{ address: known(plain(nodeAt(item, 'host_ip'))), published: known(plain(nodeAt(item, 'published'))), target: known(plain(nodeAt(item, 'target'))), protocol: plain(nodeAt(item, 'protocol')) ?? 'tcp', range: item.range }]
    }
    if (item.kind !== 'scalar' || item.value === null) return []
    const [ports = '', protocol = 'tcp'] = splitProtocol(String(item.value))
    const parts = colonParts(ports)
    const target = parts.at(-1) ?? ''
    const published = parts.length > 1 ? parts.at(-2) : undefined
    const address = parts.length > 2 ? parts.slice(0, -2).join(':') : undefined
    // One variable may hold address and port together.
    return [{ address: address === undefined ? null : known(bare(put(address))), published: published === undefined ? null : known(put(published)), target: known(put(target)), protocol, range: item.range }]
  })
}

function splitProtocol(text: string): readonly string[] {
  const slash = /\/(tcp|udp|sctp)$/.exec(text)
  return slash ? [text.slice(0, slash.index), slash[1] ?? 'tcp'] : [text]
}

function bare(address: string | null): string | null {
  return address === null ? null : address.replace(/^\[|\]$/g, '')
}

/** Unknown to us as `?`, not there as null. */
function known(text: string | null | undefined): string | null {
  if (text === undefined || text === '') return null
  return text ?? '?'
}

/** Mounts of a service. `volumes` is the top-level map, for named volumes that are bound to a path. */
export function mountsOf(service: DataNode, volumes: DataNode | undefined): readonly ComposeMount[] {
  const list = nodeAt(service, 'volumes')
  if (list?.kind !== 'list') return []
  return list.items.flatMap((item): readonly ComposeMount[] => {
    if (item.kind === 'map') {
      const source = plain(nodeAt(item, 'source') ?? nodeAt(item, 'src')) ?? null
      const readOnly = nodeAt(item, 'read_only')
      return [{ source: bound(source, volumes), target: plain(nodeAt(item, 'target') ?? nodeAt(item, 'dst') ?? nodeAt(item, 'destination')) ?? null, readOnly: readOnly?.kind === 'scalar' && String(readOnly.value) === 'true', range: item.range }]
    }
    if (item.kind !== 'scalar' || item.value === null) return []
    const parts = colonParts(String(item.value))
    const [source = '', target, mode = ''] = parts
    if (target === undefined) return []
    return [{ source: bound(put(source), volumes), target: put(target), readOnly: mode.split(',').includes('ro'), range: item.range }]
  })
}

function bound(source: string | null, volumes: DataNode | undefined): string | null {
  if (source === null || !/^[\w.-]+$/.test(source)) return source
  return plain(nodeAt(entryOf(volumes, source)?.value, 'driver_opts', 'device')) ?? source
}
