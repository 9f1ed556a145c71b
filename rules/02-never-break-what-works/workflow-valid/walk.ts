import type { Finding } from '@perf-rules/core'
import type { DataNode, MapEntry, MapNode, ScalarNode, WorkflowFile } from '@perf-rules/languages/views'
import { say } from './check.ts'
import { flowStepKeys, runStepKeys, type Shape, useStepKeys } from './shapes.ts'

/** A scalar that may hold expressions, with what is needed to judge them. */
export interface Slot {
  readonly node: ScalarNode
  /** Name in GitHub's table of contexts; '' where no expression is evaluated. */
  readonly key: string
  /** What the place takes: the type of a whole expression must fit. */
  readonly wants: 'text' | 'boolean' | 'integer' | 'number' | 'condition' | 'map' | 'list' | 'any'
  readonly job: MapEntry | null
  readonly step: number
}

/** Holds a file against its shape; what it meets on the way is kept in `slots`. */
export class ShapeWalk {
  readonly slots: Slot[] = []
  readonly findings: Finding[] = []
  readonly #file: WorkflowFile
  #job: MapEntry | null = null
  #step = -1
  #stepLists = 0

  constructor(file: WorkflowFile) {
    this.#file = file
  }

  walk(node: DataNode, shape: Shape, title: string): void {
    switch (shape.is) {
      case 'map':
        return this.#map(node, shape)
      case 'entries':
        return this.#entries(node, shape)
      case 'list':
        return this.#list(node, shape)
      case 'either': {
        const part = node.kind === 'map' ? shape.map : node.kind === 'list' ? shape.list : shape.scalar
        if (part) this.walk(node, part, title)
        else this.#wrong(node, title, [shape.scalar && 'a text', shape.list && 'a list', shape.map && 'a map'].filter(word => word !== undefined).join(' or '))
        return
      }
      case 'step':
        return this.#stepOf(node)
      case 'anything':
        if (shape.slot === 'jobs.<job_id>.runs-on' && isEmpty(node)) this.findings.push(say.emptySection(node.range, { place: capital(title) }))
        if (shape.slot !== '' && shape.slot !== undefined) for (const scalar of scalarsIn(node)) this.#slot(scalar, shape.slot, 'any')
        return
      default:
        return this.#scalar(node, shape, title)
    }
  }

  /** Reports keys that do not belong, stand twice or are missing; gives those that may be walked. */
  keysOf(node: MapNode, known: Readonly<Record<string, Shape>>, title: string, needs: readonly string[] = []): readonly MapEntry[] {
    this.#duplicates(node, title)
    for (const key of needs) if (!node.entries.some(entry => entry.key === key)) this.findings.push(say.missingKey([node.range[0], Math.min(node.range[1], node.range[0] + 1)], { key, place: capital(title) }))
    return node.entries.filter(entry => {
      if (entry.merged) return false
      if (Object.hasOwn(known, entry.key)) return true
      this.findings.push(say.unknownKey(entry.keyRange, { key: entry.key, place: title, known: Object.keys(known).map(key => `\`${key}\``).join(', ') }))
      return false
    })
  }

  #map(node: DataNode, shape: Extract<Shape, { is: 'map' }>): void {
    if (this.#isGivenWhole(node, shape.slot, 'map')) return
    if (node.kind !== 'map') return isEmpty(node) ? void this.findings.push(say.emptySection(node.range, { place: capital(shape.title) })) : this.#wrong(node, shape.title, 'a map')
    if (node.entries.length === 0 && !shape.mayBeEmpty) this.findings.push(say.emptySection(node.range, { place: capital(shape.title) }))
    else for (const entry of this.keysOf(node, shape.keys, shape.title, shape.needs)) this.walk(entry.value, shape.keys[entry.key] as Shape, `\`${entry.key}\``)
  }

  #entries(node: DataNode, shape: Extract<Shape, { is: 'entries' }>): void {
    if (this.#isGivenWhole(node, shape.slot, 'map')) return
    if (isEmpty(node)) return shape.mayBeEmpty ? undefined : void this.findings.push(say.emptySection(node.range, { place: capital(shape.title) }))
    if (node.kind !== 'map') return this.#wrong(node, shape.title, 'a map')
    this.#duplicates(node, shape.title)
    for (const entry of node.entries) {
      if (entry.merged) continue
      if (shape.names === 'job') this.#job = entry
      if (shape.names === 'job' || shape.names === 'id') this.#id(entry, shape.names === 'job' ? 'id of a job' : 'name of an output')
      if (shape.names === 'variable' && /[&=\s]/.test(entry.key) && !entry.key.includes('${{')) this.findings.push(say.badVariableName(entry.keyRange, { name: entry.key }))
      this.walk(entry.value, shape.of, shape.names === 'job' ? `the job \`${entry.key}\`` : `\`${entry.key}\``)
    }
    if (shape.names === 'job') this.#job = null
  }

  #id({ key, keyRange }: MapEntry, kind: string): void {
    if (!/^[A-Za-z_][\w-]*$/.test(key) && !key.includes('${{')) this.findings.push(say.badId(keyRange, { id: key, kind }))
  }

  #list(node: DataNode, shape: Extract<Shape, { is: 'list' }>): void {
    if (this.#isGivenWhole(node, shape.slot, 'list')) return
    if (isEmpty(node)) return shape.mayBeEmpty ? undefined : void this.findings.push(say.emptySection(node.range, { place: capital(shape.title) }))
    if (node.kind !== 'list') return this.#wrong(node, shape.title, 'a list')
    const isSteps = shape.of.is === 'step'
    if (isSteps) this.#stepLists++
    node.items.forEach(item => {
      // The order is that of `WorkflowFile.steps`.
      if (isSteps) this.#step++
      this.walk(item, shape.of, isSteps ? 'a step' : `an entry of ${shape.title}`)
    })
    if (isSteps && --this.#stepLists === 0) this.#step = -1
  }

  #stepOf(node: DataNode): void {
    if (node.kind !== 'map') return this.#wrong(node, 'a step', 'a map')
    const has = (key: string): boolean => node.entries.some(entry => entry.key === key)
    if (has('run') && has('uses')) return void this.findings.push(say.misplacedKey(node.entries.find(({ key }) => key === 'uses')?.keyRange ?? node.range, { key: 'uses', other: 'run', place: 'a step' }))
    if (Object.keys(flowStepKeys).some(key => !Object.hasOwn(runStepKeys, key) && has(key))) {
      for (const entry of this.keysOf(node, flowStepKeys, 'a step that orders others')) this.walk(entry.value, flowStepKeys[entry.key] as Shape, `\`${entry.key}\``)
      return
    }
    const keys = has('uses') ? useStepKeys : has('run') ? runStepKeys : { ...runStepKeys, ...useStepKeys }
    if (!has('run') && !has('uses')) this.findings.push(say.missingKey([node.range[0], Math.min(node.range[1], node.range[0] + 1)], { key: 'run', place: 'A step without `uses`' }))
    for (const entry of this.keysOf(node, keys, has('uses') ? 'a step that uses an action' : 'a step that runs a script')) this.walk(entry.value, keys[entry.key] as Shape, `\`${entry.key}\``)
  }

  #scalar(node: DataNode, shape: Extract<Shape, { is: 'text' | 'boolean' | 'integer' | 'number' | 'condition' }>, title: string): void {
    if (node.kind !== 'scalar') return this.#wrong(node, title, wanted[shape.is])
    if (isEmpty(node)) {
      const mayBeEmpty = shape.is === 'text' && shape.mayBeEmpty
      return mayBeEmpty ? undefined : void this.findings.push(say.emptySection(node.range, { place: capital(title) }))
    }
    this.#slot(node, shape.slot ?? '', shape.is)
    if (shape.is === 'text' || shape.is === 'condition' || this.#file.template(node).placeholders.length > 0) return
    const { value } = node
    const fits = shape.is === 'boolean' ? typeof value === 'boolean' : typeof value === 'number' && (shape.is !== 'integer' || Number.isInteger(value)) && value > 0
    if (!fits && !(shape.is === 'boolean' && this.#file.isQuoted(node) && (value === 'true' || value === 'false'))) this.#wrong(node, title, wanted[shape.is])
  }

  #isGivenWhole(node: DataNode, slot: string | undefined, wants: 'map' | 'list'): boolean {
    if (slot === undefined || node.kind !== 'scalar' || !this.#file.template(node).isWhole) return false
    this.#slot(node, slot, wants)
    return true
  }

  #slot(node: ScalarNode, key: string, wants: Slot['wants']): void {
    this.slots.push({ node, key, wants, job: this.#job, step: this.#step })
  }

  #duplicates(node: MapNode, title: string): void {
    const seen = new Set<string>()
    for (const { key, keyRange, merged } of node.entries) {
      // A merged entry has the place of its anchor: the map tells where it was merged.
      if (merged) {
        this.findings.push(say.mergeKey([node.range[0], node.range[0] + 1]))
        return
      }
      if (seen.has(key.toLowerCase())) this.findings.push(say.duplicateKey(keyRange, { key, place: title }))
      seen.add(key.toLowerCase())
    }
  }

  #wrong(node: DataNode, place: string, takes: string): void {
    const given = node.kind === 'map' ? 'a map' : node.kind === 'list' ? 'a list' : node.value === null ? 'nothing' : `\`${short(this.#file.written(node))}\``
    this.findings.push(say.wrongValue(node.kind === 'scalar' ? node.range : [node.range[0], node.range[0] + 1], { place: capital(place), wanted: takes, given }))
  }
}

const wanted = { text: 'a text', boolean: '`true` or `false`', integer: 'a whole number above zero', number: 'a number above zero', condition: 'a condition' }

function isEmpty(node: DataNode): boolean {
  return node.kind === 'scalar' ? node.value === null || node.value === '' : node.kind === 'list' ? node.items.length === 0 : node.entries.length === 0
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function short(text: string): string {
  const line = text.split('\n', 1)[0] ?? ''
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}

/** All scalars below a node, in source order. */
export function scalarsIn(node: DataNode): readonly ScalarNode[] {
  if (node.kind === 'scalar') return [node]
  return (node.kind === 'list' ? node.items : node.entries.map(({ value }) => value)).flatMap(scalarsIn)
}
