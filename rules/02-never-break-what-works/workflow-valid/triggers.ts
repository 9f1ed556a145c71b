import type { Finding } from '@perf-rules/core'
import type { DataNode, MapEntry, MapNode, ScalarNode, WorkflowFile } from '@perf-rules/languages/views'
import { say } from './check.ts'
import { cronProblem } from './cron.ts'
import { judgeInputs } from './declared-inputs.ts'
import { activityTypes, eventsWith, filterNames, isEvent } from './events.ts'
import { globProblem } from './glob.ts'
import type { Slot } from './walk.ts'

/** Judges the section `on`; expressions it may hold are added to `slots`. */
export function* judgeTriggers(file: WorkflowFile, slots: Slot[]): Iterable<Finding> {
  const on = file.at('on')
  if (!on) return
  if (on.kind === 'scalar') {
    if (on.value === null || on.value === '') yield say.emptySection(on.range, { place: '`on`' })
    else yield* named(on, String(on.value))
  } else if (on.kind === 'list') {
    if (on.items.length === 0) yield say.emptySection(on.range, { place: '`on`' })
    for (const item of on.items) if (item.kind === 'scalar') yield* named(item, String(item.value))
    else yield say.wrongValue([item.range[0], item.range[0] + 1], { place: 'An entry of `on`', wanted: 'the name of an event', given: 'more than a name' })
  } else {
    if (on.entries.length === 0) yield say.emptySection(on.range, { place: '`on`' })
    const seen = new Set<string>()
    for (const entry of on.entries) {
      if (seen.has(entry.key.toLowerCase())) yield say.duplicateKey(entry.keyRange, { key: entry.key, place: '`on`' })
      seen.add(entry.key.toLowerCase())
      yield* event(file, entry, slots)
    }
  }
}

function* named(node: ScalarNode, name: string): Iterable<Finding> {
  if (!isEvent(name)) yield say.unknownEvent(node.range, { event: name })
  else if (name === 'schedule') yield say.badFilter(node.range, { event: name, problem: 'says no time', repair: 'Write `schedule:` with a list of `cron` entries' })
  else if (name === 'workflow_run') yield say.badFilter(node.range, { event: name, problem: 'names no workflow', repair: 'Write `workflow_run:` with `workflows`' })
}

function* event(file: WorkflowFile, { key, keyRange, value }: MapEntry, slots: Slot[]): Iterable<Finding> {
  if (!isEvent(key)) return yield say.unknownEvent(keyRange, { event: key })
  if (key === 'schedule') return yield* schedule(file, value)
  if (key === 'workflow_dispatch' || key === 'workflow_call') return yield* judgeInputs(file, key, value, slots)
  if (key === 'image_version') return
  if (key === 'workflow_run' && !file.entry(value, 'workflows')) yield say.badFilter(keyRange, { event: key, problem: 'names no workflow', repair: 'Add `workflows` with the names of those to wait for' })
  if (value.kind === 'scalar' && value.value === null) return
  if (value.kind !== 'map') return yield say.wrongValue(value.kind === 'list' ? [value.range[0], value.range[0] + 1] : value.range, { place: `\`${key}\``, wanted: 'a map of filters', given: value.kind === 'list' ? 'a list' : 'a text' })
  yield* filtersOf(file, key, value)
}

function* filtersOf(file: WorkflowFile, name: string, node: MapNode): Iterable<Finding> {
  const seen = new Set<string>()
  for (const { key, keyRange, value } of node.entries) {
    if (seen.has(key.toLowerCase())) yield say.duplicateKey(keyRange, { key, place: `\`${name}\`` })
    seen.add(key.toLowerCase())
    const events = eventsWith(key)
    if (key !== 'types' && !events) {
      yield say.unknownKey(keyRange, { key, place: `\`${name}\``, known: filterNames.map(filter => `\`${filter}\``).join(', ') })
      continue
    }
    if (events && !events.includes(name)) {
      yield say.badFilter(keyRange, { event: name, problem: `takes no filter \`${key}\``, repair: `\`${key}\` is for ${events.join(', ')} alone` })
      continue
    }
    if (value.kind === 'map' || isBlank(value)) yield say.emptySection(keyRange, { place: `\`${key}\`` })
    for (const item of value.kind === 'list' ? value.items : [value]) {
      if (item.kind !== 'scalar' || item.value === null) continue
      if (key === 'types') yield* typesOf(name, item)
      else if (key !== 'workflows') yield* pattern(file, item, key.startsWith('paths'))
    }
    if (value.kind === 'list' && value.items.length === 0) yield say.emptySection(value.range, { place: `\`${key}\`` })
  }
  for (const filter of ['branches', 'tags', 'paths']) {
    const ignored = node.entries.find(({ key }) => key === `${filter}-ignore`)
    if (ignored && seen.has(filter)) yield say.badFilter(ignored.keyRange, { event: name, problem: `has both \`${filter}\` and \`${filter}-ignore\``, repair: 'Keep one, and leave out with `!` in front of a pattern' })
  }
}

function* typesOf(event: string, item: ScalarNode): Iterable<Finding> {
  const known = activityTypes(event)
  if (known === null || known.includes(String(item.value))) return
  yield say.badFilter(item.range, { event, problem: `has no activity \`${String(item.value)}\``, repair: known.length === 0 ? 'Remove `types`: the event has none' : `Use ${known.join(', ')}` })
}

function* pattern(file: WorkflowFile, item: ScalarNode, isPath: boolean): Iterable<Finding> {
  const text = String(item.value)
  if (text === '') return yield say.emptySection(item.range, { place: 'A pattern' })
  const problem = globProblem(text, isPath)
  if (problem !== undefined && !file.template(item).placeholders.length) yield say.badGlob(item.range, { pattern: text, problem })
}

function* schedule(file: WorkflowFile, node: DataNode): Iterable<Finding> {
  if (node.kind !== 'list') return yield say.wrongValue(node.kind === 'scalar' && node.value !== null ? node.range : [node.range[0], node.range[0] + 1], { place: '`schedule`', wanted: 'a list of `cron` entries', given: node.kind === 'map' ? 'a map' : 'no list' })
  if (node.items.length === 0) yield say.emptySection(node.range, { place: '`schedule`' })
  for (const item of node.items) {
    if (item.kind !== 'map') {
      yield say.wrongValue(item.range, { place: 'An entry of `schedule`', wanted: 'a map with `cron`', given: 'something else' })
      continue
    }
    for (const { key, keyRange, value } of item.entries) {
      if (key !== 'cron' && key !== 'timezone') yield say.unknownKey(keyRange, { key, place: 'an entry of `schedule`', known: '`cron`, `timezone`' })
      else if (value.kind !== 'scalar' || typeof value.value !== 'string') yield say.wrongValue(value.range, { place: `\`${key}\``, wanted: 'a text', given: 'something else' })
      else {
        const problem = key === 'cron' ? cronProblem(value.value) : zoneProblem(value.value)
        if (problem !== undefined) yield say.badCron(value.range, { cron: value.value, problem })
      }
    }
    if (!file.entry(item, 'cron')) yield say.missingKey([item.range[0], item.range[0] + 1], { key: 'cron', place: 'An entry of `schedule`' })
  }
}

function zoneProblem(zone: string): string | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return /^[+-]/.test(zone) ? 'has an offset where the name of a time zone should stand' : undefined
  } catch (thrown) {
    if (thrown instanceof RangeError) return 'names a time zone that is not in the IANA list'
    throw thrown
  }
}

function isBlank(node: DataNode): boolean {
  return node.kind === 'scalar' && (node.value === null || node.value === '')
}
