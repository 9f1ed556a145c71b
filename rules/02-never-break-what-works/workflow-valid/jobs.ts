import type { Finding } from '@perf-rules/core'
import type { DataNode, MapEntry, WorkflowFile } from '@perf-rules/languages/views'
import { say } from './check.ts'
import { judgeMatrix } from './matrix.ts'
import { callKeys } from './shapes.ts'
import { judgeShell, platformOf } from './shells.ts'
import { judgeSteps } from './steps.ts'

/** Judges what the shape of a job does not tell: what belongs together, and what one job says of another. */
export function* judgeJobs(file: WorkflowFile): Iterable<Finding> {
  const jobs = entriesOf(file.at('jobs'))
  yield* judgeNeeds(file, jobs)
  yield* defaultShell(file, file.at('defaults'), 'unknown')
  for (const job of jobs) {
    if (job.value.kind !== 'map') continue
    yield* parts(file, job)
    const platform = platformOf(file, job.value)
    yield* defaultShell(file, file.entry(job.value, 'defaults')?.value, platform)
    yield* judgeMatrix(file, job)
    yield* passwords(file, job)
    yield* judgeSteps(file, file.entry(job.value, 'steps')?.value, platform)
  }
}

function* parts(file: WorkflowFile, { key: name, keyRange, value }: MapEntry): Iterable<Finding> {
  const uses = file.entry(value, 'uses')
  if (!uses) {
    for (const key of ['runs-on', 'steps']) if (!file.entry(value, key)) yield say.missingKey(keyRange, { key, place: `The job \`${name}\`` })
    for (const key of ['with', 'secrets']) {
      const entry = file.entry(value, key)
      if (entry) yield say.misplacedKey(entry.keyRange, { key, other: file.entry(value, 'steps') ? 'steps' : 'runs-on', place: `the job \`${name}\`` })
    }
    return
  }
  for (const entry of entriesOf(value)) if (!entry.merged && !callKeys.has(entry.key)) yield say.misplacedKey(entry.keyRange, { key: entry.key, other: 'uses', place: `the job \`${name}\`, which calls a workflow` })
  const secrets = file.entry(value, 'secrets')?.value
  if (secrets?.kind === 'scalar' && secrets.value !== null && secrets.value !== 'inherit') yield say.wrongValue(secrets.range, { place: '`secrets`', wanted: '`inherit` or a map', given: `\`${String(secrets.value)}\`` })
  const target = file.string(uses.value)
  if (target === undefined || target === '') return
  const problem = callProblem(target)
  if (problem !== undefined) yield say.badUses(uses.value.range, { uses: target, kind: 'workflow', problem, known: '`owner/repository/.github/workflows/file.yml@ref` or `./.github/workflows/file.yml`' })
}

function callProblem(target: string): string | undefined {
  if (target.includes('${{')) return 'GitHub evaluates no expression here'
  if (/^[.$]\//.test(target)) return target.includes('@') ? 'a file of the same repository has no `@`' : target === './' ? 'the path is missing' : undefined
  if (target.startsWith('/') || target.startsWith('../')) return 'it begins with neither an owner nor `./`'
  const [path = '', ref] = target.split('@', 2)
  if (ref === undefined || ref === '') return 'the `@` with a branch, a tag or a commit is missing'
  return path.split('/').length < 3 || path.split('/').includes('') ? 'owner, repository and path are not all there' : undefined
}

function* judgeNeeds(file: WorkflowFile, jobs: readonly MapEntry[]): Iterable<Finding> {
  const byId = new Map(jobs.map(job => [job.key.toLowerCase(), job]))
  const edges = new Map<string, readonly string[]>()
  for (const job of jobs) {
    const node = file.entry(job.value, 'needs')?.value
    const items = node?.kind === 'list' ? node.items : node ? [node] : []
    const seen = new Set<string>()
    for (const item of items) {
      const name = file.string(item)
      if (name === undefined || name === '' || name.includes('${{')) continue
      const id = name.toLowerCase()
      if (seen.has(id)) yield say.unknownJob(item.range, { job: job.key, needed: name, problem: 'which it needs already' })
      else if (!byId.has(id)) yield say.unknownJob(item.range, { job: job.key, needed: name, problem: 'which is not in this workflow' })
      seen.add(id)
    }
    edges.set(job.key.toLowerCase(), [...seen].filter(id => byId.has(id)))
  }
  const cycle = firstCycle(edges)
  const first = cycle && byId.get(cycle[0] ?? '')
  if (cycle && first) yield say.needsCycle(first.keyRange, { cycle: [...cycle, cycle[0]].map(id => `\`${id ?? ''}\``).join(' waits for ') })
}

/** Walks without recursion; the first circle in the order of the file. */
function firstCycle(edges: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>()
  for (const start of edges.keys()) {
    const path: string[] = []
    const stack: (readonly [id: string, depth: number])[] = [[start, 0]]
    for (let next = stack.pop(); next; next = stack.pop()) {
      const [id, depth] = next
      while (path.length > depth) done.add(path.pop() ?? '')
      const at = path.indexOf(id)
      if (at !== -1) return [...path.slice(at)].sort((a, b) => [...edges.keys()].indexOf(a) - [...edges.keys()].indexOf(b))[0] === path[at] ? path.slice(at) : rotate(path.slice(at), [...edges.keys()])
      if (done.has(id)) continue
      path.push(id)
      for (const needed of edges.get(id) ?? []) stack.push([needed, depth + 1])
    }
    for (const id of path) done.add(id)
  }
  return undefined
}

function rotate(cycle: readonly string[], order: readonly string[]): readonly string[] {
  const first = cycle.reduce((best, id, at) => (order.indexOf(id) < order.indexOf(cycle[best] ?? '') ? at : best), 0)
  return [...cycle.slice(first), ...cycle.slice(0, first)]
}

function* defaultShell(file: WorkflowFile, defaults: DataNode | undefined, platform: ReturnType<typeof platformOf>): Iterable<Finding> {
  const run = defaults && file.entry(defaults, 'run')?.value
  const shell = run && file.entry(run, 'shell')?.value
  if (shell) yield* judgeShell(file, shell, platform)
}

function* passwords(file: WorkflowFile, job: MapEntry): Iterable<Finding> {
  const container = file.entry(job.value, 'container')?.value
  const services = entriesOf(file.entry(job.value, 'services')?.value)
  for (const [owner, node] of [...(container ? [['container', container] as const] : []), ...services.map(({ key, value }) => [`service \`${key}\``, value] as const)]) {
    const password = file.entry(file.entry(node, 'credentials')?.value, 'password')?.value
    if (password?.kind !== 'scalar' || password.value === null || password.value === '') continue
    // A text in an expression is as plain as one outside.
    const { placeholders } = file.template(password)
    if (placeholders.length === 0 || placeholders.every(({ expression }) => expression?.kind === 'literal')) yield say.hardcodedPassword(password.range, { owner })
  }
}

function entriesOf(node: DataNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : []
}
