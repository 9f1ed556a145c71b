import { fileDetector, type Finding } from '@perf-rules/core'
import { isTestFile } from '@perf-rules/core/ask'
import type { DataNode, MapEntry, PrometheusRule, RuleFile } from '@perf-rules/languages/views'
import check, { say } from './check.ts'
import { hasCondition, labelsOf, typeOf } from './query.ts'
import { readTemplate } from './template.ts'

const groupKeys = ['name', 'interval', 'query_offset', 'limit', 'labels', 'rules']
/** Keys of other stores that take the same files. */
const elsewhere = new Set(['partial_response_strategy', 'source_tenants', 'evaluation_delay', 'align_evaluation_time_on_interval', 'concurrency', 'type', 'params', 'headers', 'notifier_headers', 'eval_offset', 'eval_delay', 'eval_alignment', 'extra_filter_labels', 'tenant', 'debug', 'update_entries_limit', 'remote_write', 'version', 'id', 'disabled', 'description', 'labelsTemplate'])
const ruleKeys = ['record', 'alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations']

export default fileDetector(
  check,
  {
    *prometheus(file, view) {
      if (file.error) return yield say.brokenYaml(file.error.range, { error: (file.error.what.split('\n', 1)[0] ?? '').replace(/[.:]$/, '') })
      if (file.top) for (const { key, keyRange } of entriesOf(file.top)) if (key !== 'groups' && key !== 'namespace' && !key.startsWith('x-')) yield say.unknownKey(keyRange, { key, place: 'a file of rules', known: '`groups`' })
      const groups = new Set<string>()
      const rules = new Set<string>()
      for (const { node, rules: listed } of file.groups) {
        yield* judgeGroup(file, node)
        const entry = file.entry(node, 'name')
        const name = file.string(entry?.value)
        if (entry && name !== undefined && file.top) {
          if (groups.has(name)) yield say.duplicate(entry.value.range, { kind: 'The group', name, cost: 'Prometheus refuses the whole file, and with it every alert in it.' })
          groups.add(name)
        }
        for (const rule of listed) yield* judgeRule(file, rule, rules, view.options.alwaysFiring)
      }
    },
  },
  { only: path => !isTestFile(path) },
)

function* judgeGroup(file: RuleFile, node: DataNode): Iterable<Finding> {
  const start = [node.range[0], node.range[0] + 1] as const
  for (const { key, keyRange } of entriesOf(node)) if (!groupKeys.includes(key) && !elsewhere.has(key)) yield say.unknownKey(keyRange, { key, place: 'a group', known: groupKeys.map(each => `\`${each}\``).join(', ') })
  const name = file.entry(node, 'name')
  if (!name || file.string(name.value) === '') yield say.missing(name?.keyRange ?? start, { key: 'name', place: 'The group' })
  for (const key of ['interval', 'query_offset']) yield* duration(file.entry(node, key))
}

function* judgeRule(file: RuleFile, rule: PrometheusRule, seen: Set<string>, alwaysFiring: readonly string[]): Iterable<Finding> {
  const { node, kind, name, expression } = rule
  const start = [node.range[0], node.range[0] + 1] as const
  if (node.kind !== 'map') return
  for (const { key, keyRange } of node.entries) if (!ruleKeys.includes(key) && !elsewhere.has(key)) yield say.unknownKey(keyRange, { key, place: 'a rule', known: ruleKeys.map(each => `\`${each}\``).join(', ') })
  const title = name ?? 'the rule'
  if (kind === null) yield say.missing(start, { key: 'alert', place: 'The rule without `record`' })
  const both = kind === 'alert' ? file.entry(node, 'record') : undefined
  if (both) yield say.misplaced(both.keyRange, { key: 'record', place: 'a rule with `alert`' })
  if (kind !== null && (name === null || name === '')) yield say.missing(file.entry(node, kind)?.keyRange ?? start, { key: kind, place: 'The rule' })
  if (!expression || expression.text.trim() === '') yield say.missing(file.entry(node, 'expr')?.keyRange ?? file.entry(node, kind ?? 'alert')?.keyRange ?? start, { key: 'expr', place: `\`${title}\`` })
  else if (!file.isLogs && !isTemplated(expression.text) && !isLogQuery(expression.text)) yield* query(file, rule, expression, alwaysFiring)
  if (kind === 'record') {
    for (const key of ['for', 'keep_firing_for', 'annotations']) {
      const entry = file.entry(node, key)
      if (entry) yield say.misplaced(entry.keyRange, { key, place: 'a recording rule' })
    }
    const record = file.entry(node, 'record')
    if (record && name !== null && name !== '' && !/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name) && !isTemplated(name)) yield say.badName(record.value.range, { name, kind: 'a metric', more: '; `:` is for recording rules' })
  } else for (const key of ['for', 'keep_firing_for']) yield* duration(file.entry(node, key))
  yield* texts(file, rule)
  // Two alerts of one name and labels are one to whoever is woken; recording rules may fill one name from several sources.
  const identity = JSON.stringify([kind, name, kind === 'record' ? (expression?.text.replace(/\s+/g, ' ').trim() ?? '') : '', entriesOf(file.entry(node, 'labels')?.value).map(({ key, value }) => [key, file.string(value) ?? ''])])
  const place = kind && file.entry(node, kind)
  if (place && name !== null && seen.has(identity)) yield say.duplicate(place.value.range, { kind: kind === 'alert' ? 'The alert' : 'The recording rule', name, cost: 'Both are evaluated, and one overwrites or repeats the other.' }, { severity: 'warning' })
  seen.add(identity)
}

function* query(file: RuleFile, { kind, name }: PrometheusRule, { text, node }: NonNullable<PrometheusRule['expression']>, alwaysFiring: readonly string[]): Iterable<Finding> {
  const rule = name ?? 'the rule'
  const { root, error } = file.promql(text)
  if (error) {
    const near = text.slice(Math.max(0, error[0] - 12), error[1] + 12).replace(/\s+/g, ' ').trim()
    return yield say.badExpression(node.range, { rule, near: `\`${near === '' ? text.trim() : near}\`` })
  }
  const typed = typeOf(root)
  if ('problem' in typed) return yield say.badType(node.range, { rule, problem: typed.problem, repair: typed.repair })
  if (typed.type === 'matrix' || typed.type === 'text') return yield say.badType(node.range, { rule, problem: `the result is ${typed.type === 'matrix' ? 'a range' : 'a text'}`, repair: 'Give a vector or a number' })
  if (kind !== 'alert' || hasCondition(root) || alwaysFiring.includes(rule) || /watchdog|heart-?_?beat|dead-?_?man|always|test-?_?alert/i.test(rule)) return
  yield say.noCondition(node.range, { rule, how: typed.type === 'scalar' ? 'a number alone is always there' : '`> 0`, or whatever is too much' })
}

function* texts(file: RuleFile, { node, kind, expression }: PrometheusRule): Iterable<Finding> {
  const labels = expression && !file.isLogs && !isTemplated(expression.text) && !file.promql(expression.text).error ? labelsOf(file.promql(expression.text).root) : undefined
  for (const section of ['labels', 'annotations']) {
    const entry = file.entry(node, section)
    if (entry && entry.value.kind !== 'map' && !(entry.value.kind === 'scalar' && entry.value.value === null)) yield say.wrongValue(entry.keyRange, { key: section, wanted: 'a map of texts' })
    const own = new Set(entriesOf(file.entry(node, 'labels')?.value).map(({ key }) => key))
    for (const { key, keyRange, value } of entriesOf(file.entry(node, section)?.value)) {
      if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(key) || (section === 'labels' && key === '__name__')) yield say.badName(keyRange, { name: key, kind: section === 'labels' ? 'a label' : 'an annotation', more: '' })
      if (value.kind !== 'scalar') yield say.wrongValue(keyRange, { key, wanted: 'a text' })
      const text = file.string(value)
      if (kind !== 'alert' || text === undefined || !/\{\{|\}\}/.test(text) || /\{\{\s*[`"]\{\{/.test(text)) continue
      const { problem, labels: asked, usesValue } = readTemplate(text)
      if (problem !== null) {
        yield say.badTemplate(value.range, { key, problem })
        continue
      }
      if (section === 'labels' && usesValue && !/\{\{-?\s*(?:if|with)\b/.test(text)) yield say.valueInLabel(value.range, { label: key }, { severity: 'warning' })
      const lost = labels && asked.find(label => !own.has(label) && ('only' in labels ? !labels.only.has(label) : labels.not.has(label)))
      if (lost !== undefined) yield say.lostLabel(value.range, { key, label: lost }, { severity: 'warning' })
    }
  }
}

function* duration(entry: MapEntry | undefined): Iterable<Finding> {
  if (entry?.value.kind !== 'scalar') return
  const { value, range } = entry.value
  const text = String(value ?? '')
  if (/^(?:0|(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)$/.test(text) && text !== '') return
  if (isTemplated(text) || value === null) return
  yield say.badDuration(range, { key: entry.key, value: text })
}

/** A placeholder of a tool that completes the file. */
function isTemplated(text: string): boolean {
  return /\{\{|\$\{|<%|%\(|\$__|\[\[/.test(text)
}

function isLogQuery(text: string): boolean {
  return /\|[=~]\s*["`]|!~?=?\s*`|\|\s*(?:json|logfmt|pattern|regexp|unpack|line_format|unwrap)\b|(?:rate|count_over_time|bytes_rate|bytes_over_time)\s*\(\s*\{[^}]*\}\s*(?:\||\[)/.test(text)
}

function entriesOf(node: DataNode | undefined): readonly MapEntry[] {
  return node?.kind === 'map' ? node.entries : []
}
