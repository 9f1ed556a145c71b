import { createHash } from 'node:crypto'
import type { Range } from '@perf-rules/core'
import { canonical, type DataNode, entryOf, type MapEntry, nodeAt, stringOf } from '../data/index.ts'
import { parseJson } from '../json/index.ts'
import { parseToml } from '../toml/index.ts'
import type { McpClient } from './clients.ts'
import { commentedServers } from './commented.ts'
import { credentialsOf, envOf } from './credentials.ts'
import type { McpFile, McpFlaw, McpServer, McpText } from './facts.ts'

const urlKeys = ['url', 'serverUrl', 'httpUrl', 'uri', 'endpoint'] as const

/** Reads the MCP part of a client's file. A file that is broken gives an error and what could be read of it. */
export function readMcp(text: string, path: string, client: McpClient): McpFile {
  const { root, error: broken } = rootOf(text, client)
  const servers = serversNode(root, client)
  // A mistake elsewhere in a settings file that names no server is not about servers.
  const error = client.isSettings && servers === undefined && !client.keys.some(keys => text.includes(keys.at(-1) ?? '')) ? null : broken
  const empty = { client: client.name, folder: path.slice(0, Math.max(0, path.length - client.file.length - 1)), range: servers?.range ?? ([0, 0] as const), servers: [], turnedOff: client.offLists ? client.offLists.flatMap(path => textsAt(nodeAt(root, ...path))) : [], commented: commentedServers(text, client), hash: servers === undefined ? '' : createHash('sha256').update(canonical(servers)).digest('hex'), duplicates: [], credentials: [], error }
  if (servers === undefined) return empty
  if (servers.kind !== 'map') return { ...empty, error: error ?? { what: 'the servers are no object', range: servers.range } }
  const inForce = servers.entries.filter(entry => entryOf(servers, entry.key) === entry)
  const credentials = inForce.flatMap(({ key, value }) => credentialsOf(key, value))
  return {
    ...empty,
    servers: inForce.map(entry => toServer(entry, client, new Set(credentials.map(({ node }) => node)))),
    duplicates: servers.entries.filter(entry => !inForce.includes(entry)).map(({ key, keyRange }) => ({ text: key, range: keyRange })),
    credentials: credentials.map(({ credential }) => credential),
  }
}

function textsAt(node: DataNode | undefined): readonly McpText[] {
  return node?.kind === 'list' ? node.items.flatMap(item => (stringOf(item) === undefined ? [] : [{ text: stringOf(item) ?? '', range: item.range }])) : []
}

function rootOf(text: string, { format }: McpClient): { readonly root: DataNode | undefined; readonly error: McpFlaw | null } {
  if (format === 'toml') {
    const file = parseToml(text)
    return 'error' in file ? { root: undefined, error: { what: file.error, range: file.range } } : { root: file.root, error: null }
  }
  const { root, errors } = parseJson(text, format)
  const [first] = errors
  return { root, error: first ?? null }
}

function serversNode(root: DataNode | undefined, { keys, isSettings }: McpClient): DataNode | undefined {
  for (const path of keys) {
    const node = nodeAt(root, ...path)
    if (node) return node
  }
  // A plugin's `.mcp.json` may name its servers without the key around them.
  const isBare = !isSettings && root?.kind === 'map' && root.entries.length > 0 && root.entries.every(({ value }) => entryOf(value, 'command') !== undefined || entryOf(value, 'url') !== undefined)
  return isBare ? root : undefined
}

function toServer({ key, keyRange, value }: MapEntry, client: McpClient, hidden: ReadonlySet<DataNode>): McpServer {
  const [command, ...args] = wordsOf(value, hidden)
  const hasCommand = entryOf(value, 'command') !== undefined
  // Some files write the address below `transport`; whether the client of today reads it there is not ours to say.
  const url = [value, nodeAt(value, 'transport')].flatMap(node => (node ? urlKeys.map(name => textAt(node, name, hidden)) : [])).find(found => found !== null) ?? null
  return {
    name: key,
    nameRange: keyRange,
    command: hasCommand && command !== undefined && command.text !== '' ? command : null,
    args: hasCommand ? args : [],
    cwd: textAt(value, 'cwd'),
    url,
    isDisabled: isTrue(value, 'disabled', true) || isTrue(value, 'enabled', false),
    startsNothing: value.kind === 'map' && !hasCommand && url === null && entryOf(value, 'source') === undefined && entryOf(value, 'settings') === undefined && entryOf(value, 'tcp') === undefined && stringOf(nodeAt(value, 'type')) !== 'sdk' && !isOnlySwitch(value),
    flaws: flawsOf(value, client),
    parts: value.kind === 'map' ? Object.fromEntries(value.entries.map(entry => [entry.key, hashOf(entry.value)])) : { value: hashOf(value) },
  }
}

/** opencode and Codex turn a server of another file on or off by naming it with a switch alone. */
function isOnlySwitch(value: DataNode): boolean {
  return value.kind === 'map' && value.entries.length > 0 && value.entries.every(({ key }) => ['enabled', 'disabled', 'tools', 'enabled_tools', 'disabled_tools'].includes(key))
}

/** Command and arguments. opencode writes both as one list, Zed once wrote them as an object. */
function wordsOf(value: DataNode, hidden: ReadonlySet<DataNode>): readonly McpText[] {
  const command = entryOf(value, 'command')?.value
  const list = [command?.kind === 'map' ? nodeAt(command, 'path') : command, nodeAt(command, 'args'), nodeAt(value, 'args')]
  return list.flatMap(node => (node?.kind === 'list' ? node.items : node ? [node] : [])).flatMap(node => (node.kind === 'scalar' && node.value !== null ? [{ text: hidden.has(node) ? '' : String(node.value), range: node.range }] : []))
}

function flawsOf(value: DataNode, client: McpClient): readonly McpFlaw[] {
  if (value.kind !== 'map') return [{ what: 'its settings must be an object', range: value.range }]
  const flaws: McpFlaw[] = []
  const say = (what: string, { range }: { readonly range: Range }) => flaws.push({ what, range })
  const command = entryOf(value, 'command')?.value
  const takesList = client.name === 'opencode' || client.name === 'Zed'
  if (command && !takesList && stringOf(command) === undefined) say('`command` must be text', command)
  else if (stringOf(command)?.trim() === '') say('`command` is empty', command ?? value)
  const transport = nodeAt(value, 'type')
  const type = stringOf(transport)
  if (transport && type === undefined) say('`type` must be text', transport)
  else if (transport && type !== undefined && !transportsOf(client).includes(type)) say(`its \`type\` "${type}" is no transport`, transport)
  else if (transport && type === 'stdio' && !command && !isOnlySwitch(value)) say('its `type` is "stdio", and it has no `command`', transport)
  else if (transport && remote.includes(type ?? '') && !urlKeys.some(name => nodeAt(value, name))) say(`its \`type\` is "${type}", and it has no \`url\``, transport)
  const args = entryOf(value, 'args')?.value
  if (args && args.kind !== 'list') say('`args` must be a list', args)
  if (args?.kind === 'list') for (const item of args.items) if (stringOf(item) === undefined) say('each of `args` must be text', item)
  const env = envOf(value)
  if (env && env.kind !== 'map') say('`env` must be an object', env)
  if (env?.kind === 'map' && client.wantsTextInEnv) for (const entry of env.entries) if (stringOf(entry.value) === undefined) say(`\`env.${entry.key}\` must be text`, entry.value)
  for (const name of urlKeys) {
    const url = entryOf(value, name)?.value
    const text = stringOf(url)
    if (url && text === undefined) say(`\`${name}\` must be text`, url)
    else if (url && text !== undefined && !isAddress(text)) say(`\`${name}\` is no address`, url)
  }
  return flaws
}

const remote: readonly string[] = ['http', 'sse', 'streamable-http', 'streamableHttp', 'streamable_http', 'ws', 'websocket', 'remote']

/** Names of transports that a client takes; many have aliases. */
function transportsOf({ name }: McpClient): readonly string[] {
  return name === 'opencode' ? ['local', 'remote'] : name === 'Claude Code' || name === 'VS Code' ? ['stdio', 'sdk', ...remote.slice(0, -1)] : ['stdio', 'sdk', 'local', 'builtin', 'inmemory', 'npx', 'uvx', 'docker', 'command', 'custom', ...remote]
}

/** A scheme that a server is reached by, or a variable that may hold one. */
function isAddress(text: string): boolean {
  if (/[$%{<]/.test(text)) return true
  try {
    return /^(?:https?|wss?|unix|tcp):$/.test(new URL(text).protocol)
  } catch (thrown) {
    if (thrown instanceof TypeError) return false
    throw thrown
  }
}

function textAt(value: DataNode, key: string, hidden?: ReadonlySet<DataNode>): McpText | null {
  const node = nodeAt(value, key)
  const text = stringOf(node)
  return node === undefined || text === undefined ? null : { text: hidden?.has(node) ? '' : text, range: node.range }
}

function isTrue(value: DataNode, key: string, wanted: boolean): boolean {
  const node = nodeAt(value, key)
  return node?.kind === 'scalar' && node.value === wanted
}

function hashOf(node: DataNode): string {
  return createHash('sha256').update(canonical(node)).digest('hex').slice(0, 16)
}
