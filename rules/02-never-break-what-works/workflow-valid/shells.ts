import type { Finding } from '@perf-rules/core'
import type { DataNode, WorkflowFile } from '@perf-rules/languages/views'
import { say } from './check.ts'

export type Platform = 'windows' | 'unix' | 'unknown'

const everywhere = ['bash', 'pwsh', 'python', 'node']
const onUnix = [...everywhere, 'sh']
const onWindows = [...everywhere, 'cmd', 'powershell']

/** Which system a job runs on, as its labels say. */
export function platformOf(file: WorkflowFile, job: DataNode): Platform {
  const runsOn = file.entry(job, 'runs-on')?.value
  const node = runsOn?.kind === 'map' ? file.entry(runsOn, 'labels')?.value : runsOn
  const labels = (node?.kind === 'list' ? node.items : node ? [node] : []).flatMap(item => file.string(item)?.toLowerCase() ?? [])
  if (labels.some(label => label.includes('${{'))) return 'unknown'
  if (labels.some(label => /^windows(?:-|$)/.test(label))) return 'windows'
  return labels.some(label => /^(?:ubuntu|macos)-|^(?:linux|macos)$/.test(label)) ? 'unix' : 'unknown'
}

/** Judges the name of a shell. A command with `{0}` is one of the user's own. */
export function* judgeShell(file: WorkflowFile, node: DataNode, platform: Platform): Iterable<Finding> {
  const shell = file.string(node)
  if (shell === undefined || shell === '' || shell.includes('{0}') || shell.includes('${{')) return
  const name = shell.toLowerCase()
  const known = platform === 'windows' ? onWindows : platform === 'unix' ? onUnix : [...onWindows, 'sh']
  if (known.includes(name)) return
  const elsewhere = [...onWindows, 'sh'].includes(name)
  yield say.unknownShell(node.range, { problem: elsewhere ? `The shell \`${shell}\` is not there on ${platform === 'windows' ? 'Windows' : 'Linux and macOS'}` : `There is no shell \`${shell}\``, known: known.filter(each => each !== 'node').join(', ') })
}
