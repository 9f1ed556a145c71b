import { changeDetector, type Finding } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { McpFacts, McpServer } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

/** Programs that end at once or wait for ever: a server that is one of them serves nothing. */
const idle = new Set(['true', 'false', ':', 'echo', 'exit', 'sleep'])

export default changeDetector(check, {
  needs: ['mcpConfig'],
  *detect(view) {
    const [before, after] = [view.base.facts('mcpConfig'), view.head.facts('mcpConfig')]
    for (const path of new Set(view.files.flatMap(file => [file.from, file.path]))) {
      const [was, is] = [before.get(path), after.get(path)]
      if ((!was && !is) || !view.isOn(path) || isTestFile(path)) continue
      // A file that no longer parses has no servers to compare; mcp-server-resolves speaks of it.
      if (is?.error && is.servers.length === 0 && is.commented.length === 0) continue
      yield* lost(path, was, is)
    }
  },
})

function* lost(path: string, was: McpFacts | undefined, is: McpFacts | undefined): Iterable<Finding> {
  const client = is?.client ?? was?.client ?? ''
  const now = new Map(is?.servers.map(server => [server.name, server]))
  const off = new Set(was?.turnedOff.map(({ text }) => text))
  for (const { text, range } of is?.turnedOff ?? []) if (!off.has(text)) yield say.turnedOff({ path, range }, { server: text, client })
  for (const old of was?.servers ?? []) {
    const data = { server: old.name, client }
    const server = now.get(old.name)
    if (server) yield* weakened(path, old, server, data)
    else if (!old.isDisabled && !isRenamed(old, was?.servers ?? [], is?.servers ?? [])) {
      const comment = is?.commented.find(({ text }) => text === old.name)
      if (comment) yield say.commentedOut({ path, range: comment.range }, data)
      else yield say.serverRemoved({ path, range: is ? [is.range[0], is.range[0] + 1] : [0, 0] }, data)
    }
  }
}

function* weakened(path: string, old: McpServer, server: McpServer, data: { readonly server: string; readonly client: string }): Iterable<Finding> {
  const place = { path, range: server.nameRange }
  if (!old.isDisabled && server.isDisabled) yield say.turnedOff(place, data)
  else if (starts(old) && !starts(server)) yield say.commandLost(place, data)
}

function starts({ command, url }: McpServer): boolean {
  if (command) return !idle.has(command.text.split('/').at(-1) ?? '')
  return url !== null && url.text !== ''
}

/** The same settings under a name that is new. */
function isRenamed(old: McpServer, before: readonly McpServer[], after: readonly McpServer[]): boolean {
  const names = new Set(before.map(({ name }) => name))
  const settings = JSON.stringify(Object.entries(old.parts).sort())
  return after.some(({ name, parts }) => !names.has(name) && JSON.stringify(Object.entries(parts).sort()) === settings)
}
