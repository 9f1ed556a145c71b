import type { Finding } from '@perf-rules/core'
import type { DataNode, MapNode, ScalarNode, WorkflowFile } from '@perf-rules/languages/views'
import { say } from './check.ts'
import { popularInputs } from './popular-actions.ts'
import { judgeShell, type Platform } from './shells.ts'

/** Judges the steps of a job or of an action, each by itself and their ids together. */
export function* judgeSteps(file: WorkflowFile, steps: DataNode | undefined, platform: Platform): Iterable<Finding> {
  const ids = new Set<string>()
  for (const step of file.steps(steps)) {
    if (step.kind !== 'map') continue
    const node = file.entry(step, 'id')?.value
    const id = file.string(node)
    if (node && id !== undefined && !id.includes('${{')) {
      if (!/^[A-Za-z_][\w-]*$/.test(id)) yield say.badId(node.range, { id, kind: 'id of a step' })
      else if (ids.has(id.toLowerCase())) yield say.duplicateId(node.range, { id })
      ids.add(id.toLowerCase())
    }
    const uses = file.entry(step, 'uses')?.value
    if (uses?.kind === 'scalar') yield* usesOf(file, step, uses)
    const shell = file.entry(step, 'shell')?.value
    if (shell) yield* judgeShell(file, shell, platform)
    const run = file.entry(step, 'run')?.value
    if (run?.kind === 'scalar') yield* commands(run)
  }
}

function* usesOf(file: WorkflowFile, step: MapNode, node: ScalarNode): Iterable<Finding> {
  const uses = file.string(node)
  if (uses === undefined || uses === '') return
  const problem = usesProblem(uses)
  if (problem !== undefined) return yield say.badUses(node.range, { uses, kind: 'action', problem, known: '`owner/repository@ref`, `owner/repository/path@ref`, `./path` or `docker://image:tag`' })
  const known = popularInputs(uses)
  if (!known) return
  const given = file.entry(step, 'with')?.value
  const names = given?.kind === 'map' ? given.entries : []
  for (const { key, keyRange } of names) {
    const input = known.find(({ name }) => name.toLowerCase() === key.toLowerCase())
    if (!input) yield say.unknownInput(keyRange, { uses, kind: 'input', input: key, known: known.map(({ name }) => `\`${name}\``).join(', ') })
    else if (input.deprecated) yield say.deprecatedInput(keyRange, { uses, input: key, note: 'the action’s own metadata says so' })
  }
  if (given && given.kind !== 'map') return
  for (const { name, required } of known) if (required && !names.some(({ key }) => key.toLowerCase() === name.toLowerCase())) yield say.missingInput(node.range, { uses, kind: 'input', input: name })
}

function usesProblem(uses: string): string | undefined {
  if (uses.includes('${{')) return 'GitHub evaluates no expression here'
  if (/^(?:\.[\\/]|\$\/)/.test(uses)) return undefined
  if (uses.startsWith('docker://')) {
    const image = uses.slice(9)
    if (image === '' || image.startsWith(':')) return 'the image is missing'
    return image.endsWith(':') ? 'the tag is empty' : undefined
  }
  const at = uses.indexOf('@')
  if (at === -1 || at === uses.length - 1) return 'the `@` with a branch, a tag or a commit is missing'
  const path = uses.slice(0, at).split('/')
  return path.length < 2 || path.includes('') ? 'the owner or the repository is missing' : undefined
}

const files: Readonly<Record<string, string>> = { 'set-output': 'GITHUB_OUTPUT', 'save-state': 'GITHUB_STATE', 'set-env': 'GITHUB_ENV', 'add-path': 'GITHUB_PATH' }

function* commands(run: ScalarNode): Iterable<Finding> {
  const seen = new Set<string>()
  for (const match of String(run.value).matchAll(/::(set-output|save-state|set-env)\s+name=[^:]*::|::(add-path)::\S/g)) {
    const command = match[1] ?? match[2] ?? ''
    if (seen.has(command)) continue
    seen.add(command)
    yield say.deprecatedCommand(run.range, { command, file: files[command] ?? '' })
  }
}
