import { type ChangedFile, changeDetector, type Finding } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { McpFacts, McpServer } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

export default changeDetector(check, {
  needs: ['mcpConfig'],
  *detect(view) {
    const before = view.base.facts('mcpConfig')
    const after = view.head.facts('mcpConfig')
    for (const path of touched(view.files)) {
      const was = before.get(path)
      const is = after.get(path)
      if ((!was && !is) || !view.isOn(path)) continue
      const { allowServers, includeExamples } = view.options(path)
      if (!includeExamples && isExample(path)) continue
      // A file that no longer parses has no servers to compare; mcp-server-resolves speaks of it.
      if (is?.error && is.servers.length === 0) continue
      const guarded = { path, allow: new Set(allowServers) }
      if (was && !view.head.has(path)) yield* deleted(was, guarded)
      else yield* compared(was, is, guarded)
    }
  },
})

/** A renamed file is gone from where its client looks for it, and new where it is now. */
function touched(files: readonly ChangedFile[]): readonly string[] {
  return [...new Set(files.flatMap(({ path, from }) => [from, path]))]
}

interface Guarded {
  readonly path: string
  readonly allow: ReadonlySet<string>
}

function* deleted({ client, servers }: McpFacts, { path, allow }: Guarded): Iterable<Finding> {
  const names = servers.filter(({ name }) => !allow.has(name)).map(({ name }) => `\`${name}\``)
  if (names.length > 0) yield say.fileDeleted({ path, range: [0, 0] }, { client, servers: names.join(', ') })
}

function* compared(was: McpFacts | undefined, is: McpFacts | undefined, { path, allow }: Guarded): Iterable<Finding> {
  const old = new Map(was?.servers.map(server => [server.name, server]))
  const client = is?.client ?? was?.client ?? ''
  for (const server of is?.servers ?? []) {
    const before = old.get(server.name)
    old.delete(server.name)
    if (allow.has(server.name)) continue
    if (!before) yield say.serverAdded({ path, range: server.nameRange }, { client, server: server.name })
    else {
      const parts = changedParts(before, server)
      if (parts.length > 0) yield say.serverChanged({ path, range: server.nameRange }, { client, server: server.name, parts: parts.join(', ') })
    }
  }
  for (const name of old.keys()) if (!allow.has(name)) yield say.serverRemoved({ path, range: startOf(is) }, { client, server: name })
}

/** Names of the settings that differ; `env` counts as one. */
function changedParts(before: McpServer, after: McpServer): readonly string[] {
  const names = [...new Set([...Object.keys(before.parts), ...Object.keys(after.parts)])].sort()
  return names.filter(name => before.parts[name] !== after.parts[name]).map(name => `\`${name}\``)
}

function isExample(path: string): boolean {
  return isTestFile(path) || /(?:^|[/._-])(?:templates?|examples?|samples?|docs?|boilerplates?|skeletons?|scaffolds?)(?:[/._-]|$)|\{\{/i.test(path)
}

/** The opening bracket of the servers: what is gone has no place of its own. */
function startOf(is: McpFacts | undefined): readonly [number, number] {
  const start = is?.range[0] ?? 0
  return [start, is ? start + 1 : start]
}
