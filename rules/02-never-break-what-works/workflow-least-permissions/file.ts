import { fileDetector } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { DataNode, MapEntry, WorkflowFile } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

export default fileDetector(check, {
  *workflow(file, view) {
    if (file.kind !== 'workflow' || file.root?.kind !== 'map') return
    const jobs = entriesOf(file.at('jobs'))
    const top = file.entry(file.root, 'permissions')
    for (const permissions of [top, ...jobs.map(({ value }) => file.entry(value, 'permissions'))]) {
      if (permissions && file.string(permissions.value) === 'write-all') yield say.writeAll(permissions.value.range)
    }
    if (view.options.writeForAllJobs === 'report' && top && jobs.length > 1) {
      for (const { key, value } of entriesOf(top.value)) if (file.string(value) === 'write') yield say.writeForAllJobs(value.range, { scope: key })
    }
    if (view.options.missing === 'ignore' || top || jobs.length === 0 || isOnlyCalled(file)) return
    if (jobs.some(({ value }) => !file.entry(value, 'permissions'))) yield say.notLimited(file.entry(file.root, 'jobs')?.keyRange ?? file.root.range)
  },
}, { only: path => !isTestFile(path) })

/** A workflow that others call has at most the rights of its caller. */
function isOnlyCalled(file: WorkflowFile): boolean {
  const on = file.at('on')
  const names = on?.kind === 'map' ? on.entries.map(({ key }) => key) : on?.kind === 'list' ? on.items.flatMap(item => file.string(item) ?? []) : [file.string(on) ?? '']
  return names.length > 0 && names.every(name => name === 'workflow_call')
}

function entriesOf(node: DataNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : []
}
