import { interpolate } from '../containers/index.ts'
import { type DataNode, entryOf, nodeAt, type ScalarNode, stringOf } from '../data/index.ts'
import type { ComposeBuild, ComposeFacts, ComposeService, ComposeText } from './facts.ts'

const noVariables: ReadonlyMap<string, string> = new Map()

/** Reads the services of a compose file that stands at `path`. A file without a map of services has none. */
export function readCompose(root: DataNode | undefined, path: string): ComposeFacts {
  const services = nodeAt(root, 'services')
  if (services?.kind !== 'map') return { services: [] }
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  return { services: services.entries.filter(entry => entry.value.kind === 'map').map(({ key, keyRange, value }): ComposeService => ({ name: key, nameRange: keyRange, image: textAt(value, 'image'), build: buildOf(entryOf(value, 'build')?.value, folder), user: textAt(value, 'user'), starts: startsOf(value) })) }
}

function textAt(service: DataNode, key: string): ComposeText | null {
  const node = nodeAt(service, key)
  if (node?.kind !== 'scalar' || node.value === null) return null
  return toText(node)
}

function toText(node: ScalarNode): ComposeText {
  const written = String(node.value)
  const { text, unknown, isVariable } = interpolate(written, noVariables, '$')
  return { written, resolved: unknown.length > 0 || text === '' ? null : text, isVariable, range: node.range }
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

/** A text with defaults put in; undefined where there is none, null where only the reader's environment knows it. */
function plain(node: DataNode | undefined): string | null | undefined {
  const written = stringOf(node)
  if (written === undefined) return undefined
  const { text, unknown } = interpolate(written, noVariables, '$')
  return unknown.length > 0 ? null : text
}

function startsOf(service: DataNode): string | null {
  const words = ['entrypoint', 'command'].flatMap(key => {
    const node = nodeAt(service, key)
    if (node?.kind === 'list') return node.items.flatMap(item => stringOf(item) ?? [])
    return stringOf(node) ?? []
  })
  return words.length === 0 ? null : words.join(' ')
}

/** Joins a folder of the repository with a relative path; null when the result lies outside or is a URL. */
function within(folder: string, relative: string): string | null {
  if (/^[a-z][\w+.-]*:|^\/|^~|^git@/i.test(relative)) return null
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}
