import { nearest } from '@perf-rules/core'
import { type DataNode, entryOf, type MapEntry, stringOf } from '../data/index.ts'
import { parseJson } from '../json/index.ts'
import type { AgentSettingsFacts, HookFlaw, HookScript } from './facts.ts'
import { scriptOf } from './script-of.ts'

/** Source: code.claude.com/docs/en/hooks. */
const events: readonly string[] = [
  'SessionStart', 'SessionEnd', 'Setup', 'UserPromptSubmit', 'UserPromptExpansion', 'PreToolUse', 'PermissionRequest', 'PermissionDenied', 'PostToolUse', 'PostToolUseFailure', 'PostToolBatch', 'Notification', 'MessageDisplay',
  'SubagentStart', 'SubagentStop', 'TaskCreated', 'TaskCompleted', 'Stop', 'StopFailure', 'TeammateIdle', 'InstructionsLoaded', 'ConfigChange', 'CwdChanged', 'FileChanged', 'WorktreeCreate', 'WorktreeRemove', 'PreCompact', 'PostCompact',
  'Elicitation', 'ElicitationResult',
]
/** Events that are about no tool, agent or source: whatever a matcher says, they run. */
const withoutMatcher = new Set(['UserPromptSubmit', 'Stop', 'TeammateIdle', 'TaskCreated', 'TaskCompleted', 'WorktreeCreate', 'WorktreeRemove', 'CwdChanged'])
/** What each kind of hook cannot do without. */
const needed: Readonly<Record<string, string>> = { command: 'command', prompt: 'prompt', agent: 'prompt', http: 'url', mcp_tool: 'tool' }

/** Reads the hooks of a settings file. A file that is broken gives the error alone. */
export function readSettings(text: string, path: string): AgentSettingsFacts {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/.claude/')))
  const { root, errors } = parseJson(text, 'plain')
  const [first] = errors
  if (first) return { folder, scripts: [], flaws: [{ id: 'brokenFile', range: first.range, error: first.what }] }
  const hooks = entryOf(root, 'hooks')?.value
  if (!hooks) return { folder, scripts: [], flaws: [] }
  const flaws: HookFlaw[] = []
  const scripts: HookScript[] = []
  if (hooks.kind !== 'map') flaws.push({ id: 'badShape', range: hooks.range, wanted: 'an object with an entry for each event' })
  else for (const entry of hooks.entries) readEvent(entry, flaws, scripts)
  return { folder, scripts, flaws }
}

function readEvent({ key: event, keyRange, value }: MapEntry, flaws: HookFlaw[], scripts: HookScript[]): void {
  if (!events.includes(event)) {
    const known = events.find(each => each.toLowerCase() === event.toLowerCase()) ?? nearest(event, events) ?? ''
    return void flaws.push({ id: 'unknownEvent', range: keyRange, event, known })
  }
  if (value.kind !== 'list') return void flaws.push({ id: 'badShape', range: value.range, wanted: 'a list of matchers with hooks' })
  for (const group of value.items) readGroup(event, group, flaws, scripts)
}

function readGroup(event: string, group: DataNode, flaws: HookFlaw[], scripts: HookScript[]): void {
  const hooks = entryOf(group, 'hooks')?.value
  if (hooks?.kind !== 'list') return void flaws.push({ id: 'badShape', range: hooks?.range ?? group.range, wanted: 'an object with a list `hooks`' })
  const matcher = entryOf(group, 'matcher')?.value
  if (matcher && stringOf(matcher) === undefined) flaws.push({ id: 'badShape', range: matcher.range, wanted: 'text in `matcher`' })
  else if (matcher && withoutMatcher.has(event) && !['', '*'].includes(stringOf(matcher) ?? '')) flaws.push({ id: 'deafMatcher', range: matcher.range, event })
  for (const hook of hooks.items) readHook(event, hook, flaws, scripts)
}

function readHook(event: string, hook: DataNode, flaws: HookFlaw[], scripts: HookScript[]): void {
  if (hook.kind !== 'map') return void flaws.push({ id: 'badShape', range: hook.range, wanted: 'an object with `type` and `command`' })
  const typeNode = entryOf(hook, 'type')?.value
  const type = stringOf(typeNode)
  if (type === undefined) return void flaws.push({ id: 'lacks', range: typeNode?.range ?? hook.range, type: 'hook', field: 'type' })
  const field = Object.hasOwn(needed, type) ? needed[type] : undefined
  if (field === undefined) return void flaws.push({ id: 'unknownType', range: typeNode?.range ?? hook.range, type })
  const main = entryOf(hook, field)?.value
  const text = stringOf(main)
  if (text === undefined || text.trim() === '') flaws.push({ id: 'lacks', range: main?.range ?? hook.range, type: `${type} hook`, field })
  else if (main && type === 'command') {
    const path = scriptOf(text)
    if (path !== undefined) scripts.push({ path, range: main.range })
  }
  const timeout = entryOf(hook, 'timeout')?.value
  if (timeout && !(timeout.kind === 'scalar' && typeof timeout.value === 'number' && timeout.value > 0)) flaws.push({ id: 'badTimeout', range: timeout.range })
}
