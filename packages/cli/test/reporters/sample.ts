import fc from 'fast-check'
import type { CatalogueEntry, Fault, Report, ReportFinding, RuleFacts } from '@perf-rules/core'
import { lineStarts, positionAt } from '@perf-rules/core'
import type { ReporterContext } from '../../src/reporters/reporter.ts'

/** A finding with as little as a test wants to say of it. */
export function finding(said: Partial<ReportFinding> = {}): ReportFinding {
  return {
    check: 'no-query-in-loop',
    rule: 'R8',
    clauses: ['R8.3'],
    severity: 'error',
    confidence: 'high',
    file: 'src/orders/list.ts',
    range: { start: { line: 2, column: 3 }, end: { line: 2, column: 19 } },
    messageId: 'queryInLoop',
    message: '`findOne` asks once per order.',
    why: 'Round trips grow with the data.',
    do: 'Ask once with `findMany`.',
    related: [],
    fix: null,
    owners: [],
    suppressed: null,
    fingerprint: 'f00d:0',
    ...said,
  }
}

export function report(findings: readonly ReportFinding[] = [], said: Partial<Report> = {}): Report {
  return { version: 1, findings, faults: [], coverage: { checked: 3, notApplicable: 1, skipped: [], checksNotApplicable: [] }, types: { mode: 'off', source: null }, ...said }
}

function entry(id: string, rule: string, said: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return { id, rule, folder: `rules/${id}`, says: 'Ask once for many.', clauses: ['R8.3'], severity: { recommended: 'error' }, stage: 'settled', messages: { queryInLoop: { what: '`{call}` asks once per item.', why: 'Round trips grow.', do: 'Ask once.' } }, standsFor: [], sensitive: false, history: [], kinds: ['code'], languages: [], needs: [], joins: [], changeNeeds: [], needsMessage: false, last: false, fences: [], defaults: {}, presetOptions: {}, ...said }
}

const code = 'for (const order of orders) {\n  order.customer = await customers.findOne(order)\n}\n'
const starts = lineStarts(code)

/** A catalogue of three checks and one file of code. */
export const context: ReporterContext = {
  catalogue: [entry('no-query-in-loop', 'R8'), entry('n-plus-one', 'database', { kinds: ['project'], joins: ['effects'], severity: { patterns: 'warning' }, clauses: [] }), entry('no-secret', 'R5', { sensitive: true, clauses: ['R5.5'] })],
  rules: [{ id: 'R8', title: 'Queries', clauses: [{ clause: 'R8.3', demand: 'No query runs in a loop.', by: ['no-query-in-loop'] }] }, { id: 'R5', title: 'Standards', clauses: [] }, { id: 'database', title: 'Round trips', clauses: [] }] satisfies RuleFacts[],
  version: '1.2.3',
  exitCode: 1,
  failOn: 'error',
  folder: '',
  lineOf: (_, line) => code.split('\n')[line - 1] ?? '',
  rangeOf: (_, [start, end]) => ({ start: positionAt(starts, start), end: positionAt(starts, end) }),
}

/** One of each: error with chain and owners, warning with a fix, suppressed, absent file, fault, skipped file. */
export const sample: Report = report(
  [
    finding({ fingerprint: 'a:0', owners: ['@shop/orders'] }),
    finding({ check: 'n-plus-one', rule: 'database', clauses: [], severity: 'warning', confidence: 'medium', message: '`nameOf` leads to a query once per order.', fingerprint: 'b:0', related: [{ file: 'src/orders/list.ts', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 28 } }, message: 'runs once per item' }, { file: 'src/names.ts', range: { start: { line: 9, column: 5 }, end: { line: 11, column: 2 } }, message: 'the query' }] }),
    finding({ severity: 'info', message: 'This may be written shorter.', fingerprint: 'c:0', fix: { safety: 'safe', title: 'Write it shorter', edits: [{ range: [0, 3], text: 'FOR' }] }, range: { start: { line: 1, column: 1 }, end: { line: 3, column: 2 } } }),
    finding({ file: 'src/old names/é#1.ts', fingerprint: 'd:0', suppressed: { kind: 'comment', reason: 'the list has three entries', until: '2026-12-31' } }),
    finding({ check: 'no-secret', rule: 'R5', clauses: ['R5.5'], file: 'src/orders/list.ts', message: 'Here stands a token.', fingerprint: 'e:0' }),
  ],
  { faults: [{ code: 'check-crashed', what: 'no-secret stopped.', where: 'src/big.ts', do: 'Run it alone.', cause: 'Error: no\n    at here' }], coverage: { checked: 7, notApplicable: 2, skipped: [{ file: 'data/huge.json', why: 'too-large', detail: '2 MB' }, { file: 'linked.ts', why: 'link', detail: '' }], checksNotApplicable: [] } },
)

const seasoning = ['`', '``', '|', '<', '>', '&', '"', "'", '[', '](', ')', '*', '_', '#', '# ', '~~~', '---', '@ada', '@org/team', '#12', '$x$', '\\', '::', '::error::', '##[error]', '%0A', '%', ',', '\n', '\r\n', '\t', '\0', '\x1b[2J', '\x1b]8;;x\x07', '\x7f', '\x9b', '\u202e', '\u2028', '\ud800', '\udc00', '\ufffe', '\u{e0041}', '🦀', 'é', '</script>', '<!--', '-->', ']]>', '<img src=x onerror=alert(1)>', '</details>', '<details>', 'https://evil.example/x', 'www.evil.example', '![x](https://evil.example)', 'javascript:alert(1)', '&#x41;', ' ', '  ', '\n\n## forged\n\n', '| a | b |\n| - | - |\n', '- [ ] x', '1. x', 'word', '../', '{0}', '(1)']

/** Text as an attacker would choose it. */
export const hostileText: fc.Arbitrary<string> = fc.array(fc.oneof(fc.constantFrom(...seasoning), fc.string({ maxLength: 4, unit: 'binary' })), { maxLength: 8 }).map(parts => parts.join(''))
const hostilePath = hostileText.filter(path => path !== '')
const position = fc.record({ line: fc.integer({ min: 1, max: 99 }), column: fc.integer({ min: 1, max: 99 }) })
const range = fc.tuple(position, position).map(([start, end]) => (start.line < end.line || (start.line === end.line && start.column <= end.column) ? { start, end } : { start: end, end: start }))
const hostileFinding: fc.Arbitrary<ReportFinding> = fc.record({
  check: fc.constantFrom('no-query-in-loop', 'n-plus-one', 'no-secret'),
  severity: fc.constantFrom('error', 'warning', 'info'),
  file: hostilePath,
  range,
  message: hostileText,
  why: hostileText,
  do: hostileText,
  related: fc.array(fc.record({ file: hostilePath, range, message: hostileText }), { maxLength: 2 }),
  owners: fc.array(hostileText, { maxLength: 2 }),
  suppressed: fc.option(fc.record({ kind: fc.constantFrom('comment', 'config', 'baseline'), reason: hostileText, until: fc.constant(null) }), { freq: 4 }),
  fingerprint: fc.constantFrom('a', 'b', 'c'),
}).map(said => finding({ ...said, rule: said.check === 'no-secret' ? 'R5' : said.check === 'n-plus-one' ? 'database' : 'R8' }))
const hostileFault: fc.Arbitrary<Fault> = fc.record({ code: fc.constantFrom('check-crashed', 'git-failed'), what: hostileText, where: hostileText, do: hostileText, cause: hostileText })

/** A report from a hostile repository. */
export const hostileReport: fc.Arbitrary<Report> = fc.record({ findings: fc.array(hostileFinding, { maxLength: 6 }), faults: fc.array(hostileFault, { maxLength: 2 }), skipped: fc.array(fc.record({ file: hostilePath, why: fc.constantFrom('too-large', 'link'), detail: hostileText }), { maxLength: 2 }) })
  .map(({ findings, faults, skipped }) => report(findings, { faults, coverage: { checked: 1, notApplicable: 0, skipped, checksNotApplicable: [] } }))

/** What may stand raw in no report: controls that move a cursor and marks that reorder or hide text. */
export const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u
