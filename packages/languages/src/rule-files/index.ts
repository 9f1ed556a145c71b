import { createHash } from 'node:crypto'
import { baselineName, defineFacts, isLock, lockName, type Range } from '@perf-rules/core'
import { canonical, type DataNode, nodeAt, stringOf } from '../data/index.ts'
import { defineLanguage } from '../language.ts'
import type { ConfigPlace } from './facts.ts'

export type * from './facts.ts'

const configName = 'perf-rules.config.json'

interface RuleFile {
  readonly text: string
  readonly root: DataNode | undefined
}

const config = defineFacts<'rulesConfig', RuleFile>({
  kind: 'rulesConfig',
  version: 1,
  extract: ({ root }, { path }) => (root && isNamed(path, configName) ? { hash: hashOf(root), places: placesIn(root) } : undefined),
})

const baseline = defineFacts<'rulesBaseline', RuleFile>({
  kind: 'rulesBaseline',
  version: 1,
  extract: ({ root }, { path }) => {
    if (!root || path !== baselineName) return undefined
    const list = nodeAt(root, 'entries')
    const entries = list?.kind === 'list' ? list.items : []
    return { hash: hashOf(root), entries: entries.map(item => ({ check: textAt(item, 'check'), file: textAt(item, 'file'), key: textAt(item, 'key') })) }
  },
})

const lock = defineFacts<'rulesLock', RuleFile>({
  kind: 'rulesLock',
  version: 1,
  extract: ({ text, root }, { path }) => {
    if (!root || path !== lockName) return undefined
    const approved = nodeAt(root, 'approved')
    const value = plainOf(text)
    return { ...(isLock(value) ? { lock: value } : {}), places: approved?.kind === 'map' ? approved.entries.map(({ key, keyRange }) => ({ at: key, range: keyRange })) : [] }
  },
})

/** The files that perf-rules itself keeps in a repository. */
export const ruleFiles = defineLanguage({
  id: 'ruleFile',
  claims: ({ path }) => isNamed(path, configName) || path === baselineName || path === lockName,
  facts: { rulesConfig: 1, rulesBaseline: 1, rulesLock: 1 },
  load: async () => {
    const { parseJson } = await import('../json/index.ts')
    return { parse: (text: string) => ({ text, root: parseJson(text, 'withComments').root }), extractors: [config, baseline, lock] }
  },
})

function isNamed(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`)
}

function hashOf(node: DataNode): string {
  return createHash('sha256').update(canonical(node)).digest('hex')
}

function textAt(node: DataNode, key: string): string {
  return stringOf(nodeAt(node, key)) ?? ''
}

/** The lock is written by us, as plain JSON: anything else is none. */
function plainOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Broken JSON approves nothing.
    return undefined
  }
}

/** Keys two levels deep, and below overrides four: all that a message points at. */
function placesIn(root: DataNode): readonly ConfigPlace[] {
  const places: ConfigPlace[] = []
  const walk = (node: DataNode, at: string, depth: number) => {
    const children: readonly (readonly [string, Range, DataNode])[] = node.kind === 'map' ? node.entries.map(entry => [entry.key, entry.keyRange, entry.value] as const) : node.kind === 'list' ? node.items.map((item, index) => [String(index), item.range, item] as const) : []
    for (const [key, range, value] of children) {
      const name = at === '' ? key : `${at}.${key}`
      places.push({ at: name, range })
      if (depth > 1) walk(value, name, depth - 1)
    }
  }
  walk(root, '', 4)
  return places
}
