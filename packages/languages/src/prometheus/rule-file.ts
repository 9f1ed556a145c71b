import type { Range } from '@perf-rules/core'
import { type DataNode, entryOf, type MapEntry, nodeAt, stringOf } from '../data/index.ts'
import { parsePromql, type Promql } from './promql.ts'

/** A rule of a group, as it is written. */
export interface PrometheusRule {
  readonly node: DataNode
  readonly kind: 'alert' | 'record' | null
  readonly name: string | null
  readonly expression: { readonly text: string; readonly node: DataNode } | null
}

export interface PrometheusGroup {
  readonly node: DataNode
  readonly rules: readonly PrometheusRule[]
}

/** A file of rules for Prometheus, or a `PrometheusRule` of its operator. */
export class RuleFile {
  readonly groups: readonly PrometheusGroup[]
  /** What holds `groups`, for keys that do not belong; null in a manifest, whose other keys are Kubernetes' own. */
  readonly top: DataNode | null
  readonly error: { readonly what: string; readonly range: Range } | null
  /** The queries are those of a log store. */
  readonly isLogs: boolean
  readonly #known = new Map<string, Promql>()

  constructor(groups: readonly PrometheusGroup[], top: DataNode | null, error: RuleFile['error'], isLogs: boolean) {
    this.groups = groups
    this.top = top
    this.error = error
    this.isLogs = isLogs
  }

  promql(query: string): Promql {
    const known = this.#known.get(query)
    if (known) return known
    const made = parsePromql(query)
    this.#known.set(query, made)
    return made
  }

  entry(node: DataNode | undefined, key: string): MapEntry | undefined {
    return entryOf(node, key)
  }

  string(node: DataNode | undefined): string | undefined {
    return stringOf(node)
  }
}

/** Reads the groups of a document; undefined when it has none. */
export function groupsOf(document: DataNode): { readonly groups: readonly PrometheusGroup[]; readonly top: DataNode | null } | undefined {
  const isManifest = /^(?:PrometheusRule|VMRule|GlobalRules|Rules)$/.test(stringOf(nodeAt(document, 'kind')) ?? '')
  const list = isManifest ? nodeAt(document, 'spec', 'groups') : nodeAt(document, 'groups')
  if (list?.kind !== 'list' || (!isManifest && !list.items.some(isGroup))) return undefined
  return { groups: list.items.map(toGroup), top: isManifest ? null : document }
}

/** Files of other tools have groups too: one of rules says `alert`, `record` or `expr`. */
function isGroup(node: DataNode): boolean {
  const rules = nodeAt(node, 'rules')
  if (rules?.kind !== 'list') return false
  return rules.items.length === 0 ? entryOf(node, 'name') !== undefined : rules.items.some(rule => ['alert', 'record', 'expr'].some(key => entryOf(rule, key)))
}

function toGroup(node: DataNode): PrometheusGroup {
  const rules = nodeAt(node, 'rules')
  return { node, rules: rules?.kind === 'list' ? rules.items.map(toRule) : [] }
}

function toRule(node: DataNode): PrometheusRule {
  const kind = entryOf(node, 'alert') ? 'alert' : entryOf(node, 'record') ? 'record' : null
  const expression = nodeAt(node, 'expr')
  const text = expression?.kind === 'scalar' && expression.value !== null ? String(expression.value) : undefined
  return { node, kind, name: (kind && stringOf(nodeAt(node, kind))) ?? null, expression: expression && text !== undefined ? { text, node: expression } : null }
}
