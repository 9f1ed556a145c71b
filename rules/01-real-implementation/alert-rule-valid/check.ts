import { defineCheck, messages } from '@perf-rules/core'

const refused = 'Prometheus refuses the whole file, and with it every alert in it.'

export const say = messages({
  brokenYaml: { what: 'The file is no YAML: {error}.', why: refused, do: 'Mend the syntax.' },
  badExpression: { what: 'The expression of `{rule}` is no PromQL.', why: refused, do: 'Mend it here: {near}.' },
  badType: { what: 'In the expression of `{rule}` {problem}.', why: refused, do: '{repair}.' },
  noCondition: { what: 'The alert `{rule}` has no condition: it fires for every series that is there.', why: 'An alert that is always on is soon an alert that nobody reads.', do: 'Compare the value with a limit ({how}).' },
  badDuration: { what: '`{key}` is `{value}`, and that is no duration.', why: refused, do: 'Write a number with a unit, without spaces: `30s`, `5m`, `1h30m`.' },
  unknownKey: { what: '`{key}` is no key of {place}.', why: refused, do: 'Use one of {known}.' },
  missing: { what: '{place} has no `{key}`.', why: refused, do: 'Add it.' },
  wrongValue: { what: '`{key}` takes {wanted}, and something else stands here.', why: refused, do: 'Give it {wanted}.' },
  misplaced: { what: '`{key}` has no meaning in {place}.', why: refused, do: 'Remove it.' },
  duplicate: { what: '{kind} `{name}` is there twice in the file.', why: '{cost}', do: 'Give one of them another name or other labels, or remove it.' },
  badName: { what: '`{name}` is no name of {kind}.', why: refused, do: 'Use letters, digits and `_`, and begin with none of the digits{more}.' },
  badTemplate: { what: 'The template in `{key}` cannot be run: {problem}.', why: 'Prometheus refuses the file, or sends an error text in place of the message.', do: 'Use Go’s template syntax with `$value`, `$labels` and the functions that Prometheus lists.' },
  valueInLabel: { what: 'The label `{label}` holds the value of the alert.', why: 'Each new value makes a new alert: `for` begins anew, and the old one is resolved.', do: 'Put the value into an annotation.' },
  lostLabel: { what: 'The template in `{key}` asks for the label `{label}`, which the expression takes away.', why: 'The message has a gap where somebody looks for the culprit.', do: 'Add it to `by (…)`, or leave it out of the text.' },
})

export default defineCheck({
  id: 'alert-rule-valid',
  says: 'Keep every Prometheus rule loadable, and every alert able to be silent.',
  clauses: ['R1.5', 'R5.8'],
  severity: { recommended: 'error', strict: 'error' },
  stage: 'settled',
  options: z => z.strictObject({ alwaysFiring: z.array(z.string()).default([]).describe('Alerts that fire always on purpose, beside those called watchdog, heartbeat or dead man’s switch.') }),
  messages: say,
  standsFor: ['promtool check rules', 'pint promql/syntax', 'pint alerts/comparison', 'pint alerts/template', 'pint yaml/parse', 'pint rule/duplicate'],
  history: [{ in: 'next', note: 'First version.' }],
})
