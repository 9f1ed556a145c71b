import type { Severity } from './finding.ts'

/** A check that configuration turns on, as people and agents are told of it. */
export interface RuleInForce {
  readonly check: string
  readonly says: string
  /** `R5`, or a family of patterns. */
  readonly rule: string
  readonly title: string
  readonly severity: Severity
}

const begin = '<!-- perf-rules:begin; written by `perf-rules agents --write`, do not edit -->'
const end = '<!-- perf-rules:end -->'

/** Where a text holds the section of rules: both markers included. Undefined where there is none, or one is never closed. */
export function findRulesSection(text: string): { readonly start: number; readonly end: number } | undefined {
  const start = text.search(/<!-- perf-rules:begin\b/)
  const stop = start === -1 ? -1 : text.indexOf(end, start)
  return stop === -1 ? undefined : { start, end: stop + end.length }
}

/**
 * The rules in force as a section of Markdown for a file that coding agents read, markers included, without a line
 * end. The same rules give the same bytes. What only informs is left out: it asks nothing of anybody.
 */
export function rulesSection(rules: readonly RuleInForce[]): string {
  const asked = rules.filter(({ severity }) => severity !== 'info').sort((a, b) => rankOf(a.rule) - rankOf(b.rule) || (a.check < b.check ? -1 : 1))
  const homes = new Map<string, RuleInForce[]>()
  for (const rule of asked) homes.set(`${rule.rule} ${rule.title}`, [...(homes.get(`${rule.rule} ${rule.title}`) ?? []), rule])
  const parts = [...homes].map(([home, members]) => `### ${home}\n\n${members.map(({ check, says }) => `- ${says} (\`${check}\`)`).join('\n')}`)
  const words = parts.length === 0 ? 'No rule is in force.' : 'A commit that breaks one of these is refused. `npx perf-rules check` tells where; `npx perf-rules explain NAME` tells why.'
  return [begin, '## Engineering rules', words, ...parts, end].join('\n\n')
}

/** The twenty by number, then the families of patterns. */
function rankOf(rule: string): number {
  return /^R\d+$/.test(rule) ? Number(rule.slice(1)) : 100
}
