import type { ReportingConfiguration, ReportingDescriptor } from 'sarif'
import { type CatalogueEntry, type ClauseFacts, compareText, isAtLeast, type Report, type RuleFacts, type Severity } from '@perf-rules/core'

/** GitHub shows ten tags of a rule and refuses more than twenty. */
const mostTags = 10

/**
 * Every check as a SARIF rule, once, also those without a result: a code scanning service closes the alerts of
 * a rule only when it sees the rule.
 */
export function sarifRules(report: Report, catalogue: readonly CatalogueEntry[], rules: readonly RuleFacts[]): readonly ReportingDescriptor[] {
  const byId = new Map(catalogue.map(entry => [entry.id, sarifRule(entry, rules)]))
  // A report that another version wrote may name checks that this one does not know.
  for (const { check } of report.findings) if (!byId.has(check)) byId.set(check, { id: check })
  return [...byId.values()].sort((a, b) => compareText(a.id, b.id))
}

function sarifRule(entry: CatalogueEntry, rules: readonly RuleFacts[]): ReportingDescriptor {
  const rule = rules.find(each => each.id === entry.rule)
  const clauses = rules.flatMap(each => each.clauses).filter(({ clause }) => entry.clauses.includes(clause))
  const severity = worst(Object.values(entry.severity))
  return {
    id: entry.id,
    name: pascal(entry.id),
    shortDescription: { text: entry.says },
    fullDescription: { text: fullText(entry, rule) },
    help: { text: helpText(entry, clauses), markdown: helpMarkdown(entry, clauses) },
    defaultConfiguration: { level: levelOf(severity) },
    properties: { tags: [...new Set([entry.rule, ...entry.clauses, 'performance'])].slice(0, mostTags), precision: entry.stage === 'settled' ? 'high' : 'medium', 'problem.severity': severity === 'info' ? 'recommendation' : severity },
  }
}

/** SARIF's word for a severity. */
export function levelOf(severity: Severity): NonNullable<ReportingConfiguration['level']> & ('error' | 'warning' | 'note') {
  return severity === 'info' ? 'note' : severity
}

function worst(severities: readonly (Severity | undefined)[]): Severity {
  return severities.filter(severity => severity !== undefined).reduce<Severity>((sofar, severity) => (isAtLeast(severity, sofar) ? severity : sofar), 'info')
}

function pascal(id: string): string {
  return id.split('-').map(word => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
}

function fullText({ says, rule }: CatalogueEntry, facts: RuleFacts | undefined): string {
  return facts ? `${says} (${rule}: ${facts.title})` : says
}

function helpText(entry: CatalogueEntry, clauses: readonly ClauseFacts[]): string {
  const messages = Object.values(entry.messages).map(message => `${message.what}\nWhy: ${message.why}\nDo: ${message.do}`)
  return [entry.says, ...messages, ...clauses.map(({ clause, demand }) => `${clause} ${demand}`), `More: npx perf-rules explain ${entry.id}`].join('\n\n')
}

function helpMarkdown(entry: CatalogueEntry, clauses: readonly ClauseFacts[]): string {
  const messages = Object.values(entry.messages).map(message => `- ${message.what}\n  - **Why**: ${message.why}\n  - **Do**: ${message.do}`)
  const demands = clauses.map(({ clause, demand }) => `- ${clause}: ${demand}`)
  return [entry.says, messages.join('\n'), ...(demands.length > 0 ? [demands.join('\n')] : []), `Silence one place with a reason: \`perf-rules-ignore-next-line ${entry.id} -- reason\`. More: \`npx perf-rules explain ${entry.id}\`.`].join('\n\n')
}
