import type { DataNode, MapEntry, WorkflowFile } from '@perf-rules/languages/views'
import { popularOutputs } from './popular-actions.ts'
import { any, anyObject, boolean, fixedContexts, join, nothing, number, object, string, type Type } from './types.ts'

/** What the contexts of one file hold, place by place. */
export class Contexts {
  readonly #file: WorkflowFile
  readonly #inputs: Type
  readonly #secrets: Type
  readonly #event: Type
  readonly #byJob = new Map<MapEntry, { needs: Type; matrix: Type }>()

  constructor(file: WorkflowFile) {
    this.#file = file
    this.#inputs = this.#inputsType()
    this.#secrets = this.#secretsType()
    const dispatch = entriesOf(file.at('on', 'workflow_dispatch', 'inputs'))
    const hasInputs = dispatch.length > 0
    this.#event = hasInputs ? object({ inputs: object(new Map(dispatch.map(({ key }) => [key.toLowerCase(), string]))) }, any) : anyObject
  }

  /** The type of a context at a step of a job, or outside any. */
  typeOf(name: string, job: MapEntry | null, step: number, slot: string): Type {
    if (name === 'inputs') return this.#inputs
    if (name === 'secrets') return this.#secrets
    if (name === 'jobs') return this.#jobs()
    if (name === 'steps') return this.#file.kind === 'action' ? this.#steps(this.#file.at('runs', 'steps'), step) : job ? this.#steps(this.#file.entry(job.value, 'steps')?.value, slot.endsWith('outputs.<output_id>') || slot.endsWith('environment.url') ? -1 : step) : anyObject
    if (name === 'needs' || name === 'matrix') return job ? this.#ofJob(job)[name] : this.#file.kind === 'action' ? anyObject : object({})
    if (name === 'github') return this.#github()
    return fixedContexts[name] ?? any
  }

  #github(): Type {
    const github = fixedContexts['github']
    return github?.is === 'object' ? object(new Map([...github.props, ['event', this.#event]])) : any
  }

  #ofJob(job: MapEntry): { needs: Type; matrix: Type } {
    const known = this.#byJob.get(job)
    if (known) return known
    const made = { needs: this.#needs(job), matrix: this.#matrix(job) }
    this.#byJob.set(job, made)
    return made
  }

  #inputsType(): Type {
    if (this.#file.kind === 'action') return object(new Map(entriesOf(this.#file.at('inputs')).map(({ key }) => [key.toLowerCase(), any])))
    const call = entriesOf(this.#file.at('on', 'workflow_call', 'inputs')).map(entry => this.#input(entry, any))
    const dispatch = entriesOf(this.#file.at('on', 'workflow_dispatch', 'inputs')).map(entry => this.#input(entry, any))
    const props = new Map<string, Type>()
    for (const [key, type] of [...call, ...dispatch]) props.set(key, props.has(key) ? join(props.get(key) ?? any, type) : type)
    return object(props)
  }

  #input({ key, value }: MapEntry, unknown: Type): readonly [string, Type] {
    const type = this.#file.string(this.#file.entry(value, 'type')?.value)
    return [key.toLowerCase(), type === 'boolean' ? boolean : type === 'number' ? number : type === undefined ? unknown : string]
  }

  /** A workflow that lists its secrets gets no others; one that lists none may inherit all. */
  #secretsType(): Type {
    const on = this.#file.at('on')
    const secrets = this.#file.entry(this.#file.at('on', 'workflow_call'), 'secrets')
    if (!secrets || entriesOf(on).some(({ key }) => key !== 'workflow_call')) return object({}, string)
    return object(new Map([...entriesOf(secrets.value).map(({ key }) => [key.toLowerCase(), string] as const), ...['github_token', 'actions_step_debug', 'actions_runner_debug'].map(key => [key, string] as const)]))
  }

  #jobs(): Type {
    return object(new Map(entriesOf(this.#file.at('jobs')).map(({ key, value }) => [key.toLowerCase(), object({ outputs: this.#jobOutputs(value), result: string })])))
  }

  #jobOutputs(job: DataNode): Type {
    if (this.#file.entry(job, 'uses')) return object({}, any)
    const outputs = this.#file.entry(job, 'outputs')?.value
    return outputs?.kind === 'scalar' && outputs.value !== null ? object({}, any) : object(new Map(entriesOf(outputs).map(({ key }) => [key.toLowerCase(), string])))
  }

  #needs(job: MapEntry): Type {
    const node = this.#file.entry(job.value, 'needs')?.value
    const names = node?.kind === 'list' ? node.items.flatMap(item => this.#file.string(item) ?? []) : [this.#file.string(node) ?? []].flat()
    const jobs = entriesOf(this.#file.at('jobs'))
    return object(new Map(names.map(name => {
      const needed = jobs.find(({ key }) => key.toLowerCase() === name.toLowerCase())
      return [name.toLowerCase(), object({ outputs: needed ? this.#jobOutputs(needed.value) : object({}, any), result: string })]
    })))
  }

  /** Steps before this one that have an id; all of them where the step is -1. */
  #steps(steps: DataNode | undefined, before: number): Type {
    const props = new Map<string, Type>()
    this.#file.steps(steps).slice(0, before < 0 ? undefined : before).forEach(step => {
      const id = this.#file.string(this.#file.entry(step, 'id')?.value)
      if (id === undefined) return
      const uses = this.#file.string(this.#file.entry(step, 'uses')?.value)
      const outputs = uses === undefined ? undefined : popularOutputs(uses)
      props.set(id.toLowerCase(), object({ outputs: outputs ? object(new Map(outputs.map(name => [name, string]))) : object({}, string), conclusion: string, outcome: string }))
    })
    return [...props.keys()].some(key => key.includes('${{')) ? anyObject : object(props)
  }

  #matrix(job: MapEntry): Type {
    const strategy = this.#file.entry(job.value, 'strategy')?.value
    const matrix = this.#file.entry(strategy, 'matrix')?.value
    if (strategy?.kind === 'scalar' || matrix?.kind === 'scalar') return anyObject
    const props = new Map<string, Type>()
    let isOpen = false
    for (const { key, value } of entriesOf(matrix)) {
      if (key === 'exclude') continue
      if (key !== 'include') {
        props.set(key.toLowerCase(), value.kind === 'list' ? this.#typeOfItems(value.items) : any)
        continue
      }
      if (value.kind !== 'list') isOpen = true
      else for (const item of value.items) {
        if (item.kind !== 'map') isOpen = true
        else for (const added of item.entries) {
          const id = added.key.toLowerCase()
          props.set(id, props.has(id) ? join(props.get(id) ?? any, this.#typeOf(added.value)) : this.#typeOf(added.value))
        }
      }
    }
    return isOpen ? object(props, any) : object(props)
  }

  #typeOfItems(items: readonly DataNode[]): Type {
    return items.map(item => this.#typeOf(item)).reduce<Type | undefined>((all, type) => (all ? join(all, type) : type), undefined) ?? any
  }

  #typeOf(node: DataNode): Type {
    if (node.kind === 'map') return object(new Map(node.entries.map(({ key, value }) => [key.toLowerCase(), this.#typeOf(value)])))
    if (node.kind === 'list') return { is: 'array', of: this.#typeOfItems(node.items) }
    if (this.#file.template(node).placeholders.length > 0) return any
    return node.value === null ? nothing : typeof node.value === 'number' ? number : typeof node.value === 'boolean' ? boolean : string
  }
}

function entriesOf(node: DataNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : []
}
