/**
 * The page's script: filters the findings and shows them in steps, so that thousands do not stall the browser.
 * It puts data on the page as text only, never as markup. Plain JavaScript in a string, since the page is one
 * file and its policy allows exactly this text, by hash.
 */
export const script = `
'use strict'
const findings = JSON.parse(document.getElementById('findings').textContent)
const step = 200
const list = document.getElementById('list')
const count = document.getElementById('count')
const more = document.getElementById('more')
const form = document.getElementById('filters')
const search = document.getElementById('search')
const rule = document.getElementById('rule')
const words = findings.map(each => [each.file, each.check, each.rule, each.clauses, each.message, each.owners].join(' ').toLowerCase())
let chosen = []
let perFile = new Map()
let shown = 0

function element(tag, className, ...children) {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...children)
  return made
}

function plural(count) {
  return count === 1 ? '1 finding' : count + ' findings'
}

function prose(tag, className, text) {
  const parts = text.split('\\u0060')
  const made = element(tag, className)
  parts.forEach((part, at) => {
    if (part === '') return
    const isCode = at % 2 === 1 && at < parts.length - 1
    made.append(isCode ? element('code', '', part) : part)
  })
  return made
}

function code(lines) {
  const made = element('pre', '')
  const width = String(lines[lines.length - 1][0]).length
  lines.forEach(([number, before, marked, after], at) => {
    made.append(element('span', 'line', String(number).padStart(width) + ' | '), before, element('mark', '', marked), after, at < lines.length - 1 ? '\\n' : '')
  })
  return made
}

function item(each) {
  const made = element('li', each.suppressed ? 'suppressed' : '')
  const message = prose('p', 'message', each.message)
  message.prepend(element('span', 'severity ' + each.severity, each.severity), ' ')
  made.append(message)
  made.append(element('p', 'meta', 'Line ' + each.place + ' · ' + each.check + (each.clauses ? ' · ' + each.clauses : '') + (each.isMedium ? ' · medium confidence' : '')))
  if (each.code.length > 0) made.append(code(each.code))
  const facts = element('dl', '')
  const fact = (name, value) => facts.append(element('dt', '', name), value)
  if (each.related.length > 0) fact('Places', element('dd', '', element('ol', '', ...each.related.map(place => { const row = prose('li', '', ' ' + place.message); row.prepend(element('code', '', place.place)); return row }))))
  fact('Why', prose('dd', '', each.why))
  fact('Do', prose('dd', '', each.todo))
  if (each.fix) fact('Fix', prose('dd', '', each.fix))
  if (each.owners) fact('Owners', element('dd', '', each.owners))
  if (each.suppressed) fact('Silenced', prose('dd', '', each.suppressed))
  made.append(facts)
  return made
}

function showMore() {
  const next = chosen.slice(shown, shown + step)
  let section = list.lastElementChild
  for (const each of next) {
    if (!section || section.dataset.file !== each.file) {
      section = element('section', 'file', element('h3', '', element('code', '', each.file), element('span', '', plural(perFile.get(each.file)))), element('ol', ''))
      section.dataset.file = each.file
      section.setAttribute('aria-label', each.file)
      list.append(section)
    }
    section.lastElementChild.append(item(each))
  }
  shown += next.length
  more.hidden = shown >= chosen.length
  more.textContent = 'Show ' + Math.min(step, chosen.length - shown) + ' more of ' + (chosen.length - shown)
}

function filter() {
  const needles = search.value.toLowerCase().split(/\\s+/).filter(word => word !== '')
  const severities = new Set(new FormData(form).getAll('severity'))
  const withSuppressed = form.elements.suppressed.checked
  chosen = findings.filter((each, at) => severities.has(each.severity) && (rule.value === '' || each.rule === rule.value) && (withSuppressed || !each.suppressed) && needles.every(word => words[at].includes(word)))
  perFile = new Map()
  for (const each of chosen) perFile.set(each.file, (perFile.get(each.file) || 0) + 1)
  shown = 0
  list.replaceChildren()
  count.textContent = plural(chosen.length) + (chosen.length === findings.length ? '' : ' of ' + findings.length)
  showMore()
}

let waiting
search.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(filter, 120) })
form.addEventListener('change', filter)
form.addEventListener('submit', event => { event.preventDefault(); filter() })
form.addEventListener('reset', () => setTimeout(filter))
more.addEventListener('click', () => { const last = list.querySelectorAll('li').length; showMore(); const next = list.querySelectorAll('ol > li')[last]; if (next) { next.tabIndex = -1; next.focus() } })
document.addEventListener('click', event => {
  const wanted = event.target.dataset ? event.target.dataset.rule : undefined
  if (wanted === undefined) return
  rule.value = wanted
  filter()
  list.scrollIntoView()
  count.focus()
})
document.addEventListener('keydown', event => {
  if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); search.focus() }
})
form.hidden = false
filter()
`
