import { fileDetector, type Finding } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { DataNode, ScalarNode, WorkflowFile } from '@perf-rules/languages/views'
import check, { say } from './check.ts'

interface Options {
  readonly require: 'release' | 'commit'
  readonly trustedOwners: readonly string[]
  readonly allow: readonly string[]
}

/** The branch names the toolchain that is to be installed. */
const namesByBranch = new Set(['dtolnay/rust-toolchain'])

export default fileDetector(check, {
  *workflow(file, view) {
    if (file.kind === 'settings') return
    const jobs = file.at('jobs')
    if (file.kind === 'action') return yield* inSteps(file, file.at('runs', 'steps'), view.options)
    if (jobs?.kind !== 'map') return
    for (const { value } of jobs.entries) {
      yield* inSteps(file, file.entry(value, 'steps')?.value, view.options)
      const call = file.entry(value, 'uses')?.value
      // A team's workflows of another repository are named by their branch on purpose, unless commits are required.
      if (call?.kind === 'scalar' && view.options.require === 'commit') yield* judge(file, call, view.options)
    }
  },
}, { only: path => !isTestFile(path) })

function* inSteps(file: WorkflowFile, steps: DataNode | undefined, options: Options): Iterable<Finding> {
  for (const step of file.steps(steps)) {
    const uses = file.entry(step, 'uses')?.value
    if (uses?.kind === 'scalar') yield* judge(file, uses, options)
  }
}

function* judge(file: WorkflowFile, node: ScalarNode, options: Options): Iterable<Finding> {
  const uses = file.string(node)
  if (uses === undefined || uses.includes('${{') || /^[.$]\//.test(uses)) return
  if (uses.startsWith('docker://')) {
    const image = uses.slice(9)
    const tag = /:([\w][\w.-]*)$/.exec(image.slice(image.lastIndexOf('/') + 1))?.[1]
    if (!image.includes('@sha256:') && (tag === undefined || tag === 'latest')) yield say.image(node.range, { uses })
    return
  }
  const at = uses.indexOf('@')
  if (at === -1) return
  const [name, ref] = [uses.slice(0, at), uses.slice(at + 1)]
  const [owner = '', repository = ''] = name.split('/')
  if (ref === '' || /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i.test(ref)) return
  if (options.allow.some(allowed => name === allowed || owner === allowed || name.startsWith(`${allowed}/`))) return
  if (isRelease(ref)) {
    if (options.require === 'commit' && !options.trustedOwners.includes(owner)) yield say.tag(node.range, { uses, name, ref })
  } else if (!namesByBranch.has(`${owner}/${repository}`)) yield say.branch(node.range, { uses, ref })
}

/** `v4`, `1.2.3`, `release/v1`, `cli-2.0`; a short commit is told by its letters and digits. */
function isRelease(ref: string): boolean {
  return /(?:^|[/_-])v?\d+(?:[._]\d+)*/i.test(ref) || /^(?=.*\d)[0-9a-f]{7,39}$/.test(ref)
}
