import { createHash } from 'node:crypto'
import type { Report, ReportFinding, RuleFacts } from '@perf-rules/core'
import { compareRules, groupBy, openFindings, plural, type ReporterContext, tally } from '../reporter.ts'
import { pageFindings } from './data.ts'
import { htmlEscape, jsonForScript } from './escape.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/**
 * One file to open in a browser, without a network. Its policy allows this script and this style, by hash, and
 * nothing else, so even text that escaped its place could neither run nor load anything.
 */
export function renderHtml(report: Report, context: ReporterContext): string {
  const open = openFindings(report)
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>perf-rules: ${open.length === 0 ? 'no findings' : tally(open)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the findings</a>
<header>
<h1>perf-rules report</h1>
<p class="total">${open.length === 0 ? 'No findings' : `${tally(open)} in ${plural(new Set(open.map(({ file }) => file)).size, 'file')}`}${report.findings.length > open.length ? `, ${report.findings.length - open.length} suppressed` : ''}.</p>
${coverage(report)}
</header>
<main>
${faults(report)}${summary(open, context.rules)}
<section id="results" aria-labelledby="results-title">
<h2 id="results-title">Findings</h2>
<noscript><p>The list of findings needs JavaScript; the table above does not.</p></noscript>
${filters(report, context.rules)}
<p id="count" class="soft" role="status" tabindex="-1"></p>
<div id="list"></div>
<button type="button" id="more" class="more" hidden></button>
</section>
</main>
<footer><p class="soft">Written by perf-rules ${htmlEscape(context.version)}.</p></footer>
<script type="application/json" id="findings">${jsonForScript(pageFindings(report, context))}</script>
<script>${script}</script>
</body>
</html>
`
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function coverage({ coverage: { checked, skipped } }: Report): string {
  const line = `Checked ${plural(checked, 'file')}`
  if (skipped.length === 0) return `<p class="soft">${line}.</p>`
  const rows = skipped.map(({ file, why, detail }) => `<li><code>${htmlEscape(file)}</code> ${htmlEscape(detail === '' ? why : `${why}: ${detail}`)}</li>`)
  return `<details><summary class="soft">${line}, ${skipped.length} not checked.</summary><ul>${rows.join('')}</ul></details>`
}

function faults({ faults: all }: Report): string {
  if (all.length === 0) return ''
  const rows = all.map(({ what, where, do: todo, cause }) => `<li>${htmlEscape(what)}${where === '' ? '' : ` <code>${htmlEscape(where)}</code>`} ${htmlEscape(todo)}${cause === undefined ? '' : `<pre>${cause.split('\n').map(htmlEscape).join('\n')}</pre>`}</li>`)
  return `<section class="faults" aria-labelledby="faults-title">\n<h2 id="faults-title">${plural(all.length, 'fault')}: the run did not do all that it should</h2>\n<ul>${rows.join('\n')}</ul>\n</section>\n`
}

function titled(rule: string, rules: readonly RuleFacts[]): string {
  return htmlEscape(`${rule} ${rules.find(({ id }) => id === rule)?.title ?? ''}`.trimEnd())
}

function summary(open: readonly ReportFinding[], rules: readonly RuleFacts[]): string {
  if (open.length === 0) return ''
  const rows = [...groupBy(open, finding => finding.rule)].sort(([a], [b]) => compareRules(a, b)).map(([rule, findings]) => {
    const cells = (['error', 'warning', 'info'] as const).map(severity => {
      const count = findings.filter(finding => finding.severity === severity).length
      return `<td class="number${count === 0 ? ' none' : ''}">${count}</td>`
    })
    const checks = [...groupBy(findings, finding => finding.check)].map(([check, each]) => `${htmlEscape(check)} ${each.length}`)
    return `<tr><td><button type="button" data-rule="${htmlEscape(rule)}">${titled(rule, rules)}</button></td>${cells.join('')}<td>${checks.join(', ')}</td></tr>`
  })
  return `<section aria-labelledby="rules-title">
<h2 id="rules-title">By rule</h2>
<div class="wide"><table>
<thead><tr><th scope="col">Rule</th><th scope="col" class="number">Errors</th><th scope="col" class="number">Warnings</th><th scope="col" class="number">Info</th><th scope="col">Checks</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>
</section>`
}

/** Hidden until the script runs: without it nothing would answer. */
function filters({ findings }: Report, rules: readonly RuleFacts[]): string {
  const present = [...new Set(findings.map(({ rule }) => rule))].sort(compareRules)
  const boxes = (['error', 'warning', 'info'] as const).map(severity => `<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity}</label>`)
  const suppressed = findings.some(finding => finding.suppressed !== null)
  return `<form id="filters" role="search" aria-label="Filter the findings" hidden>
<div><label for="search">Search files, checks and messages</label><input type="search" id="search" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></div>
<div><label for="rule">Rule</label><select id="rule" name="rule"><option value="">All rules</option>${present.map(rule => `<option value="${htmlEscape(rule)}">${titled(rule, rules)}</option>`).join('')}</select></div>
<fieldset><legend>Severity</legend>${boxes.join('')}</fieldset>
<label class="check"${suppressed ? '' : ' hidden'}><input type="checkbox" name="suppressed"> with suppressed</label>
</form>`
}
