import { defineFacts } from '@perf-rules/core'
import { defineLanguage } from '../language.ts'
import { nodeAt, stringOf } from '../data/index.ts'
import type { AlertFacts } from './facts.ts'
import type { RuleFile } from './rule-file.ts'

export type * from './facts.ts'
export type { PrometheusGroup, PrometheusRule, RuleFile } from './rule-file.ts'
export type { Promql, PromqlNode } from './promql.ts'

declare module '@perf-rules/core' {
  interface LanguageTrees {
    /** Alerting and recording rules of Prometheus and of stores that take the same files. */
    prometheus: RuleFile
  }
}

/** Files of rules, by their place or first lines: most YAML is something else and is not read for this. */
export const prometheus = defineLanguage({
  id: 'prometheus',
  claims: ({ path, head }) => /\.(?:ya?ml|rules)$/i.test(path) && (/alert|rules?\b|[/_-]rules|prom|monitor|mixin|recording|thanos|mimir|cortex|victoria|loki/i.test(path) || /^groups:|^\s*-?\s*alert:|kind:\s*PrometheusRule/m.test(head)),
  facts: { alerts: 1 },
  load: async () => {
    const [{ parseYaml }, { groupsOf, RuleFile: File }] = await Promise.all([import('../yaml/parse.ts'), import('./rule-file.ts')])
    return {
      parse: (text: string, path: string) => {
        const isLogs = /loki|logql/i.test(path)
        if (!/^\s*(?:-\s+)?(?:groups|alert|record)\s*:/m.test(text)) return new File([], null, null, isLogs)
        const parsed = parseYaml(text)
        if ('error' in parsed) {
          // A template of Helm or Ansible is completed elsewhere.
          if (/\{\{-|\{\{\s*(?:\.|include|template|range|if|with|end|tpl)|\{%/.test(text) || !/^groups\s*:/m.test(text)) return new File([], null, null, isLogs)
          return new File([], null, { what: parsed.error, range: parsed.range }, isLogs)
        }
        const found = parsed.documents.flatMap(document => groupsOf(document) ?? [])
        return new File(found.flatMap(({ groups }) => groups), found[0]?.top ?? null, null, isLogs)
      },
      extractors: [defineFacts({ kind: 'alerts', version: 1, extract: (file: RuleFile) => alertsOf(file) })],
    }
  },
})

const runbookKeys = ['runbook_url', 'runbook', 'runbookUrl', 'runbookURL', 'runbook-url', 'runbook_link', 'playbook', 'playbook_url']

function alertsOf(file: RuleFile): { readonly alerts: readonly AlertFacts[] } | undefined {
  const alerts = file.groups.flatMap(({ rules }) => rules.flatMap(({ node, kind, name }): readonly AlertFacts[] => {
    const place = file.entry(node, 'alert')
    if (kind !== 'alert' || name === null || !place) return []
    const annotations = nodeAt(node, 'annotations')
    const link = runbookKeys.map(key => nodeAt(annotations, key)).find(value => stringOf(value) !== undefined && stringOf(value) !== '')
    return [{ name, range: place.value.range, runbook: link ? { url: stringOf(link) ?? '', range: link.range } : null }]
  }))
  return alerts.length > 0 ? { alerts } : undefined
}
