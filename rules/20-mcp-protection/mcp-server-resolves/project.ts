import { type Finding, projectDetector, type ProjectIndex } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { McpFacts, McpServer, McpText } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { inRepository, isBuilt } from './path-in-repository.ts'
import { placesStarted } from './places-started.ts'

export default projectDetector(check, {
  needs: ['mcpConfig'],
  appliesWhen: index => index.facts('mcpConfig').size > 0 || 'no MCP configuration',
  *detect(view) {
    for (const [path, config] of view.index.facts('mcpConfig')) {
      // A fixture may be broken on purpose, and a template is completed elsewhere.
      if (!view.isOn(path) || isTestFile(path) || isTemplate(path)) continue
      yield* inFile(path, config)
      const built = new Set(view.options(path).builtFolders)
      for (const server of config.servers) if (!server.isDisabled) yield* pathsOf(server, { path, folder: config.folder, index: view.index, built })
    }
  },
})

function* inFile(path: string, { client, error, duplicates, servers }: McpFacts): Iterable<Finding> {
  if (error) return yield say.brokenFile({ path, range: error.range }, { client, error: error.what })
  for (const { text, range } of duplicates) yield say.duplicateServer({ path, range }, { server: text })
  for (const { name, nameRange, flaws, startsNothing } of servers) {
    for (const flaw of flaws) yield say.badSetting({ path, range: flaw.range }, { server: name, flaw: flaw.what, client })
    if (startsNothing && flaws.length === 0) yield say.startsNothing({ path, range: nameRange }, { server: name, client })
  }
}

interface Around {
  readonly path: string
  readonly folder: string
  readonly index: ProjectIndex
  readonly built: ReadonlySet<string>
}

function* pathsOf(server: McpServer, { path, folder, index, built }: Around): Iterable<Finding> {
  const from = [...new Set([folder, ''])]
  const missing = (written: McpText, bases: readonly string[], exists: (target: string) => boolean): string | undefined => {
    const targets = bases.map(base => inRepository(written.text, base, folder))
    // Clients differ in where they start a server of a nested file: absent means absent from each.
    if (targets.some(target => target === undefined || exists(target) || isBuilt(target, built))) return undefined
    return targets[0]
  }
  const { cwd } = server
  if (cwd) {
    const target = missing(cwd, from, folderOf => folderOf === '' || index.hasFolder(folderOf))
    if (target !== undefined) return yield say.missingFolder({ path, range: cwd.range }, { server: server.name, path: target })
  }
  const home = cwd ? inRepository(cwd.text, folder, folder) : folder
  if (home === undefined) return
  const { script, folder: started } = placesStarted(server)
  if (started) {
    const target = missing(started, [home, ...from], folderOf => folderOf === '' || index.hasFolder(folderOf))
    if (target !== undefined) return yield say.missingFolder({ path, range: started.range }, { server: server.name, path: target })
  }
  if (!script) return
  const inside = started ? inRepository(started.text, home, folder) : home
  if (inside === undefined) return
  const target = missing(script, [...new Set([inside, ...from])], file => index.has(file) || index.hasFolder(file))
  if (target !== undefined) yield say.missingScript({ path, range: script.range }, { server: server.name, path: target })
}

function isTemplate(path: string): boolean {
  return /(?:^|[/._-])(?:templates?|examples?|samples?|docs?|boilerplates?|skeletons?|scaffolds?)(?:[/._-]|$)|\{\{/i.test(path)
}
