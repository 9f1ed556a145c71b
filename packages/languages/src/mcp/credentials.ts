import { type DataNode, entryOf, type MapEntry, stringOf } from '../data/index.ts'
import { type ConfigSecret, secretIn, secretInUse } from '../secrets/config-value.ts'
import { isDummy, isReference } from '../secrets/dummy.ts'
import { tokenKind } from '../secrets/token-shapes.ts'
import type { McpCredential } from './facts.ts'

/** A secret with the node that holds it: places do not tell nodes apart where TOML gives one to a whole list. */
export interface LocatedCredential {
  readonly node: DataNode
  readonly credential: McpCredential
}

/** Secrets that stand in one server's settings. */
export function credentialsOf(server: string, settings: DataNode): readonly LocatedCredential[] {
  if (settings.kind !== 'map') return []
  const spots = settings.entries.flatMap(({ key, value }) => inPart(key, value))
  return spots.map(({ where, node, found }) => ({ node, credential: { server, where, kind: found.kind, sure: found.sure, range: node.range } }))
}

interface Spot {
  readonly where: string
  readonly node: DataNode
  readonly found: ConfigSecret
}

function inPart(key: string, value: DataNode): Spot[] {
  if (key === 'args' || (key === 'command' && value.kind === 'list')) return inArguments(value)
  if (value.kind === 'map') return value.entries.flatMap(entry => inNamed(`${singular(key)} ${entry.key}`, entry))
  const text = stringOf(value)
  if (text === undefined) return []
  const found = /url$/i.test(key) ? inUrl(text) : secretInUse(key, text)
  return found ? [{ where: key, node: value, found }] : []
}

function inNamed(where: string, { key, value }: MapEntry): Spot[] {
  const text = stringOf(value)
  const found = text === undefined ? undefined : (secretInUse(key, text) ?? inUrl(text))
  return found ? [{ where, node: value, found }] : []
}

function inArguments(list: DataNode): Spot[] {
  if (list.kind !== 'list') return []
  return list.items.flatMap((item, at) => {
    const text = stringOf(item)
    const before = stringOf(list.items[at - 1])
    const found = text === undefined ? undefined : inArgument(text, before)
    return found ? [{ where: `argument ${at + 1}`, node: item, found }] : []
  })
}

/** `--api-key=VALUE`, `KEY=VALUE`, `Authorization: Bearer VALUE`, a URL, or the value of the flag before. */
function inArgument(text: string, before: string | undefined): ConfigSecret | undefined {
  const named = /^-{0,2}([A-Za-z][\w-]*)(?:=|:\s*)(?!\/\/)(.+)$/s.exec(text)
  if (named) return secretInUse(named[1] ?? '', named[2] ?? '')
  if (text.includes('://')) return inUrl(text)
  return secretInUse(before?.startsWith('-') ? before : '', text)
}

/** A password before the host, a parameter, or a token in the path. */
function inUrl(url: string): ConfigSecret | undefined {
  if (!url.includes('://')) return undefined
  const password = /:\/\/[^:/\s]{1,256}:([^@/\s]{1,256})@/.exec(url)?.[1]
  if (password !== undefined && !isDummy(password) && !isReference(password) && password.length >= 12) return { kind: 'a password in a URL', sure: true }
  for (const [, name = '', value = ''] of url.matchAll(/[?&]([\w-]{1,64})=([^&#\s]{1,512})/g)) {
    const found = secretIn(name, value)
    if (found) return found
  }
  if (isReference(url)) return undefined
  const kind = tokenKind(url)
  return kind === undefined || isDummy(url.slice(url.lastIndexOf('/') + 1)) ? undefined : { kind, sure: true }
}

/** The map of environment variables under its several names. */
export function envOf(settings: DataNode): DataNode | undefined {
  return entryOf(settings, 'env')?.value ?? entryOf(settings, 'environment')?.value
}

function singular(key: string): string {
  return key === 'headers' || key === 'http_headers' || key === 'requestInit' ? 'header' : key === 'environment' ? 'env' : key
}
