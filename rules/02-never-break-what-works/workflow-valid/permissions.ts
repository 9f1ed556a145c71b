import type { Finding } from '@perf-rules/core'
import type { DataNode, WorkflowFile } from '@perf-rules/languages/views'
import { say } from './check.ts'

const scopes = ['actions', 'artifact-metadata', 'attestations', 'checks', 'contents', 'deployments', 'discussions', 'id-token', 'issues', 'models', 'packages', 'pages', 'pull-requests', 'repository-projects', 'security-events', 'statuses', 'vulnerability-alerts']
const levels: Readonly<Record<string, readonly string[]>> = { 'id-token': ['write', 'none'], models: ['read', 'none'], 'vulnerability-alerts': ['read', 'none'] }

/** Judges `permissions` of the workflow and of its jobs. */
export function* judgePermissions(file: WorkflowFile): Iterable<Finding> {
  yield* section(file, file.root ? file.entry(file.root, 'permissions')?.value : undefined)
  const jobs = file.at('jobs')
  if (jobs?.kind === 'map') for (const { value } of jobs.entries) yield* section(file, file.entry(value, 'permissions')?.value)
}

function* section(file: WorkflowFile, node: DataNode | undefined): Iterable<Finding> {
  if (!node) return
  if (node.kind === 'scalar') {
    if (node.value === null) yield say.emptySection(node.range, { place: '`permissions`' })
    else if (node.value !== 'read-all' && node.value !== 'write-all') yield say.badPermission(node.range, { problem: `\`${String(node.value)}\` is no level for all permissions together`, known: '`read-all`, `write-all`, `{}` or a map' })
    return
  }
  if (node.kind === 'list') return yield say.wrongValue([node.range[0], node.range[0] + 1], { place: '`permissions`', wanted: 'a text or a map', given: 'a list' })
  const seen = new Set<string>()
  for (const { key, keyRange, value } of node.entries) {
    if (seen.has(key.toLowerCase())) yield say.duplicateKey(keyRange, { key, place: '`permissions`' })
    seen.add(key.toLowerCase())
    if (!scopes.includes(key)) yield say.badPermission(keyRange, { problem: `There is no permission \`${key}\``, known: scopes.join(', ') })
    else {
      const known = levels[key] ?? ['read', 'write', 'none']
      if (value.kind !== 'scalar' || !known.includes(String(value.value))) yield say.badPermission(value.kind === 'scalar' && value.value !== null ? value.range : keyRange, { problem: `The permission \`${key}\` has no level \`${value.kind === 'scalar' ? String(value.value) : '…'}\``, known: known.join(', ') })
    }
  }
}
